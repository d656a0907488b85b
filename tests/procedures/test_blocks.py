"""What publishing asks of the sections of procedures, and how segments see them."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from cms.core.blocks import Shortcoming, shortcomings
from procedures.models import Disclaimer, ProcedurePage, ReusableSection, SideEffect

pytestmark = pytest.mark.django_db

BODY = ProcedurePage._meta.get_field("body").stream_block
COLUMNS = [{"heading": "근막 거상"}, {"heading": "피부 거상"}]


def check(name, raw, *, draft=False):
    """None, or the errors of the one section."""
    value = BODY.to_python([{"type": name, "value": raw, "id": "s1"}])
    try:
        (BODY.clean_deferred if draft else BODY.clean)(value)
    except ValidationError as error:
        return error.as_json_data()["blockErrors"][0]
    return None


COMPLETE = [
    ("steps", {"items": [{"text": "<p>절개</p>"}, {"title": "봉합"}]}),
    ("steps", {"items": [{"title": "절개", "points_heading": "장점", "points": [{"text": "흉터가 작음"}]}]}),
    ("comparison", {"columns": COLUMNS, "rows": [{"label": "방법", "cells": ["당김", ""]}]}),
    ("list", {"purpose": "effects", "items": [{"text": "탄력"}, {"title": "윤곽"}]}),
    ("pros_and_cons", {"pros": ["빠름"], "cons": ["부기"]}),
    ("notice", {"kind": "results_vary", "text": "<p>개인차가 있습니다.</p>"}),
    ("related_procedures", {}),
]
INCOMPLETE = [
    ("steps", {"heading": "수술 과정", "items": []}, None),
    ("steps", {"items": [{"title": "절개"}, {"image": None}]}, "items"),
    ("steps", {"items": [{"title": "절개", "points_heading": "장점"}]}, "items"),
    ("steps", {"items": [{"title": "절개", "points": [{}]}]}, "items"),
    ("comparison", {"columns": COLUMNS[:1], "rows": [{"label": "방법", "cells": ["당김"]}]}, "columns"),
    ("comparison", {"columns": COLUMNS, "rows": []}, "rows"),
    ("comparison", {"columns": COLUMNS, "rows": [{"label": "방법", "cells": ["당김"]}]}, "rows"),
    ("comparison", {"columns": COLUMNS, "rows": [{"cells": ["당김", "당김"]}]}, "rows"),
    ("list", {"items": [{"text": "탄력"}]}, "purpose"),
    ("list", {"purpose": "effects", "items": [{"text": "탄력"}, {}]}, "items"),
    ("pros_and_cons", {"pros": ["빠름"], "cons": []}, "cons"),
    ("pros_and_cons", {"pros": ["빠름", " "], "cons": ["부기"]}, "pros"),
    ("notice", {"kind": "legal"}, None),
    ("reusable_section", {}, "section"),
]


@pytest.mark.parametrize("interface", ["ko", "en", "de"])
@pytest.mark.parametrize(("name", "value"), COMPLETE)
def test_a_complete_section_is_published(interface, name, value):
    with override(interface):
        assert check(name, value) is None


@pytest.mark.parametrize(("name", "value", "child"), INCOMPLETE)
def test_an_incomplete_section_is_refused_where_it_is_incomplete(name, value, child):
    errors = check(name, value)

    assert list(errors["blockErrors"]) == [child] if child else errors["messages"]


@pytest.mark.parametrize(("name", "value", "child"), INCOMPLETE)
def test_a_draft_of_the_same_section_is_accepted(name, value, child):
    assert check(name, value, draft=True) is None


def test_a_row_with_too_few_cells_is_named():
    rows = [{"label": "방법", "cells": ["가", "나"]}, {"label": "효과", "cells": ["가"]}]
    with override("en"):
        errors = check("comparison", {"columns": COLUMNS, "rows": rows})

    assert "Row 2 has 1 cells and the table has 2 columns" in str(errors["blockErrors"]["rows"])


def test_side_effects_come_from_the_vocabulary_and_only_in_a_notice_of_side_effects():
    effects = [SideEffect.objects.get(code=code).pk for code in ("inflammation", "bleeding")]

    assert check("notice", {"kind": "side_effects", "side_effects": effects}) is None
    assert "kind" in check("notice", {"kind": "legal", "side_effects": effects})["blockErrors"]


def test_a_notice_may_be_a_shared_disclaimer():
    disclaimer = Disclaimer.objects.create(title="결과", text="<p>개인차가 있습니다.</p>")

    assert check("notice", {"kind": "results_vary", "disclaimer": disclaimer.pk}) is None


def test_a_reusable_section_holds_no_reusable_section():
    inner = ReusableSection._meta.get_field("body").stream_block.child_blocks

    assert not {"reusable_section", "related_procedures"} & set(inner)


def test_shortcomings_name_the_place():
    page = ProcedurePage(
        title="거상술",
        body=[("steps", BODY.child_blocks["steps"].to_python({"items": [{"title": "절개"}, {}]}))],
    )

    with override("en"):
        (shortcoming,) = shortcomings(page)

    assert isinstance(shortcoming, Shortcoming)
    assert str(shortcoming).startswith("sections > 1 Steps > Steps > 2: This step says nothing yet.")

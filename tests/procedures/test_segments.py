"""What of a procedure is translated, and what is not."""

import pytest

from cms.translation.segments import extract
from procedures.models import ProcedureFact, ProcedureMethod, ProcedurePage

pytestmark = pytest.mark.django_db

BODY = ProcedurePage._meta.get_field("body").stream_block


def section(name, identifier, **value):
    return {"type": name, "id": identifier, "value": value}


def segments(page):
    return {segment.key: segment for segment in extract(page).segments("en")}


def page_with(*sections):
    return ProcedurePage(title="거상술", body=BODY.to_python(list(sections)))


def test_anchors_addresses_and_choices_are_neutral():
    page = page_with(
        section(
            "prose", "s1", anchor="recovery", more_link={"url": "https://example.com/", "text": "더 보기"}
        ),
        section(
            "video", "s2", title="과정", addresses={"ko": "https://youtu.be/abcdefghijk"}, depicts="staff"
        ),
        section(
            "call_to_action",
            "s3",
            actions=[{"kind": "phone", "label": "전화", "addresses": {"ko": "02-123-4567"}}],
        ),
    )

    assert {segment.text for segment in segments(page).values()} == {"거상술", "더 보기", "과정", "전화"}


def test_a_reader_meets_heading_content_and_link_in_this_order():
    page = page_with(
        section(
            "prose",
            "s1",
            more_link={"text": "링크"},
            text="<p>본문</p>",
            heading="제목",
            lead="요약",
            eyebrow="머리",
        )
    )

    texts = [segment.text for key, segment in segments(page).items() if key.startswith("body:")]
    assert texts == ["머리", "제목", "요약", "본문", "링크"]


def test_a_credit_is_something_a_language_may_do_without():
    figure = section("figure", "s1", caption="설명", credit="촬영자")

    required = {segment.text: segment.is_required for segment in segments(page_with(figure)).values()}
    assert (required["설명"], required["촬영자"]) == (True, False)


def test_methods_and_notes_are_found_by_the_uid_of_their_row():
    page = page_with()
    method = ProcedureMethod(name="절개법")
    fact = ProcedureFact(note="경과에 따라")
    page.methods.add(method)
    page.facts.add(fact)

    keys = set(segments(page))
    assert {f"proceduremethod:{method.uid}:name", f"procedurefact:{fact.uid}:note"} <= keys


def test_hashtags_have_no_unit():
    page = page_with()
    page.hashtags = "#리프팅"

    assert set(segments(page)) == {"title"}

"""From rows to neutral values, and what a row lacks."""

import inspect
import re
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from cms.core.quantities import Choice, FactValue, Quantity, facts, quantity
from procedures.facts import MESSAGES, fact_problems, fact_value
from procedures.fields import AmountField, validate_choices
from procedures.models import FactEvent, FactKind, ProcedureFact, ProcedurePage
from tests.factories.pages import ProcedurePageFactory

pytestmark = pytest.mark.django_db


def row(kind, event=None, **values):
    return ProcedureFact(
        kind=FactKind.objects.get(code=kind),
        relative_to=FactEvent.objects.get(code=event) if event else None,
        **values,
    )


SEDATION = {"code": "sedation", "modifier": "short_term"}


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        (
            {"kind": "surgery_duration", "minimum": Decimal(4), "maximum": Decimal(5), "unit": "hour"},
            FactValue(Quantity.between(4, 5, "hour")),
        ),
        (
            {"kind": "recovery", "maximum": Decimal(2), "unit": "week", "is_approximate": True},
            FactValue(Quantity.at_most(2, "week", approximate=True)),
        ),
        (
            {
                "kind": "suture_removal",
                "minimum": Decimal(1),
                "maximum": Decimal(2),
                "unit": "week",
                "event": "surgery",
            },
            FactValue(Quantity.between(1, 2, "week"), relative_to="surgery"),
        ),
        (
            {"kind": "return_to_normal_life", "event": "suture_removal"},
            FactValue(relative_to="suture_removal"),
        ),
        ({"kind": "hospitalisation", "is_none": True}, FactValue(is_none=True)),
        (
            {"kind": "anaesthesia", "choices": [SEDATION]},
            FactValue(choices=(Choice("sedation", "short_term"),)),
        ),
        (
            {"kind": "hospitalisation", "choices": [{"code": "day_patient", "modifier": None}]},
            FactValue(choices=(Choice("day_patient"),)),
        ),
    ],
)
def test_a_fact_as_clinics_publish_it_is_complete(fact, value):
    made = row(**fact)

    assert list(fact_problems(made)) == []
    assert fact_value(made) == value


HOURS = {"minimum": Decimal(1), "maximum": Decimal(2), "unit": "hour"}


@pytest.mark.parametrize("interface", ["ko", "en", "de"])
@pytest.mark.parametrize(
    ("fact", "field"),
    [
        ({"kind": "surgery_duration"}, "minimum"),
        ({"kind": "surgery_duration", **HOURS, "minimum": Decimal(3)}, "maximum"),
        ({"kind": "surgery_duration", **HOURS, "unit": ""}, "unit"),
        ({"kind": "surgery_duration", **HOURS, "unit": "millimetre"}, "unit"),
        ({"kind": "surgery_duration", **HOURS, "unit": "fortnight"}, "unit"),
        ({"kind": "surgery_duration", "unit": "hour"}, "minimum"),
        ({"kind": "visits", "minimum": Decimal("1.5"), "unit": "visit"}, "minimum"),
        ({"kind": "surgery_duration", "is_none": True}, "is_none"),
        ({"kind": "anaesthesia", **HOURS}, "unit"),
        ({"kind": "anaesthesia", "choices": [SEDATION], "is_none": True}, "is_none"),
        ({"kind": "anaesthesia", "choices": [SEDATION, SEDATION]}, "choices"),
        ({"kind": "anaesthesia", "choices": [{"code": "day_patient", "modifier": None}]}, "choices"),
        ({"kind": "anaesthesia", "choices": [{"code": "local", "modifier": "mild"}]}, "choices"),
        ({"kind": "anaesthesia", "choices": [SEDATION], "event": "surgery"}, "relative_to"),
    ],
)
def test_a_fact_that_says_nothing_sensible_names_the_field(interface, fact, field):
    with override(interface), pytest.raises(ValidationError) as caught:
        row(**fact).check_complete()

    assert list(caught.value.message_dict) == [field]


def test_a_fact_without_a_kind_is_asked_for_it_alone():
    assert [field for field, _message in fact_problems(ProcedureFact(minimum=Decimal(3)))] == ["kind"]


def test_every_reason_a_quantity_or_fact_can_refuse_has_a_sentence_for_editors():
    codes = set()
    for module in (quantity, facts):
        codes |= set(re.findall(r"raise Invalid\w+\(\s*\"(\w+)\"", inspect.getsource(module)))
    never_from_a_form = {"unknown_key", "approximate", "not_a_number"}

    assert codes - never_from_a_form <= set(MESSAGES)
    assert all(ProcedureFact._meta.get_field(field) for field, _message in MESSAGES.values())


@given(st.decimals(min_value=0, max_value=10**8, places=6))
def test_an_amount_reads_without_a_tail_of_zeros(amount):
    read = AmountField().to_python(str(amount))

    assert read == amount
    assert read == read.to_integral_value() or not str(read).endswith("0")


@pytest.mark.parametrize(
    "stored", ["sedation", ["sedation"], [{"code": "sedation"}], [{"code": 1, "modifier": None}]]
)
def test_choices_of_another_shape_are_refused(stored):
    with pytest.raises(ValidationError):
        validate_choices(stored)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_rows_keep_their_uid_and_texts_when_the_page_is_copied_or_restored(language):
    page = ProcedurePageFactory(source_language=language)
    page.facts.add(row("recovery", minimum=Decimal(1), unit="week", note="메모", source_language=language))
    first = page.save_revision()
    first.publish()
    page = ProcedurePage.objects.get(pk=page.pk)
    uid = page.facts.get().uid

    copy = page.copy(update_attrs={"title": "사본", "slug": "copy", f"slug_{language}": "copy"})
    restored = first.as_object()

    for holder in (copy.specific, copy.get_latest_revision_as_object(), restored):
        fact = holder.facts.get()
        assert (fact.uid, fact.note, getattr(fact, f"note_{language}")) == (uid, "메모", "메모")

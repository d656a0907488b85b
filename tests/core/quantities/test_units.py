"""The registry of units and what a unit must bring along."""

import subprocess
import sys
from decimal import Decimal

import pytest

from cms.core.quantities import (
    UNITS,
    BoundStyle,
    Family,
    InvalidUnit,
    Quantity,
    Unit,
    UnitRegistry,
    UnknownUnit,
    format_quantity,
)

SHIPPED = "minute hour day week month year night visit millimetre centimetre millilitre degree won"


def test_the_units_of_the_contract_are_shipped():
    assert {unit.code for unit in UNITS.shipped} == set(SHIPPED.split())


@pytest.mark.parametrize("code", ["fortnight", "Hour", "hours", "", "시간"])
def test_an_unknown_unit_is_an_error_that_lists_the_known_ones(code):
    with pytest.raises(UnknownUnit, match="minute, hour, day"):
        UNITS.find(code)


@pytest.mark.parametrize(
    ("unit", "style"),
    [
        ("week", BoundStyle.DEADLINE),
        ("night", BoundStyle.EXTENT),
        ("visit", BoundStyle.EXTENT),
        ("won", BoundStyle.PRICE),
    ],
)
def test_an_open_bound_reads_by_what_the_unit_measures(unit, style):
    assert UNITS.find(unit).bound_style == style


class TestClinicUnits:
    def test_a_unit_from_a_source_is_written_like_a_shipped_one(self, clinic_units):
        shots = Quantity.between(300, 400, "shot")

        assert (format_quantity(shots, "en"), format_quantity(shots, "ko")) == ("300–400 shots", "300~400샷")

    def test_plural_forms_follow_the_language(self, clinic_units):
        one = Quantity.exactly(1, "shot")

        assert (format_quantity(one, "en"), format_quantity(one, "ko")) == ("1 shot", "1샷")

    def test_a_unit_on_a_shipped_base_is_comparable(self, clinic_units):
        assert Quantity.exactly(30, "cc").same_amount(Quantity.exactly(30, "millilitre"))

    def test_without_its_source_the_unit_is_unknown(self):
        with pytest.raises(UnknownUnit):
            Quantity.exactly(30, "cc")

    def test_a_source_cannot_redefine_a_shipped_unit(self):
        hour = Unit("hour", Family.DURATION, "minute", Decimal(60), cldr="duration-hour")
        registry = UnitRegistry([hour])
        registry.add_source(lambda code: Unit(code, Family.COUNT, code, cldr="duration-day"))

        assert registry.find("hour") is hour

    def test_a_source_is_added_once(self):
        asked = []
        registry = UnitRegistry([])
        registry.add_source(asked.append)
        registry.add_source(registry._sources[0])

        with pytest.raises(UnknownUnit):
            registry.find("cc")
        assert asked == ["cc"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"factor": Decimal(0), "cldr": "duration-day"}, "factor"),
        ({"factor": Decimal(-1), "cldr": "duration-day"}, "factor"),
        ({}, "no_text"),
        ({"labels": {"en": {"one": "{number} shot"}}}, "labels"),
        ({"labels": {"ko": {"other": "샷"}}}, "labels"),
        ({"labels": {"ko": {"other": "{number}샷 {number}"}}}, "labels"),
    ],
)
def test_an_incomplete_unit_is_refused(changes, code):
    with pytest.raises(InvalidUnit) as caught:
        Unit("shot", Family.COUNT, "shot", **changes)
    assert caught.value.code == code


def test_braces_in_a_clinics_label_stay_text(clinic_units, monkeypatch):
    odd = Unit("odd", Family.COUNT, "odd", labels={"en": {"other": "{number} {x} {amount}"}})
    monkeypatch.setitem(clinic_units, "odd", odd)

    assert format_quantity(Quantity.at_least(2, "odd"), "en") == "at least 2 {x} {amount}"


def test_the_package_imports_without_django():
    script = "import sys, cms.core.quantities.shipped; sys.exit(any(m.split('.')[0] == 'django' for m in sys.modules))"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0  # noqa: S603 - own script

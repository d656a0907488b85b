"""ISO 8601 durations as documents carry them."""

from decimal import Decimal

import pytest

from cms.core.quantities import UNITS, Iso8601Bounds, Quantity
from cms.core.quantities.durations import iso8601_duration


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("4", "hour", "PT4H"),
        ("2", "week", "P2W"),
        ("7", "day", "P7D"),
        ("90", "minute", "PT90M"),
        ("100", "minute", "PT100M"),
        ("6", "month", "P6M"),
        ("10", "year", "P10Y"),
        ("0", "hour", "PT0H"),
        ("1.5", "hour", "PT1H30M"),
        ("0.5", "hour", "PT30M"),
        ("1.25", "hour", "PT1H15M"),
        ("36.5", "hour", "PT36H30M"),
        ("0.51", "hour", "PT30M36S"),
        ("2.5", "minute", "PT2M30S"),
        ("0.01", "minute", "PT0.6S"),
        ("1.5", "day", "P1DT12H"),
        ("0.5", "day", "PT12H"),
        ("1.5", "week", "P10DT12H"),
        ("0.5", "week", "P3DT12H"),
        ("1.5", "year", "P1Y6M"),
        ("0.5", "year", "P6M"),
        ("1.1", "year", "P1Y1.2M"),
        ("1.5", "month", "P1.5M"),
    ],
)
def test_a_fraction_is_carried_into_smaller_designators_where_that_is_exact(value, unit, text):
    assert iso8601_duration(Decimal(value), UNITS.find(unit)) == text


@pytest.mark.parametrize("unit", [unit.code for unit in UNITS.shipped if unit.iso8601 is None])
def test_what_is_no_iso_duration_has_none(unit):
    assert Quantity.exactly(2, unit).iso8601() == Iso8601Bounds(None, None)


@pytest.mark.parametrize(
    ("quantity", "bounds"),
    [
        (Quantity.between(4, 5, "hour"), Iso8601Bounds("PT4H", "PT5H")),
        (Quantity.exactly(7, "day"), Iso8601Bounds("P7D", "P7D")),
        (Quantity.at_most(2, "week"), Iso8601Bounds(None, "P2W")),
        (Quantity.at_least(4, "week"), Iso8601Bounds("P4W", None)),
    ],
)
def test_each_bound_has_its_own_duration(quantity, bounds):
    assert quantity.iso8601() == bounds

"""What makes a quantity, its mapping form, and comparison."""

import json
from decimal import Decimal

import pytest

from cms.core.quantities import IncomparableUnits, InvalidQuantity, Quantity, UnknownUnit


class TestValidation:
    @pytest.mark.parametrize(
        ("minimum", "maximum", "unit", "code"),
        [
            (None, None, "hour", "no_bounds"),
            (Decimal(5), Decimal(4), "hour", "minimum_above_maximum"),
            (Decimal(-1), Decimal(4), "hour", "negative"),
            (None, Decimal(-4), "hour", "negative"),
            (Decimal(0), Decimal(0), "hour", "zero"),
            (None, Decimal(0), "hour", "zero"),
            (Decimal(0), None, "hour", "zero"),
            (Decimal("1.5"), Decimal(2), "visit", "too_precise"),
            (Decimal("0.5"), None, "night", "too_precise"),
            (Decimal("1000.5"), None, "won", "too_precise"),
            (Decimal("0.0000001"), None, "hour", "too_precise"),
            (Decimal(10) ** 9, None, "won", "too_large"),
            (Decimal("NaN"), None, "hour", "not_a_number"),
            (None, Decimal("Infinity"), "hour", "not_a_number"),
            (4.5, None, "hour", "not_a_number"),
            (True, None, "hour", "not_a_number"),
            ("4", None, "hour", "not_a_number"),
        ],
    )
    def test_bounds_that_make_no_quantity_are_refused_with_a_code(self, minimum, maximum, unit, code):
        with pytest.raises(InvalidQuantity) as caught:
            Quantity(minimum, maximum, unit)
        assert caught.value.code == code

    def test_an_unknown_unit_is_refused(self):
        with pytest.raises(UnknownUnit, match="“fortnight”"):
            Quantity.exactly(1, "fortnight")

    def test_numbers_have_one_form(self):
        assert Quantity.exactly(Decimal("4.00"), "hour") == Quantity.exactly(4, "hour")
        assert str(Quantity.exactly(Decimal("1.50"), "hour").minimum) == "1.5"
        assert str(Quantity.exactly(Decimal("1E+2"), "hour").minimum) == "100"

    def test_minus_zero_is_zero(self):
        assert str(Quantity.between(Decimal("-0"), 1, "visit").minimum) == "0"

    @pytest.mark.parametrize(
        ("quantity", "single"),
        [
            (Quantity.exactly(4, "hour"), True),
            (Quantity.between(4, 4, "hour"), True),
            (Quantity.between(4, 5, "hour"), False),
            (Quantity.at_least(4, "hour"), False),
            (Quantity.at_most(4, "hour"), False),
        ],
    )
    def test_equal_bounds_are_a_single_value(self, quantity, single):
        assert quantity.is_single is single


class TestMapping:
    @pytest.mark.parametrize(
        ("quantity", "text"),
        [
            (
                Quantity.between(4, 5, "hour"),
                '{"minimum": 4, "maximum": 5, "unit": "hour", "approximate": false}',
            ),
            (
                Quantity.exactly(Decimal("1.5"), "hour", approximate=True),
                '{"minimum": 1.5, "maximum": 1.5, "unit": "hour", "approximate": true}',
            ),
            (
                Quantity.at_most(2, "week"),
                '{"minimum": null, "maximum": 2, "unit": "week", "approximate": false}',
            ),
            (
                Quantity.at_least(Decimal("999999999.999999"), "millimetre"),
                '{"minimum": 999999999.999999, "maximum": null, "unit": "millimetre", "approximate": false}',
            ),
        ],
    )
    def test_a_quantity_is_json_numbers_there_and_back(self, quantity, text):
        assert json.dumps(quantity.to_mapping()) == text
        assert Quantity.from_mapping(json.loads(text)) == quantity

    def test_absent_bounds_are_open_and_absent_approximate_is_false(self):
        assert Quantity.from_mapping({"maximum": 2, "unit": "week"}) == Quantity.at_most(2, "week")

    @pytest.mark.parametrize(
        ("mapping", "code"),
        [
            ({"minimum": 4}, "no_unit"),
            ({"minimum": 4, "unit": None}, "no_unit"),
            ({"minimum": "4", "unit": "hour"}, "not_a_number"),
            ({"minimum": True, "unit": "hour"}, "not_a_number"),
            ({"minimum": float("nan"), "unit": "hour"}, "not_a_number"),
            ({"minimum": [4], "unit": "hour"}, "not_a_number"),
            ({"minimum": 4, "unit": "hour", "approximate": "yes"}, "approximate"),
            ({"minimum": 4, "unit": "hour", "maximun": 5}, "unknown_key"),
            ({"unit": "hour"}, "no_bounds"),
            ({"minimum": 5, "maximum": 4, "unit": "hour"}, "minimum_above_maximum"),
        ],
    )
    def test_a_malformed_mapping_is_refused_with_a_code(self, mapping, code):
        with pytest.raises(InvalidQuantity) as caught:
            Quantity.from_mapping(mapping)
        assert caught.value.code == code


class TestComparison:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (Quantity.exactly(14, "day"), Quantity.exactly(2, "week")),
            (Quantity.exactly(90, "minute"), Quantity.exactly(Decimal("1.5"), "hour")),
            (Quantity.exactly(1, "day"), Quantity.exactly(24, "hour")),
            (Quantity.between(7, 14, "day"), Quantity.between(1, 2, "week")),
            (Quantity.at_most(14, "day"), Quantity.at_most(2, "week")),
            (Quantity.at_least(28, "day"), Quantity.at_least(4, "week")),
            (Quantity.exactly(12, "month"), Quantity.exactly(1, "year")),
            (Quantity.exactly(Decimal("4.5"), "centimetre"), Quantity.exactly(45, "millimetre")),
            (Quantity.exactly(2, "week", approximate=True), Quantity.exactly(14, "day")),
        ],
    )
    def test_the_same_amount_in_another_unit_is_the_same_amount(self, one, other):
        assert one.same_amount(other)
        assert one != other

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (Quantity.exactly(13, "day"), Quantity.exactly(2, "week")),
            (Quantity.at_most(14, "day"), Quantity.at_least(2, "week")),
            (Quantity.exactly(14, "day"), Quantity.at_most(2, "week")),
            (Quantity.between(1, 2, "week"), Quantity.between(1, 2, "day")),
        ],
    )
    def test_another_amount_or_bound_is_not_the_same_amount(self, one, other):
        assert not one.same_amount(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("month", "week"),
            ("month", "day"),
            ("year", "day"),
            ("night", "day"),
            ("hour", "millimetre"),
            ("visit", "won"),
            ("degree", "millilitre"),
        ],
    )
    def test_units_without_an_exact_factor_cannot_be_compared(self, one, other):
        first, second = Quantity.exactly(1, one), Quantity.exactly(4, other)

        assert not first.is_comparable_with(second)
        with pytest.raises(IncomparableUnits):
            first.same_amount(second)
        with pytest.raises(IncomparableUnits):
            second.overlaps(first)

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            (Quantity.between(1, 2, "week"), Quantity.exactly(10, "day"), True),
            (Quantity.between(1, 2, "week"), Quantity.between(14, 21, "day"), True),
            (Quantity.between(1, 2, "week"), Quantity.between(15, 21, "day"), False),
            (Quantity.at_most(2, "week"), Quantity.exactly(3, "day"), True),
            (Quantity.at_most(2, "week"), Quantity.at_least(3, "week"), False),
            (Quantity.at_least(2, "week"), Quantity.at_least(30, "day"), True),
        ],
    )
    def test_quantities_overlap_when_an_amount_lies_in_both(self, one, other, expected):
        assert one.overlaps(other) is expected
        assert other.overlaps(one) is expected

    def test_bounds_are_given_in_the_base_unit_for_filters(self):
        hours = Quantity.at_most(Decimal("1.5"), "hour")

        assert (hours.base_unit, hours.lower_bound_in_base, hours.upper_bound_in_base) == ("minute", None, 90)

    def test_sorting_goes_by_the_lower_bound_and_then_the_upper_one(self):
        ordered = [
            Quantity.at_most(1, "hour"),
            Quantity.at_most(2, "day"),
            Quantity.exactly(90, "minute"),
            Quantity.between(Decimal("1.5"), 2, "hour"),
            Quantity.at_least(90, "minute"),
            Quantity.exactly(1, "day"),
            Quantity.exactly(1, "month"),
        ]

        assert sorted(reversed(ordered), key=lambda quantity: quantity.sort_key) == ordered

"""An amount with a unit: one value, a range, or one bound left open.

Neutral: it holds numbers and a unit code and no language; `formatting` writes it out. Decimals throughout,
in one canonical form (`4.0` is `4`), so that equal quantities are equal, hash alike and serialise alike.

`==` asks whether two quantities are written the same; `same_amount` asks whether they are as much (14 days
and 2 weeks). Comparison is exact or it raises `IncomparableUnits`: nothing here takes a month for 30 days.

Numbers in the mapping form are JSON numbers. At most six decimals below 10⁹ are accepted, which is what a
double gives back digit for digit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self, TypedDict

from cms.core.quantities.durations import iso8601_duration
from cms.core.quantities.errors import IncomparableUnits, InvalidQuantity
from cms.core.quantities.units import UNITS, Unit

MAXIMUM_DECIMALS = 6
LIMIT = Decimal(10) ** 9
_KEYS = ("minimum", "maximum", "unit", "approximate")


class QuantityMapping(TypedDict):
    """The form in documents and in YAML."""

    minimum: int | float | None
    maximum: int | float | None
    unit: str
    approximate: bool


@dataclass(frozen=True)
class Iso8601Bounds:
    """ISO 8601 durations of the two bounds; None for an open bound and for units without a duration."""

    minimum: str | None
    maximum: str | None


@dataclass(frozen=True)
class Quantity:
    """`minimum` and `maximum` in `unit`; equal for a single value, None for the open side."""

    minimum: Decimal | None
    maximum: Decimal | None
    unit: str
    approximate: bool = False

    def __post_init__(self) -> None:
        unit = UNITS.find(self.unit)
        for name in ("minimum", "maximum"):
            object.__setattr__(self, name, _canonical(getattr(self, name), name, unit))
        _check_bounds(self.minimum, self.maximum)

    @classmethod
    def exactly(cls, value: Decimal | int, unit: str, *, approximate: bool = False) -> Self:
        return cls(Decimal(value), Decimal(value), unit, approximate)

    @classmethod
    def between(
        cls, minimum: Decimal | int, maximum: Decimal | int, unit: str, *, approximate: bool = False
    ) -> Self:
        return cls(Decimal(minimum), Decimal(maximum), unit, approximate)

    @classmethod
    def at_least(cls, minimum: Decimal | int, unit: str, *, approximate: bool = False) -> Self:
        return cls(Decimal(minimum), None, unit, approximate)

    @classmethod
    def at_most(cls, maximum: Decimal | int, unit: str, *, approximate: bool = False) -> Self:
        return cls(None, Decimal(maximum), unit, approximate)

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> Self:
        """Reads `to_mapping`'s form; absent bounds are open. Raises `InvalidQuantity` or `UnknownUnit`."""
        if unknown := sorted(str(key) for key in mapping.keys() - set(_KEYS)):
            raise InvalidQuantity(
                "unknown_key",
                f"A quantity has no “{unknown[0]}”. Its keys are {', '.join(_KEYS)}.",
            )
        unit, approximate = mapping.get("unit"), mapping.get("approximate", False)
        if not isinstance(unit, str):
            raise InvalidQuantity("no_unit", "Name the unit of the quantity, for example “unit: week”.")
        if not isinstance(approximate, bool):
            raise InvalidQuantity("approximate", "Write “approximate” as true or false.")
        minimum = _from_number(mapping.get("minimum"), "minimum")
        maximum = _from_number(mapping.get("maximum"), "maximum")
        return cls(minimum, maximum, unit, approximate)

    def to_mapping(self) -> QuantityMapping:
        return {
            "minimum": _to_number(self.minimum),
            "maximum": _to_number(self.maximum),
            "unit": self.unit,
            "approximate": self.approximate,
        }

    @property
    def is_single(self) -> bool:
        return self.minimum == self.maximum

    @property
    def base_unit(self) -> str:
        """Code of the unit that the bounds below are in; quantities compare only within one base unit."""
        return UNITS.find(self.unit).base

    @property
    def lower_bound_in_base(self) -> Decimal | None:
        return None if self.minimum is None else self.minimum * UNITS.find(self.unit).factor

    @property
    def upper_bound_in_base(self) -> Decimal | None:
        return None if self.maximum is None else self.maximum * UNITS.find(self.unit).factor

    @property
    def sort_key(self) -> tuple[str, Decimal, Decimal]:
        """Orders any quantities: by base unit, then from the lower bound up."""
        upper = self.upper_bound_in_base
        return (
            self.base_unit,
            self.lower_bound_in_base or Decimal(0),
            Decimal("Infinity") if upper is None else upper,
        )

    def is_comparable_with(self, other: "Quantity") -> bool:
        return self.base_unit == other.base_unit

    def same_amount(self, other: "Quantity") -> bool:
        """Whether both bounds agree after conversion; `approximate` is no part of the amount."""
        self._require_comparable(other)
        return (self.lower_bound_in_base, self.upper_bound_in_base) == (
            other.lower_bound_in_base,
            other.upper_bound_in_base,
        )

    def overlaps(self, other: "Quantity") -> bool:
        """Whether some amount lies within the bounds of both; bounds themselves belong to the range."""
        self._require_comparable(other)
        (_, low, high), (_, other_low, other_high) = self.sort_key, other.sort_key
        return low <= other_high and other_low <= high

    def iso8601(self) -> Iso8601Bounds:
        unit = UNITS.find(self.unit)
        return Iso8601Bounds(
            *(
                None if bound is None else iso8601_duration(bound, unit)
                for bound in (self.minimum, self.maximum)
            )
        )

    def _require_comparable(self, other: "Quantity") -> None:
        if not self.is_comparable_with(other):
            raise IncomparableUnits(
                "incomparable_units",
                f"“{self.unit}” and “{other.unit}” cannot be converted into each other exactly. "
                "Compare quantities with the same base unit only.",
            )


def _check_bounds(minimum: Decimal | None, maximum: Decimal | None) -> None:
    if minimum is None and maximum is None:
        raise InvalidQuantity("no_bounds", "Give a minimum, a maximum or both.")
    if minimum is not None and maximum is not None and minimum > maximum:
        raise InvalidQuantity(
            "minimum_above_maximum",
            f"The minimum ({minimum}) is above the maximum ({maximum}). Exchange or correct them.",
        )
    if maximum == 0 or (maximum is None and minimum == 0):
        raise InvalidQuantity("zero", "An amount of zero is written as an explicit none, not as a quantity.")


def _canonical(value: Decimal | int | None, name: str, unit: Unit) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, Decimal | int) or not Decimal(value).is_finite():
        raise InvalidQuantity("not_a_number", f"The {name} must be a decimal number or None.")
    value = Decimal(value)
    if value < 0:
        raise InvalidQuantity("negative", f"The {name} ({value}) must not be negative.")
    if value >= LIMIT:
        raise InvalidQuantity("too_large", f"The {name} ({value}) must be below {LIMIT:,}.")
    if value != round(value, 0 if unit.is_whole else MAXIMUM_DECIMALS):
        raise InvalidQuantity(
            "too_precise",
            f"The {name} ({value}) must be a whole number of “{unit.code}”."
            if unit.is_whole
            else f"The {name} ({value}) must have at most {MAXIMUM_DECIMALS} decimals.",
        )
    return _without_trailing_zeros(value)


def _without_trailing_zeros(value: Decimal) -> Decimal:
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def _from_number(value: object, name: str) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise InvalidQuantity("not_a_number", f"Write the {name} as a number without quotation marks.")
    return Decimal(str(value))  # the shortest text of a float is what was typed


def _to_number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

"""The units a fact may use, and what is known about each of them.

A unit is data: the shipped ones stand in this file, and a clinic's own (cc, shots) come from a source that
the application adds when it starts, `UNITS.add_source(lookup)`, so that this package needs no database.

`base` names the unit that amounts are compared in. Units share a base only where the factor is exact:
minutes to weeks, months and years. A month is no exact number of weeks, and a night is not a day, so they
have bases of their own although all of them are durations.

Text comes from CLDR through Babel where CLDR knows the unit (`cldr`), otherwise from `labels`: language to
plural category to a pattern with `{number}`. Labels win over CLDR.

Prices: English has the ISO code before the amount (`KRW 1,200,000`), because the won sign is easily taken
for another currency by foreign patients. Korean has `1,200,000원`: clinics also write `120만 원`, but that
rounds or splits other amounts (`123만 5천 원`), and price lists are written out in digits.

Does not do: currency conversion, approximate conversion, names of units for forms.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from cms.core.quantities.errors import InvalidUnit, UnknownUnit


class Family(StrEnum):
    """What a unit measures; a kind of fact accepts the units of one family."""

    DURATION = "duration"
    COUNT = "count"
    LENGTH = "length"
    VOLUME = "volume"
    ANGLE = "angle"
    MONEY = "money"


class BoundStyle(StrEnum):
    """How an open bound reads."""

    DEADLINE = "deadline"
    """Something happens by then: `within 2 weeks` / `2주 이내`."""
    EXTENT = "extent"
    """Something goes as far as that: `up to 3 visits` / `최대 3회`."""
    PRICE = "price"
    """What one pays: `from KRW 1,000,000` / `1,000,000원부터`."""


_STYLE_OF_FAMILY = {Family.DURATION: BoundStyle.DEADLINE, Family.MONEY: BoundStyle.PRICE}


@dataclass(frozen=True)
class Unit:
    """One unit; the shipped instances below are the examples."""

    code: str
    family: Family
    base: str
    """Code of the unit that amounts are compared in; its own code where nothing else is exact."""
    factor: Decimal = Decimal(1)
    """How many of `base` one of this unit is."""
    is_whole: bool = False
    """Half a visit does not exist."""
    iso8601: str | None = None
    """ISO 8601-1 duration designator, with its `T` for a part of the day (`TH`)."""
    cldr: str | None = None
    """CLDR unit identifier, fully qualified."""
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    """Language to plural category to pattern; `other` is always needed."""
    bounds: BoundStyle | None = None
    """How an open bound reads, where the family's way would be wrong."""

    def __post_init__(self) -> None:
        if self.factor <= 0:
            raise InvalidUnit("factor", f"The factor of the unit “{self.code}” must be above zero.")
        if not self.cldr and not self.labels:
            raise InvalidUnit(
                "no_text",
                f"Give the unit “{self.code}” a CLDR identifier or labels, else nobody can read it.",
            )
        for language, forms in self.labels.items():
            if "other" not in forms or any(form.count("{number}") != 1 for form in forms.values()):
                raise InvalidUnit(
                    "labels",
                    f"The “{language}” labels of the unit “{self.code}” need the plural category “other”, "
                    "and each form must contain {number} once.",
                )

    @property
    def bound_style(self) -> BoundStyle:
        return self.bounds or _STYLE_OF_FAMILY.get(self.family, BoundStyle.EXTENT)


def _time(code: str, base: str, factor: int, iso8601: str) -> Unit:
    return Unit(code, Family.DURATION, base, Decimal(factor), iso8601=iso8601, cldr=f"duration-{code}")


SHIPPED_UNITS = (
    _time("minute", "minute", 1, "TM"),
    _time("hour", "minute", 60, "TH"),
    _time("day", "minute", 24 * 60, "D"),
    _time("week", "minute", 7 * 24 * 60, "W"),
    _time("month", "month", 1, "M"),
    _time("year", "month", 12, "Y"),
    Unit(
        "night", Family.DURATION, "night", is_whole=True, cldr="duration-night", bounds=BoundStyle.EXTENT
    ),  # a night is stayed, not waited for: "up to 2 nights"
    Unit(
        "visit",
        Family.COUNT,
        "visit",
        is_whole=True,
        labels={"en": {"one": "{number} visit", "other": "{number} visits"}, "ko": {"other": "{number}회"}},
    ),
    Unit("millimetre", Family.LENGTH, "millimetre", cldr="length-millimeter"),
    Unit("centimetre", Family.LENGTH, "millimetre", Decimal(10), cldr="length-centimeter"),
    Unit("millilitre", Family.VOLUME, "millilitre", cldr="volume-milliliter"),
    Unit("degree", Family.ANGLE, "degree", cldr="angle-degree"),
    Unit(
        "won",
        Family.MONEY,
        "won",
        is_whole=True,
        labels={"en": {"other": "KRW {number}"}, "ko": {"other": "{number}원"}},
    ),
)

UnitSource = Callable[[str], Unit | None]
"""Answers a code with the unit, or None where it does not know it."""


class UnitRegistry:
    """The shipped units, then whatever the added sources know. A shipped unit cannot be redefined."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._shipped = {unit.code: unit for unit in units}
        self._sources: list[UnitSource] = []

    @property
    def shipped(self) -> tuple[Unit, ...]:
        return tuple(self._shipped.values())

    def add_source(self, source: UnitSource) -> None:
        """Ask `source` for codes that are not shipped. It is called on every use: caching is its business."""
        if source not in self._sources:
            self._sources.append(source)

    def remove_source(self, source: UnitSource) -> None:
        self._sources.remove(source)

    def find(self, code: str) -> Unit:
        """The unit with this code; raises `UnknownUnit`."""
        if unit := self._shipped.get(code):
            return unit
        for source in self._sources:
            if unit := source(code):
                return unit
        raise UnknownUnit(
            "unknown_unit",
            f"There is no unit “{code}”. Use one of {', '.join(self._shipped)}, or add the unit first.",
        )


UNITS = UnitRegistry(SHIPPED_UNITS)

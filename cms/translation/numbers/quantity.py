"""The working values of extraction: a unit, a quantity still being assembled, and the page it is assembled on.

A quantity starts as a numeral, is given a unit, is joined to its neighbours (ranges, compounds) and last gets its
bound. `Page` keeps which characters are already explained, so that a date is not read again as three numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from .mentions import Bound, Dimension, Direction

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as one language writes it, and how it relates to the base unit."""

    dimension: Dimension
    factor: Decimal = ONE
    qualifier: str = ""

    @property
    def is_measure(self) -> bool:
        """Whether "a" or "한" before it says one: a day, an hour; not a place or a method."""
        return self.dimension in MEASURES


MEASURES = frozenset(
    {
        Dimension.TIME,
        Dimension.CALENDAR,
        Dimension.NIGHT,
        Dimension.LENGTH,
        Dimension.VOLUME,
        Dimension.MASS,
        Dimension.DEGREE,
        Dimension.SHARE,
        Dimension.MONEY,
        Dimension.OTHER,
    }
)


@dataclass(slots=True)
class Quantity:
    """A quantity being read. `low` and `high` are as written times `scale`, before the unit's factor."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: Unit | None = None
    scale: Decimal = ONE
    form: str = "digits"
    is_soft: bool = False
    is_approximate: bool = False
    is_closed: bool = False  # already has both its ends: not joined to a neighbour
    bound: Bound = Bound.EXACT
    direction: Direction = Direction.NONE

    @property
    def dimension(self) -> Dimension:
        """Of the unit, or plain."""
        return self.unit.dimension if self.unit else Dimension.PLAIN

    @property
    def factor(self) -> Decimal:
        """Of the unit, or one."""
        return self.unit.factor if self.unit else ONE

    @property
    def is_range(self) -> bool:
        """Whether two different ends are known."""
        return self.low != self.high


@dataclass(slots=True)
class Page:
    """The visible text and what has been read on it."""

    text: str
    taken: bytearray = field(init=False)
    quantities: list[Quantity] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.taken = bytearray(len(self.text))

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing has been read there."""
        return self.taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        """Mark as explained, whether or not it is a quantity."""
        self.taken[start:end] = b"\x01" * (end - start)

    def add(self, quantity: Quantity) -> None:
        """Record a quantity and mark its characters."""
        self.take(quantity.start, quantity.end)
        self.quantities.append(quantity)

    def free_matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern that touch nothing already read."""
        for match in pattern.finditer(self.text):
            if self.is_free(match.start(), match.end()):
                yield match

    def preceded_by(self, pattern: re.Pattern[str], end: int, *, reach: int = 40) -> re.Match[str] | None:
        """A match of a pattern that ends in "$" just before a place, looking no further back than `reach`."""
        return pattern.search(self.text, max(0, end - reach), end)

    def ignore(self, pattern: re.Pattern[str]) -> None:
        """Mark idioms as explained, so that no number is seen in them."""
        for match in pattern.finditer(self.text):
            self.take(match.start(), match.end())

    def sort(self) -> None:
        """Put the quantities in reading order."""
        self.quantities.sort(key=lambda quantity: quantity.start)

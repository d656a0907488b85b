"""What a number in a text means, free of the language that wrote it.

Everything else in this package reads text into these values or compares them. Values are held in the base unit of
their dimension (seconds, months, millimetres, …), so that 14 days and 2 weeks are equal without anybody converting.
Nothing here looks at text.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Dimension(StrEnum):
    """What is measured. Two mentions of different dimensions agree only where `agreement` says so."""

    PLAIN = "plain"  # a bare number, "01."
    COUNT = "count"  # things; the qualifier is the class of thing, if known
    INDEX = "index"  # "2단계", "5층": a count or a place in an order, Korean does not say which
    ORDINAL = "ordinal"  # second, 둘째, step 2
    TIME = "time"  # seconds
    CALENDAR = "calendar"  # months and years, in months
    NIGHT = "night"
    RELATIVE_DAY = "relative-day"  # 0 the same day, 1 the next
    DATE = "date"  # yyyymmdd with zeros for what is not said; the qualifier names the parts
    CLOCK = "clock"  # minutes after midnight; the qualifier is "12h" if a.m. or p.m. was not said
    WEEKDAY = "weekday"  # 1 Monday to 7 Sunday
    DECADE = "decade"  # in their 30s
    LENGTH = "length"  # millimetres
    VOLUME = "volume"  # millilitres
    MASS = "mass"  # milligrams
    DEGREE = "degree"  # angle, or temperature when the qualifier says so
    SHARE = "share"  # 0.1 for 10 %, one in ten, a tenth
    RATIO = "ratio"  # low : high
    MONEY = "money"  # the qualifier is the currency
    OTHER = "other"  # a unit that only equals itself; the qualifier names it
    TOKEN = "token"  # noqa: S105 - 3D, 02-1234-5678: kept as written


class Bound(StrEnum):
    """How far the value reaches. English "over" and Korean "여" are kept apart because they are vague."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    OVER = "over"
    AT_MOST = "at-most"
    LESS_THAN = "less-than"
    UNTIL = "until"
    FROM = "from"
    ODD = "odd"  # 20여 년: twenty-odd


class Direction(StrEnum):
    """On which side of an event a length of time lies."""

    NONE = ""
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Mention:
    """One quantity found in a text.

    `low` and `high` are equal for a single value, and in base units. A soft mention ("once", "한 번", "both") carries
    a quantity that the other language may well leave out. `start` and `end` count characters of the given text.
    """

    dimension: Dimension
    low: Decimal
    high: Decimal
    qualifier: str
    bound: Bound
    direction: Direction
    is_approximate: bool
    is_soft: bool
    start: int
    end: int
    surface: str

    @property
    def meaning(self) -> tuple[str, ...]:
        """A hashable form of everything but where it stands and how it is written."""
        return (
            self.dimension.value,
            canonical(self.low),
            canonical(self.high),
            self.qualifier,
            self.bound.value,
            self.direction.value,
            "about" if self.is_approximate else "",
        )


def canonical(value: Decimal) -> str:
    """The same text for 5, 5.0 and 5E0."""
    return format(value.normalize(), "f")

"""English phrases that are a number and its unit in one: half an hour, a quarter, their forties, the next day.

Runs before the number words are read, since "one third" is not one and "half a dozen hours" is not half.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .mentions import Dimension
from .quantity import ONE, Page, Quantity, Unit
from .units import DAY, HOUR, MONTH, SHARE, THING, WEEK, YEAR

_TIME_UNITS = {
    "hour": HOUR,
    "day": DAY,
    "month": MONTH,
    "year": YEAR,
    "week": WEEK,
    "dozen": THING,
    "century": Unit(Dimension.CALENDAR, Decimal(1200)),
}
_HALF_UNIT = re.compile(
    r"\bhalf[\s-](?:an?\s|the\s)?(hour|day|month|year|week|dozen|century)\b|\ba\shalf[\s-](hour|day|month|year|dozen)\b",
    re.IGNORECASE,
)
_QUARTER_HOUR = re.compile(r"\b(?:(a|one|three)[\s-])?quarters?\sof\san\shour\b", re.IGNORECASE)
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
}
_PARTS |= {"tenth": 10, "tenths": 10, "sixth": 6, "eighth": 8}
_COUNTS = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "nine": 9, "seven": 7}
_FRACTION = re.compile(
    rf"\b(one|two|three|four|seven|nine)[\s-]({'|'.join(_PARTS)})\b(?!\s(?:day|week|month|year|visit|session|time)s?\b)",
    re.IGNORECASE,
)
_A_PART = re.compile(
    r"\ba\s(third|quarter|fourth|fifth|tenth)\b(?=\s(?:of|the|as|less|more|shorter|smaller|longer|lower|higher)\b|[.,])",
    re.IGNORECASE,
)
_OTHER_HALF = re.compile(
    r"\b(?:upper|lower|other|second|first|latter|left|right|outer|inner)\shalf\b", re.IGNORECASE
)
_HALF = re.compile(r"\b(?:half|halves|halved|halving)\b(?!\s(?:past|an?\b))", re.IGNORECASE)

_DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "teens": 10,
}
_DECADE = re.compile(
    rf"\b(?:(?P<part>early|mid|late)(?:[\s-]to[\s-](?:mid|late))?[\s-])?(?:(?P<digits>[1-9]0)'?s|(?P<word>{'|'.join(_DECADE_WORDS)}))\b",
    re.IGNORECASE,
)
_KOREAN_DECADE = re.compile(r"(?<![\d.])(?P<value>[1-9]0)대\s?(?P<part>초반|중반|후반)")
_PARTS_OF_DECADE = {"초반": "early", "중반": "mid", "후반": "late"}
_AGE = re.compile(
    r"\b(?:aged?|ages)\s(?:of\s)?(\d{1,2})(?!\s?(?:years?|\d|s\b|'s|months?|-year))\b", re.IGNORECASE
)
_OVERS = re.compile(r"\b(?:over|under)[\s-]?(?:the\s)?(\d{1,2})'?s\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:over|under)[\s-]$", re.IGNORECASE)
_RELATIVE: tuple[tuple[str, int], ...] = (
    (
        r"(?:the\s)?same[\s-]day|(?:on\s)?the\s(?:very\s)?(?:day|morning|evening|night)\sof|that\s(?:very\s|same\s)?day|(?:an?\s)?day[\s-](?:patients?|case|surgery)|outpatient|immediate\sdischarge",
        0,
    ),
    (
        r"(?:the\s)?(?:next|following)[\s-]day|the\s(?:day|morning|evening|night)\s(?:after|following)|next[\s-](?:day|morning)|the\s(?:next|following)\smorning|a\sday\slater",
        1,
    ),
    (
        r"(?:the\s)?(?:previous\s(?:day|evening|night)|(?:day|morning)\sbefore)|the\s(?:evening|night)\sbefore",
        -1,
    ),
)
_RELATIVE_DAYS = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), Decimal(value)) for pattern, value in _RELATIVE
)
_EVERY_OTHER = re.compile(r"\bevery\s(?:other|second)\s(day|week|month|year)\b", re.IGNORECASE)


def _add(page: Page, match: re.Match[str], value: Decimal, unit: Unit, *, is_soft: bool = False) -> None:
    page.add(Quantity(*match.span(), value, value, unit, form="phrase", is_soft=is_soft))


def read_phrases(page: Page) -> None:
    """Take the phrases of this module off the page."""
    _read_relative_days(page)
    for match in page.free_matches(_EVERY_OTHER):
        _add(page, match, Decimal(2), _TIME_UNITS[match[1].lower()])
    for match in page.free_matches(_QUARTER_HOUR):
        _add(page, match, Decimal("0.25") * _COUNTS[(match[1] or "a").lower()], HOUR)
    for match in page.free_matches(_HALF_UNIT):
        _add(page, match, Decimal("0.5"), _half_of((match[1] or match[2]).lower()))
    for match in page.free_matches(_FRACTION):
        _add(page, match, Decimal(_COUNTS[match[1].lower()]) / _PARTS[match[2].lower()], SHARE)
    for match in page.free_matches(_A_PART):
        _add(page, match, ONE / _PARTS[match[1].lower()], SHARE)
    for match in page.free_matches(_OTHER_HALF):
        _add(page, match, Decimal("0.5"), SHARE, is_soft=True)
    _read_ages(page)


def read_halves(page: Page) -> None:
    """The remaining "half", after "two and a half hours" has been read."""
    for match in page.free_matches(_HALF):
        _add(page, match, Decimal("0.5"), SHARE)


def _half_of(name: str) -> Unit:
    return Unit(Dimension.COUNT, Decimal(12)) if name == "dozen" else _TIME_UNITS[name]


def _read_relative_days(page: Page) -> None:
    for pattern, value in _RELATIVE_DAYS:
        for match in page.free_matches(pattern):
            is_soft = value == 0 and match[0].lower() in {"outpatient", "that day"}
            _add(page, match, value, Unit(Dimension.RELATIVE_DAY), is_soft=is_soft)


def _read_decades(page: Page) -> None:
    for match in page.free_matches(_DECADE):
        if page.preceded_by(_OVER, match.start()) and match["digits"]:
            continue
        value = Decimal(match["digits"] or _DECADE_WORDS[match["word"].lower()])
        _add(page, match, value, Unit(Dimension.DECADE, qualifier=(match["part"] or "").lower()))


def _read_ages(page: Page) -> None:
    _read_decades(page)
    for match in (*page.free_matches(_AGE), *page.free_matches(_OVERS)):
        start, end = match.span(1)
        value = Decimal(match[1])
        page.add(Quantity(start, end, value, value, Unit(Dimension.CALENDAR, Decimal(12), "age")))


def read_korean_decades(page: Page) -> None:
    """30대 초반: the part of the decade belongs to its meaning."""
    for match in page.free_matches(_KOREAN_DECADE):
        _add(
            page,
            match,
            Decimal(match["value"]),
            Unit(Dimension.DECADE, qualifier=_PARTS_OF_DECADE[match["part"]]),
        )

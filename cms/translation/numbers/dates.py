"""Calendar dates, months, years and days of the week.

A date is held as yyyymmdd with zeros for what is not said, and its qualifier says which parts were. A numeric date
with two readings (03/05/2024) is read as month, day, year and marked, so that `agreement` may accept either reading.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .mentions import Dimension
from .quantity import Page, Quantity, Unit

_MONTH_LIST = "january february march april may june july august september october november december"
_MONTH_NAMES = _MONTH_LIST.split()
_MONTHS = (
    {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
    | {name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)}
    | {"sept": 9}
)
_NAME = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_YEAR = r"(?P<y>(?:1[89]|20)\d\d)"
_TH = r"(?:st|nd|rd|th)?"
_TO = r"\s?(?:~|–|—|-|to)\s?"
_ISO = re.compile(
    rf"(?<![\d.]){_YEAR}\s?[.\-/]\s?(?P<m>0?[1-9]|1[0-2])\s?[.\-/]\s?(?P<d>[12]\d|3[01]|0?[1-9])(?!\d)\.?"
)
_ISO_MONTH = re.compile(rf"(?<![\d.]){_YEAR}[.\-/](?P<m>0[1-9]|1[0-2])(?![\d.])")
_SLASHED = re.compile(rf"(?<![\d/])(?P<m>[12]\d|3[01]|0?[1-9])/(?P<d>[12]\d|3[01]|0?[1-9])/{_YEAR}(?!\d)")
_KO = re.compile(
    rf"(?:{_YEAR}년\s?(?:도\s)?)?(?<!\d)(?P<m>1[0-2]|0?[1-9])월(?!\s?\d+\s?[회번])(?:\s?(?P<d>[12]\d|3[01]|0?[1-9])일(?!간)(?:\s?(?:~|–|-|부터\s|에서\s)\s?(?P<d2>[12]\d|3[01]|0?[1-9])일)?)?"
)
_KO_SPAN = re.compile(r"(?<!\d)(?P<m>1[0-2]|0?[1-9])월?\s?(?:~|–|-)\s?(?P<m2>1[0-2]|0?[1-9])월(?!\s?\d)")
_KO_YEAR = re.compile(rf"(?<!\d){_YEAR}년(?!\s?(?:간|차|동안))(?:도|대)?")
_KO_DAY = re.compile(r"(?:매월|매달)\s(?P<d>[12]\d|3[01]|0?[1-9])일")
_DAY_FIRST = re.compile(
    rf"(?<![\d.])(?P<d>[12]\d|3[01]|0?[1-9]){_TH}(?:{_TO}(?P<d2>[12]\d|3[01]|0?[1-9]){_TH})?\s(?:of\s)?(?P<m>{_NAME})\b\.?(?:,?\s{_YEAR})?(?!\d)"
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<m>{_NAME})\b\.?(?:\s(?P<d>[12]\d|3[01]|0?[1-9]){_TH}(?!\d)(?!\s?(?:%|times|weeks|days))(?:{_TO}(?P<d2>[12]\d|3[01]|0?[1-9]){_TH}(?!\d))?)?(?:,?\s{_YEAR}(?!\d))?"
)
_MONTH_CONTEXT = re.compile(
    r"(?:\b(?:in|since|until|from|to|by|of|early|late|mid|during|through|and|every)|[–~-])[\s-]?$",
    re.IGNORECASE,
)
_DOUBTFUL = frozenset({"may", "mar", "march", "jan", "sep", "dec"})

_KO_WEEKDAYS = "월화수목금토일"
_KO_WEEKDAY_SPAN = re.compile(
    rf"(?<![가-힣])(?P<a>[{_KO_WEEKDAYS}])(?:요일)?\s?(?:~|–|-|부터|에서)\s?(?P<b>[{_KO_WEEKDAYS}])(?:요일)?(?![가-힣])|(?P<c>[{_KO_WEEKDAYS}])요일\s?(?:~|–|-|부터|에서)\s?(?P<e>[{_KO_WEEKDAYS}])요일"
)
_KO_WEEKDAY = re.compile(rf"([{_KO_WEEKDAYS}])요일")
_KO_WEEK_PART = re.compile(r"평일|(주말)")
_EN_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NAME = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:day|nesday|urday)?s?"
_EN_WEEKDAY_SPAN = re.compile(
    rf"\b(?P<a>{_DAY_NAME})\b\.?\s?(?:~|–|—|-|to|through|till|until)\s?(?P<b>{_DAY_NAME})\b"
)
_EN_WEEKDAY = re.compile(rf"\b({_DAY_NAME})\b")
_EN_WEEK_PART = re.compile(r"\b(?:weekdays?|(weekends?))\b", re.IGNORECASE)


def _part(match: re.Match[str], name: str) -> str:
    return match.groupdict().get(name) or ""


def _month_number(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS[text.lower()]


def _add_date(page: Page, match: re.Match[str], *, is_doubtful: bool = False) -> None:
    year, month, day, last = (_part(match, name) for name in ("y", "m", "d", "d2"))
    pattern = "".join(letter for letter, text in (("y", year), ("m", month), ("d", day)) if text)
    base = Decimal(int(year or 0) * 10000 + (_month_number(month) if month else 0) * 100)
    low, high = base + int(day or 0), base + int(last or day or 0)
    qualifier = pattern + ("?" if is_doubtful else "")
    page.add(
        Quantity(
            *match.span(),
            low,
            high,
            Unit(Dimension.DATE, qualifier=qualifier),
            form="phrase",
            is_closed=bool(last),
        )
    )


def _read_numeric(page: Page) -> None:
    for pattern in (_ISO, _ISO_MONTH):
        for match in page.free_matches(pattern):
            _add_date(page, match)
    for match in page.free_matches(_SLASHED):
        if _month_number(match["m"]) <= 12:
            _add_date(page, match, is_doubtful=True)


def _add_days(page: Page, match: re.Match[str], first: int, last: int, *, is_soft: bool = False) -> None:
    unit = Unit(Dimension.WEEKDAY)
    page.add(
        Quantity(
            *match.span(),
            Decimal(first),
            Decimal(last),
            unit,
            form="phrase",
            is_soft=is_soft,
            is_closed=first != last,
        )
    )


def read_korean(page: Page) -> None:
    """Dates and days of the week in Korean."""
    _read_numeric(page)
    for match in page.free_matches(_KO_SPAN):
        low, high = (Decimal(int(match[name]) * 100) for name in ("m", "m2"))
        page.add(
            Quantity(
                *match.span(), low, high, Unit(Dimension.DATE, qualifier="m"), form="phrase", is_closed=True
            )
        )
    for pattern in (_KO, _KO_YEAR, _KO_DAY):
        for match in page.free_matches(pattern):
            _add_date(page, match)
    for match in page.free_matches(_KO_WEEKDAY_SPAN):
        first, last = match["a"] or match["c"], match["b"] or match["e"]
        _add_days(page, match, _KO_WEEKDAYS.index(first) + 1, _KO_WEEKDAYS.index(last) + 1)
    for match in page.free_matches(_KO_WEEKDAY):
        _add_days(page, match, _KO_WEEKDAYS.index(match[1]) + 1, _KO_WEEKDAYS.index(match[1]) + 1)
    _read_week_parts(page, _KO_WEEK_PART)


def read_english(page: Page) -> None:
    """Dates and days of the week in English."""
    _read_numeric(page)
    for match in page.free_matches(_DAY_FIRST):
        _add_date(page, match)
    for match in page.free_matches(_MONTH_FIRST):
        is_bare = not match["d"] and not match["y"]
        if (
            is_bare
            and match["m"].lower() in _DOUBTFUL
            and not page.preceded_by(_MONTH_CONTEXT, match.start())
        ):
            continue
        _add_date(page, match)
    for match in page.free_matches(_EN_WEEKDAY_SPAN):
        _add_days(page, match, *(_EN_DAYS.index(match[name][:3].lower()) + 1 for name in ("a", "b")))
    for match in page.free_matches(_EN_WEEKDAY):
        number = _EN_DAYS.index(match[1][:3].lower()) + 1
        if len(match[1]) > 4 or match[1] in {"Mon", "Tue", "Tues", "Wed", "Thu", "Fri"}:
            _add_days(page, match, number, number)
    _read_week_parts(page, _EN_WEEK_PART)


def _read_week_parts(page: Page, pattern: re.Pattern[str]) -> None:
    for match in page.free_matches(pattern):
        _add_days(page, match, *((6, 7) if match[1] else (1, 5)), is_soft=True)

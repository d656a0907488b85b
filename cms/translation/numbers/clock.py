"""Times of day, as minutes after midnight.

A time without a.m. or p.m. is marked "12h" unless it can only be one ("15:30"); in a range the second time takes the
first one's half of the day and the first the second's ("2–5 p.m.", "오후 2시~5시").
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from .korean import korean_word_value
from .mentions import Dimension
from .quantity import Page, Quantity, Unit

_NOON = 12 * 60
_KO_HALF = {
    "오전": "am",
    "아침": "am",
    "새벽": "am",
    "오후": "pm",
    "저녁": "pm",
    "밤": "pm",
    "낮": "pm",
    "정오": "pm",
}
_KO_HOUR = r"\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열한|열두|열"
_KO_WORDS = re.compile(
    rf"(?:(?P<half>{'|'.join(_KO_HALF)})\s?|(?<![\d.가-힣]))(?P<h>{_KO_HOUR})\s?시(?!간|술|행|작|에\s?따|점|선|력|각|도)(?:\s?(?:(?P<m>\d{{1,2}}|삼십|십오)분|(?P<thirty>반)(?![가-힣]{{3}})))?"
)
_KO_OPEN = re.compile(
    rf"(?P<half>{'|'.join(_KO_HALF)})\s?(?P<h>\d{{1,2}})(?=\s?(?:~|–|-)\s?\d{{1,2}}\s?시(?!간))"
)
_COLON = re.compile(
    r"(?:(?P<half>오전|오후|아침|저녁|밤|새벽|낮)\s?|(?<![\d:.]))(?P<h>[01]?\d|2[0-4])[:](?P<m>[0-5]\d)(?![\d:])(?:\s?(?P<en>[ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_EN_HALF = re.compile(
    r"(?<![\d.:])(?P<h>1[0-2]|0?[1-9])(?:[.](?P<m>[0-5]\d))?\s?(?P<en>[ap])(?:\.\s?m\.|m\b)", re.IGNORECASE
)
_EN_OPEN = re.compile(
    r"(?<![\d.:$₩])(?P<h>1[0-2]|0?[1-9])(?=\s?(?:~|–|—|-|to|and|until)\s?(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?(?P<en>[ap])(?:\.\s?m\.|m\b))",
    re.IGNORECASE,
)
_EN_WORD_HOUR = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_O_CLOCK = re.compile(
    rf"\b(?P<w>{_EN_WORD_HOUR}|\d{{1,2}})\s?(?:o'clock(?:\sin\sthe\s(?P<part>morning|afternoon|evening))?|in\sthe\s(?P<day_part>morning|afternoon|evening))",
    re.IGNORECASE,
)
_PAST = re.compile(
    rf"\bhalf\spast\s(?P<w>{_EN_WORD_HOUR}|\d{{1,2}})\b(?:\s(?:in\sthe\s(?P<part>morning|afternoon|evening)|(?P<en>[ap])\.?m\b\.?))?",
    re.IGNORECASE,
)
_NAMED: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"정오|\b(?:noon|midday)\b", re.IGNORECASE), _NOON),
    (re.compile(r"자정|\bmidnight\b", re.IGNORECASE), 0),
)
_BETWEEN = re.compile(r"\s?(?:~|–|—|-|부터|에서|to|until|and|till|through)\s?$")
_HOURS = {name: number for number, name in enumerate(_EN_WORD_HOUR.split("|"), 1)}


def _minutes(hour: int, minute: int, half: str) -> tuple[int, str]:
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    is_certain = bool(half) or hour > 12 or hour == 0
    return (hour % 24) * 60 + minute, "" if is_certain else "12h"


def _half(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("en"):
        return f"{groups['en'].lower()}m"
    if part := groups.get("part") or groups.get("day_part"):
        return "am" if part.lower() == "morning" else "pm"
    return _KO_HALF.get(groups.get("half") or "", "")


def _hour(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _HOURS[text.lower()] if text.isascii() else int(korean_word_value(text))


def _minute(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("thirty"):
        return 30
    text = groups.get("m") or "0"
    return int(text) if text.isdigit() else {"삼십": 30, "십오": 15}[text]


def _add(page: Page, match: re.Match[str], hour: int, minute: int) -> None:
    if hour > 24 or minute > 59:
        return
    value, qualifier = _minutes(hour, minute, _half(match))
    page.add(
        Quantity(
            *match.span(),
            Decimal(value),
            Decimal(value),
            Unit(Dimension.CLOCK, qualifier=qualifier),
            form="phrase",
        )
    )


def _read_named(page: Page) -> None:
    for pattern, value in _NAMED:
        for match in page.free_matches(pattern):
            page.add(
                Quantity(*match.span(), Decimal(value), Decimal(value), Unit(Dimension.CLOCK), form="phrase")
            )


def read_korean(page: Page) -> None:
    """Times of day in Korean."""
    for pattern in (_COLON, _KO_OPEN, _KO_WORDS):
        for match in page.free_matches(pattern):
            _add(page, match, _hour(match["h"]), _minute(match))
    _read_named(page)
    _share_halves(page)


def read_english(page: Page) -> None:
    """Times of day in English."""
    for pattern in (_COLON, _EN_OPEN, _EN_HALF):
        for match in page.free_matches(pattern):
            _add(page, match, _hour(match["h"]), _minute(match))
    for match in page.free_matches(_O_CLOCK):
        _add(page, match, _hour(match["w"]), 0)
    for match in page.free_matches(_PAST):
        _add(page, match, _hour(match["w"]), 30)
    _read_named(page)
    _share_halves(page)


def _share_halves(page: Page) -> None:
    """Give the uncertain end of a range the half of the day that its other end has."""
    page.sort()
    clocks = [quantity for quantity in page.quantities if quantity.dimension == Dimension.CLOCK]
    for first, second in pairwise(clocks):
        if not _BETWEEN.fullmatch(page.text, first.end, second.start) or second.unit != Unit(
            Dimension.CLOCK, qualifier="12h"
        ):
            continue
        if first.unit == Unit(Dimension.CLOCK) and first.low > second.low and second.low < _NOON:
            second.low = second.high = second.low + _NOON
        if first.unit == Unit(Dimension.CLOCK):
            second.unit = first.unit

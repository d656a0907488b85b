"""Ratios (3:1, 3 대 1, three to one) and shares (10명 중 1명, one in ten, 3분의 1, 3 out of 10).

A share is held as a part of one, so that one in ten, 10 % and a tenth are equal. A ratio keeps its two sides.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .digits import NUMBER
from .english import word_value
from .korean import korean_word_value
from .mentions import Dimension
from .quantity import Page, Quantity, Unit
from .units import SHARE

_RATIO = Unit(Dimension.RATIO)
_WORD = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty|(?:a|one)\shundred|(?:a|one)\sthousand"
_EN = rf"(?:{NUMBER}|(?:{_WORD})\b)"
_KO = rf"(?:{NUMBER}|열|백|천|다섯|스무|스물|한|두|세|네|여섯|일곱|여덟|아홉|하나|둘|셋|넷|백만|십|일|이|삼)"
_COUNTER = r"\s?(?:명|분|사람|건|개|례|곳|번|회|점|쪽)"
_JOIN = r"\s?(?:~|–|—|-|to|or|에서|혹은|또는|나)\s?"
_ONE_TO_ONE = re.compile(
    r"\b(?:one|1)[\s-](?:on|to)[\s-](?:one|1)\b|(?<!\d)(?:1\s?:\s?1|1\s?대\s?1|일대일)(?=\s?(?:맞춤|상담|진료|케어|관리|책임|전담|밀착|담당|care|consult|personal))",
    re.IGNORECASE,
)
_COLON = re.compile(rf"(?<![\d:.])({NUMBER})\s?:\s?({NUMBER})(?![\d:])")
_DAE = re.compile(rf"(?<![\d:.])({NUMBER})\s?대\s?({NUMBER})(?!\d)")
_EN_RATIO = re.compile(
    rf"(?<![\d.])\b({_EN})[\s-]to[\s-]({_EN})(?=\s(?:ratio|mix)|[.,;](?!\d)|$)|(?:ratio|proportion)s?\sof\s({_EN})[\s-]to[\s-]({_EN})",
    re.IGNORECASE,
)
_CLOCK_LIKE = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d")
_RATIO_WORD = re.compile(r"(?:비율|비는|비로|ratio\w*|dilut\w*|희석\w*)[^.]{0,12}$", re.IGNORECASE)

_KO_SHARE = re.compile(
    rf"({_KO})(?:여)?{_COUNTER}(?:\s?가운데|\s?중(?:에서?|의)?|\s?당)\s(?:약\s|대략\s|최소\s)?({_KO})(?:{_JOIN}({_KO}))?{_COUNTER}"
)
_KO_SCORE = re.compile(
    rf"({NUMBER})\s?점\s?(?:만점|척도)(?:에서?|의|\s?중|\s?기준|으로|\s?기준으로)?\s?(?:평균\s|약\s|대략\s)?({NUMBER})(?:{_JOIN}({NUMBER}))?\s?점"
)
_KO_SCORE_AFTER = re.compile(
    rf"({NUMBER})(?:{_JOIN}({NUMBER}))?\s?점\s?[(/]\s?({NUMBER})\s?점(?:\s?만점)?\)?"
)
_KO_PART = re.compile(rf"({_KO})\s?분의\s?({_KO})(?:{_JOIN}({_KO}))?")
_KO_TENTHS = re.compile(r"(?<![\d.])(\d)\s?할")
_EN_SHARE = re.compile(
    rf"(?<![\d.])\b({_EN})(?:{_JOIN}({_EN}))?\s(?:(?:patients?|people|persons?|women|men|cases?|clients?|individuals?)\s)?(?:in|out\sof)\s(?:every\s)?(?:about\s)?({_EN})(?!\s?(?:%|percent|per\b|days?\b|weeks?\b|months?\b|hours?\b|minutes?\b|years?\b|mm\b|cm\b|steps?\b|stages?\b|sessions?\b|places?\b|to\b|or\b|more\b|visits?\b))\b",
    re.IGNORECASE,
)
_EN_SCORE = re.compile(
    rf"({_EN})(?:{_JOIN}({_EN}))?\s(?:points?\s)?on\sa\s(?:pain\s)?(?:scale\sof\s(?:(?:1|0|one|zero)\s?(?:to|–|-)\s?)?({_EN})|({_EN})[\s-]point\s\w*\s?scale)",
    re.IGNORECASE,
)
_HUNDREDS = re.compile(r"(?<![\d/.])(\d{2})\s?/\s?(\d{2})(?![\d/])")
_SLASH_SCORE = re.compile(r"(?<![\d/.])(\d{1,2})(?:\s?[~–-]\s?(\d{1,2}))?\s?/\s?(10|100)(?![\d/])")


def _value(text: str) -> Decimal:
    cleaned = text.replace(",", "").strip()
    if cleaned[:1].isdigit():
        return Decimal(cleaned)
    return word_value(cleaned) if cleaned.isascii() else korean_word_value(cleaned)


def _add_share(page: Page, match: re.Match[str], whole: str, low: str, high: str | None) -> None:
    base = _value(whole)
    if base <= 0 or _value(high or low) > base:
        return
    quantity = Quantity(
        *match.span(), _value(low) / base, _value(high or low) / base, SHARE, form="phrase", is_closed=True
    )
    page.add(quantity)


def _add_ratio(page: Page, match: re.Match[str], first: str, second: str, *, is_soft: bool = False) -> None:
    page.add(
        Quantity(
            *match.span(),
            _value(first),
            _value(second),
            _RATIO,
            form="phrase",
            is_soft=is_soft,
            is_closed=True,
        )
    )


def _read_colons(page: Page) -> None:
    for match in page.free_matches(_COLON):
        if _CLOCK_LIKE.fullmatch(match[0]) and not _RATIO_WORD.search(
            page.text, max(0, match.start() - 30), match.start()
        ):
            continue
        _add_ratio(page, match, match[1], match[2])


def read_korean(page: Page) -> None:
    """Ratios and shares in Korean."""
    for match in page.free_matches(_ONE_TO_ONE):
        _add_ratio(page, match, "1", "1", is_soft=True)
    _read_colons(page)
    for match in page.free_matches(_DAE):
        _add_ratio(page, match, match[1], match[2])
    for pattern in (_KO_SHARE, _KO_SCORE, _KO_PART):
        for match in page.free_matches(pattern):
            _add_share(page, match, match[1], match[2], match[3])
    for match in page.free_matches(_KO_SCORE_AFTER):
        _add_share(page, match, match[3], match[1], match[2])
    for match in page.free_matches(_KO_TENTHS):
        _add_share(page, match, "10", match[1], None)
    _read_slashes(page)


def read_english(page: Page) -> None:
    """Ratios and shares in English."""
    for match in page.free_matches(_ONE_TO_ONE):
        _add_ratio(page, match, "1", "1", is_soft=True)
    _read_colons(page)
    for match in page.free_matches(_EN_SCORE):
        _add_share(page, match, match[3] or match[4], match[1], match[2])
    for match in page.free_matches(_EN_SHARE):
        _add_share(page, match, match[3], match[1], match[2])
    for match in page.free_matches(_EN_RATIO):
        first, second = match[1] or match[3], match[2] or match[4]
        if match[3] or _value(first) >= _value(second):
            _add_ratio(page, match, first, second)
    _read_slashes(page)


def _read_slashes(page: Page) -> None:
    for match in page.free_matches(_HUNDREDS):
        if int(match[1]) + int(match[2]) == 100:
            _add_ratio(page, match, match[1], match[2])
    for match in page.free_matches(_SLASH_SCORE):
        _add_share(page, match, match[3], match[1], match[2])

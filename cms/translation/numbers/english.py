"""English number words, ordinals and articles that count.

"two", "twenty-five", "a hundred and twenty" and "half a dozen" are numbers. "one", "single", "once", "first", "both"
are soft: the other language often leaves them out. "a" counts only before a unit of measure ("an hour"). "second" is
an ordinal, a unit of time, or neither ("a second opinion").
"""

from __future__ import annotations

import re
from decimal import Decimal

from .quantity import Page, Quantity, Unit
from .units import DAY, ENGLISH, ENGLISH_UNIT, HOUR, MONTH, NIGHT, ORDINAL, THING, TIMES, WEEK, YEAR

_TENS_NAMES = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNDER_TWENTY = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ONES = {name: value for value, name in enumerate(_UNDER_TWENTY.split())}
_TENS = {name: value for value, name in enumerate(_TENS_NAMES.split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_SMALL = "|".join(sorted(_ONES, key=len, reverse=True))
_BIG = "|".join(_SCALES)
_UNDER_HUNDRED = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine)\b(?!-))?|{_SMALL})"
)
_WORDS = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?:{_UNDER_HUNDRED}|an?)\s(?:dozen|{_BIG})|{_UNDER_HUNDRED}|dozen)\b"
    rf"(?:[\s-](?:{_BIG}))*(?:\s(?:and\s)?{_UNDER_HUNDRED}\b(?:[\s-](?:{_BIG}))*){{0,3}}",
    re.IGNORECASE,
)
_COMPOUNDED = re.compile(r"[\s-]")
_COUPLE = re.compile(r"\b(?:an?\s)?couple\sof\b", re.IGNORECASE)
_FOLD = re.compile(rf"(?<![A-Za-z])({_SMALL})-?fold\b", re.IGNORECASE)
_AND_A_HALF = re.compile(r"\s(?:and\s(?:a|one)\s(?P<half>half|quarter))\b", re.IGNORECASE)
_POINT = re.compile(rf"\s(?:point)\s({_SMALL})\b", re.IGNORECASE)
_NOT_NUMBERS = re.compile(
    r"\b(?:second\s(?:opinion|thoughts?|nature|hand|to\snone)|second-(?:hand|guess\w*)|split\ssecond|first\s(?:and\sforemost|aid|name)|(?:at|for\sthe\ssake\sof)\sfirst\ssight"
    r"|one\sof\s(?:the|our|your|its|their|these|those|a\skind)|no\sone|one\sanother|one\sby\sone|one's|oneself|(?:this|that|which|the|every|any|each|some|new|another|only)\sone\b(?!\s(?:hour|day|week|month|year|minute))|for\sone(?=[,\sthing])"
    r"|two-jaw|double[\s-](?:chin|eyelids?|jaw|bind|check\w*|edged)|(?:one|two)-way|one-sided|two-sided|zero[\s-]in|four-leaf|step\sby\sstep|day\sby\sday|day\sto\sday|day-to-day|ten-fold\sbrim|one\stime\sor\sanother|second-degree|third-degree|third\sparty|third-party|half-heart\w*|better\shalf|on\sthe\sone\shand|one-stop|one\sday\s(?:when|you)|of\sthe\sday|these\sdays|those\sdays|nowadays|everyday|back\sto\ssquare\sone)\b",
    re.IGNORECASE,
)
_SOFT_WORDS: tuple[tuple[str, int, Unit], ...] = (
    (r"once|one-time|one-off", 1, TIMES),
    (r"single|sole|an?\sfurther|another", 1, THING),
    (r"primary|primarily|initial(?:ly)?", 1, ORDINAL),
    (r"secondary", 2, ORDINAL),
    (r"tertiary", 3, ORDINAL),
    (
        r"both|either\sside|bilateral(?:ly)?|an?\spair|pairs?\sof|dual|double(?=d|s|\b)[ds]?|doubling",
        2,
        THING,
    ),
    (r"tripl(?:e[ds]?|ing)", 3, TIMES),
    (r"daily|each\sday|per\sday|every\sday|everyday", 1, DAY),
    (r"weekly|each\sweek|per\sweek|every\sweek", 1, WEEK),
    (r"monthly|each\smonth|per\smonth|every\smonth", 1, MONTH),
    (r"yearly|annual(?:ly)?|each\syear|per\syear|every\syear", 1, YEAR),
    (r"hourly|per\shour|every\shour", 1, HOUR),
    (r"overnight", 1, NIGHT),
)
_SOFT = tuple(
    (re.compile(rf"(?<![A-Za-z-])(?:{words})\b", re.IGNORECASE), Decimal(value), unit)
    for words, value, unit in _SOFT_WORDS
)
_OFTEN = re.compile(r"(?<![A-Za-z])(?:(twice)|(thrice))\b", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?<![A-Za-z])(?:an?)(?:\s(?:full|whole|single|further|good))?(?=[\s-])", re.IGNORECASE
)
_AFTER_A_COUNT = re.compile(
    r"(?:once|twice|thrice|times?|tablets?|pills?|capsules?|hours|minutes|sessions?|visits?|glasses|litres|drops)(?:\sor\stwice)?\s$",
    re.IGNORECASE,
)


def word_value(text: str) -> Decimal:
    """The value of a run of number words."""
    total = section = 0
    for word in _COMPOUNDED.split(text.lower()):
        if word in _ONES or word in _TENS:
            section += _ONES.get(word, 0) or _TENS.get(word, 0) * 10
        elif word == "dozen":
            section = (section or 1) * 12
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _SCALES:
            total, section = total + (section or 1) * _SCALES[word], 0
        elif word in {"a", "an"}:
            section = 1
    return Decimal(total + section)


def read_idioms(page: Page) -> None:
    """Take the phrases off the page whose number words count nothing."""
    page.ignore(_NOT_NUMBERS)


def read_words(page: Page) -> None:
    """Number words, and the adverbs that count."""
    for match in page.free_matches(_FOLD):
        value = word_value(match[1])
        page.add(Quantity(*match.span(), value, value, TIMES, form="phrase"))
    for match in page.free_matches(_OFTEN):
        value = Decimal(2 if match[1] else 3)
        page.add(Quantity(*match.span(), value, value, TIMES, form="phrase"))
    for match in page.free_matches(_WORDS):
        page.add(_word_quantity(page, match))
    for match in page.free_matches(_COUPLE):
        page.add(_word_quantity(page, match))
    for pattern, value, unit in _SOFT:
        for match in page.free_matches(pattern):
            page.add(Quantity(*match.span(), value, value, unit, form="phrase", is_soft=True))
    _read_articles(page)


def _word_quantity(page: Page, match: re.Match[str]) -> Quantity:
    is_couple = match.re is _COUPLE
    value, end = Decimal(2) if is_couple else word_value(match[0]), match.end()
    if point := _POINT.match(page.text, end):
        value, end = value + word_value(point[1]) / 10, point.end()
    if half := _AND_A_HALF.match(page.text, end):
        value, end = value + Decimal("0.5" if half["half"] == "half" else "0.25"), half.end()
    unit = ENGLISH_UNIT.match(page.text, end)
    is_soft = (value == 1 or is_couple) and not (
        unit and unit["word"] and ENGLISH[unit["word"].lower()].is_measure
    )
    return Quantity(match.start(), end, value, value, form="word", is_soft=is_soft)


def _read_articles(page: Page) -> None:
    for match in page.free_matches(_ARTICLE):
        unit_match = ENGLISH_UNIT.match(page.text, match.end())
        if not unit_match or not unit_match["word"] or not ENGLISH[unit_match["word"].lower()].is_measure:
            continue
        if unit_match["word"].lower() in {"second", "degree", "point", "minute"} or not page.is_free(
            match.start(), unit_match.end()
        ):
            continue
        is_rate = bool(page.preceded_by(_AFTER_A_COUNT, match.start()))
        end = unit_match.end()
        value = Decimal(1)
        if half := _AND_A_HALF.match(page.text, end):
            value, end = value + Decimal("0.5" if half["half"] == "half" else "0.25"), half.end()
        unit = ENGLISH[unit_match["word"].lower()]
        page.add(
            Quantity(
                match.start(), end, value, value, unit, form="rate" if is_rate else "article", is_soft=is_rate
            )
        )

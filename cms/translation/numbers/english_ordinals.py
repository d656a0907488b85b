"""English ordinals: first, 2nd, the third week, step 2, day one, the 3rd of the month.

"first" is soft. "second" is left to the units after "per" or a number, and "third" to the fractions after a count.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .english import word_value
from .mentions import Dimension
from .quantity import Page, Quantity, Unit

_NTH_LIST = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
_NTH_NAMES = {
    name: value
    for value, name in enumerate(
        _NTH_LIST.split(),
        1,
    )
} | {"twentieth": 20, "thirtieth": 30, "secondly": 2, "thirdly": 3, "firstly": 1, "fourthly": 4}
_NTH = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(sorted(_NTH_NAMES, key=len, reverse=True))}))\b(?:[\s-](?P<class>day|week|month|year)\b)?",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?<![A-Za-z])(?P<label>step|stage|phase|day|week|month|year|session|visit|case|figure|fig\.|no\.|number|point|tip|level|grade|type|part|method|option|chapter|question|floor|round)s?\s?(?P<sep>[.#]?\s?)(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?!\s?(?:%|percent|per\scent|days?|weeks?|months?|hours?|minutes?|years?|or\s|times)|[.,:]\d)"
    r"(?:(?<=\d)|(?=[,.:;)]|$|\s(?:of|after|the|you|we|and|to|is|are|involves|post|following|through)\b))",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(r"\bthe\s$", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"(?=\s?[.,;)~–-]|$|\s(?:and|of\s(?:each|every|the)\smonth|to|or|is|are|we|you)\b)", re.IGNORECASE
)
_PER_SECOND = re.compile(r"(?:\bper|\bevery|\beach|\d|\bone|\bhalf\sa)[\s-]$", re.IGNORECASE)
_SHARE_BEFORE = re.compile(r"\b(?:one|two|three|four|five|a)[\s-]$", re.IGNORECASE)
_SHARE_AFTER = re.compile(r"\s(?:of|the|as|less|more|shorter|smaller|longer|lower|higher)\b")


def read_ordinals(page: Page) -> None:
    """Take the ordinals off the page, those with a label before them first."""
    _read_labelled(page)
    for match in page.free_matches(_NTH):
        if match["digits"] or not _is_fraction_or_second(page, match):
            page.add(_nth(page, match))


def _read_labelled(page: Page) -> None:
    for match in page.free_matches(_LABELLED):
        number = match["n"]
        value = Decimal(number) if number.isdigit() else word_value(number)
        label = match["label"].lower()
        qualifier = label if label in {"day", "week", "month", "year"} else ""
        page.add(
            Quantity(
                match.start("n"),
                match.end("n"),
                value,
                value,
                Unit(Dimension.ORDINAL, qualifier=qualifier),
                form="label",
            )
        )
        page.take(*match.span())


def _nth(page: Page, match: re.Match[str]) -> Quantity:
    value = Decimal(match["digits"] or _NTH_NAMES[match["word"].lower()])
    unit = Unit(Dimension.ORDINAL, qualifier=(match["class"] or "").lower())
    if (
        match["digits"]
        and page.preceded_by(_DAY_OF_MONTH, match.start())
        and _NO_NOUN.match(page.text, match.end())
    ):
        unit = Unit(Dimension.DATE, qualifier="d")
    return Quantity(
        *match.span(), value, value, unit, form="phrase", is_soft=not match["digits"] and value == 1
    )


def _is_fraction_or_second(page: Page, match: re.Match[str]) -> bool:
    word = match["word"].lower()
    if word == "second":
        return page.preceded_by(_PER_SECOND, match.start()) is not None
    if word in {"first", "firstly", "secondly", "thirdly"}:
        return False
    before = page.preceded_by(_SHARE_BEFORE, match.start())
    if before is None:
        return False
    return before[0].lower().strip("- ") != "a" or bool(_SHARE_AFTER.match(page.text, match.end()))

"""Finds the quantities of a text, in the order of reading.

The families run one after another on the same page and each marks what it has explained: names and dates first, then
phrases, then numerals, then what joins and surrounds them. For languages other than Korean and English only the
digits are read, without units, bounds or number words; a comparison with such a language looks at digits alone.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from . import clock, dates, english, english_ordinals, english_phrases, korean, korean_days, ratios
from .bounds import read_surroundings
from .digits import read_digits, read_fractions, read_long_runs, read_tokens
from .mentions import Dimension, Mention
from .money import attach_currencies
from .quantity import Page, Quantity, Unit
from .ranges import join_compounds, join_ranges
from .units import DECADE, ENGLISH_UNIT, FREE_NOUN, KOREAN_UNIT, SHARE, THING, find_unit
from .visible import Visible, read_visible

_REMEMBERED = 2048  # texts: a page with its units, read again by every check
FULL_LANGUAGES = frozenset({"ko", "en"})
_THIRTY_PLUS = range(10, 100, 10)


@lru_cache(maxsize=_REMEMBERED)
def extract_quantities(text: str, language: str) -> tuple[Mention, ...]:
    """Every quantity in a segment. `language` is a code such as "ko", "en" or "en-GB"."""
    visible = read_visible(text)
    page = Page(visible.text)
    name = language.split("-")[0].lower()
    if not _may_hold_numbers(visible.text, name):
        return ()
    read_long_runs(page)
    if name == "ko":
        _read_korean(page)
    elif name == "en":
        _read_english(page)
    else:
        read_digits(page, name)
    page.sort()
    return tuple(_mention(quantity, visible) for quantity in page.quantities)


def _may_hold_numbers(text: str, language: str) -> bool:
    return bool(text.strip()) and (
        language in FULL_LANGUAGES or any(character.isdigit() for character in text)
    )


def _read_korean(page: Page) -> None:
    korean.read_idioms(page)
    read_tokens(page)
    dates.read_korean(page)
    clock.read_korean(page)
    ratios.read_korean(page)
    korean_days.read_day_words(page)
    english_phrases.read_korean_decades(page)
    korean.read_ordinals(page)
    read_fractions(page)
    read_digits(page, "ko")
    korean.read_native(page)
    korean.read_sino(page)
    attach_currencies(page)
    _attach_units(page, "ko")
    korean_days.add_halves(page)
    _finish(page, "ko")


def _read_english(page: Page) -> None:
    english.read_idioms(page)
    read_tokens(page)
    dates.read_english(page)
    clock.read_english(page)
    english_phrases.read_phrases(page)
    ratios.read_english(page)
    english_ordinals.read_ordinals(page)
    read_fractions(page)
    read_digits(page, "en")
    english.read_words(page)
    english_phrases.read_halves(page)
    attach_currencies(page)
    _attach_units(page, "en")
    _finish(page, "en")


def _finish(page: Page, language: str) -> None:
    join_compounds(page)
    join_ranges(page)
    read_surroundings(page, language)


def _attach_units(page: Page, language: str) -> None:
    pattern = KOREAN_UNIT if language == "ko" else ENGLISH_UNIT
    page.sort()
    for quantity in page.quantities:
        if quantity.unit is not None:
            continue
        if language == "ko" and _attach_ordinal(page, quantity):
            continue
        match = pattern.match(page.text, quantity.end)
        if match and page.is_free(match.start(), match.end()):
            _set_unit(page, quantity, find_unit(match, language, quantity.form), match.end())
        elif quantity.form == "fraction":
            quantity.unit = SHARE
        elif _has_noun(page, quantity, language):
            quantity.unit = THING


def _attach_ordinal(page: Page, quantity: Quantity) -> bool:
    for pattern, unit in korean_days.ORDINAL_FORMS:
        if match := pattern.match(page.text, quantity.end):
            quantity.unit, quantity.end = unit, match.end()
            page.take(quantity.start, match.end())
            return True
    return False


def _set_unit(page: Page, quantity: Quantity, unit: Unit, end: int) -> None:
    if unit == DECADE and not _is_decade(quantity):
        unit = THING
    page.take(quantity.end, end)
    quantity.end, quantity.unit = end, unit


def _is_decade(quantity: Quantity) -> bool:
    return quantity.high in _THIRTY_PLUS and quantity.form in {"digits", "sino"}


def _has_noun(page: Page, quantity: Quantity, language: str) -> bool:
    if language == "en":
        return bool(FREE_NOUN.match(page.text, quantity.end))
    return False


def _mention(quantity: Quantity, visible: Visible) -> Mention:
    unit = quantity.unit or Unit(Dimension.PLAIN)
    start, end = visible.span(quantity.start, quantity.end)
    return Mention(
        dimension=unit.dimension,
        low=_rounded(quantity.low * unit.factor),
        high=_rounded(quantity.high * unit.factor),
        qualifier=unit.qualifier,
        bound=quantity.bound,
        direction=quantity.direction,
        is_approximate=quantity.is_approximate,
        is_soft=quantity.is_soft,
        start=start,
        end=end,
        surface=visible.source[start:end],
    )


def _rounded(value: Decimal) -> Decimal:
    """Twelve places: thirds agree with thirds however they were calculated."""
    return round(value, 12) if value != value.to_integral_value() else value.to_integral_value()

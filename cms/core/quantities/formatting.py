"""Writes a quantity in a language: `4–5 hours`, `4~5시간`.

The language is always an argument; the active language, the locale of the process and its environment have
no influence. Numbers are written in full, never rounded. What is missing in a language raises.
"""

import re
from decimal import Decimal

from babel.numbers import format_decimal
from babel.units import UnknownUnitError, format_unit

from cms.core.quantities.errors import MissingLabel
from cms.core.quantities.languages import LanguagePatterns, patterns_for
from cms.core.quantities.quantity import Quantity
from cms.core.quantities.units import UNITS, BoundStyle, Unit

_PLACE = re.compile(r"\{(\w+)\}")


def format_quantity(quantity: Quantity, language: str, *, bounds: BoundStyle | None = None) -> str:
    """The quantity as read in `language`, lower case where it starts with a word.

    `bounds` says how an open bound reads where the unit's usual way is wrong: results last "up to 2 years",
    not "within 2 years". Raises `UnsupportedLanguage` and `MissingLabel`.
    """
    patterns = patterns_for(language)
    unit = UNITS.find(quantity.unit)
    plain = _plain_amount(quantity, unit, language, patterns)
    amount = fill(patterns.approximate, amount=plain) if quantity.approximate else plain
    words = patterns.bounds[bounds or unit.bound_style]
    if quantity.minimum is None:
        return fill(words.at_most, amount=amount)
    if quantity.maximum is not None:
        return amount
    if quantity.approximate and words.at_least_about:
        return fill(words.at_least_about, amount=plain)
    return fill(words.at_least, amount=amount)


def fill(pattern: str, **parts: str) -> str:
    """Puts the parts in their places in one pass; any other braces are text."""
    return _PLACE.sub(lambda place: parts.get(place[1], place[0]), pattern)


def _plain_amount(quantity: Quantity, unit: Unit, language: str, patterns: LanguagePatterns) -> str:
    """Number or range with its unit, without the words around it."""
    numbers = [
        format_decimal(bound, locale=patterns.locale, decimal_quantization=False)
        for bound in (quantity.minimum, quantity.maximum)
        if bound is not None
    ]
    if len(numbers) == 1 or quantity.is_single:
        value = quantity.maximum if quantity.minimum is None else quantity.minimum
        return _with_unit(numbers[0], value or Decimal(0), unit, language, patterns)
    text = fill(patterns.range, minimum=numbers[0], maximum=numbers[1])
    return _with_unit(text, patterns.range_sample, unit, language, patterns)


def _with_unit(text: str, counted: Decimal, unit: Unit, language: str, patterns: LanguagePatterns) -> str:
    """`text` with its unit in the plural form that `counted` takes."""
    if forms := unit.labels.get(language):
        form = forms.get(patterns.locale.plural_form(counted), forms["other"])
        return fill(form, number=text)
    if unit.cldr and (written := _with_cldr_unit(text, counted, unit, patterns)):
        return written
    raise MissingLabel(
        "unit_label",
        f"The unit “{unit.code}” has no text in “{language}”. Give it labels in that language.",
    )


def _with_cldr_unit(text: str, counted: Decimal, unit: Unit, patterns: LanguagePatterns) -> str | None:
    """None where CLDR has no pattern: Babel then answers with the identifier, or in no language at all."""
    length = patterns.unit_lengths.get(unit.family, "short")
    try:
        sample = format_unit(counted, unit.cldr or "", length, locale=patterns.locale)
    except UnknownUnitError:
        return None
    number = format_decimal(counted, locale=patterns.locale)
    if (unit.cldr or "") in sample or number not in sample:
        return None
    return sample.replace(number, text, 1)

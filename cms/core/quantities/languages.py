"""How each language puts a quantity together: ranges, bounds, order of words.

CLDR through Babel gives numbers, units, plural rules and "A, B or C"; it has no "within" and no "about", so
these stand here, one entry per language. To add a language, add an entry, and labels in that language to
the units that CLDR lacks (`visit`, `won`) in `units`. A language without an entry raises
`UnsupportedLanguage`; no other language stands in for it.

Two traps of Babel are why units are handled the way they are. Its long form is missing for Korean durations
("5 duration-hour"), so each language names a length that exists, and a missing one is noticed. And given a
string such as "4–5" it always uses the singular, so a range is written by taking the text of
`range_sample`, a number whose plural form ranges take, and putting the range in the number's place.

Display text keeps ordinary spaces: where a line may break is the frontend's business.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Literal

from babel import Locale

from cms.core.quantities.errors import UnsupportedLanguage
from cms.core.quantities.units import BoundStyle, Family

UnitLength = Literal["long", "short", "narrow"]


@dataclass(frozen=True)
class BoundPatterns:
    """Patterns with `{amount}`, which may already say that it is approximate."""

    at_most: str
    at_least: str
    at_least_about: str | None = None
    """For an approximate amount, where the words must be ordered anew; `{amount}` is then the plain one."""


@dataclass(frozen=True)
class LanguagePatterns:
    """Everything about one language that CLDR does not say."""

    babel_locale: str
    range: str
    range_sample: Decimal
    approximate: str
    bounds: Mapping[BoundStyle, BoundPatterns]
    relative: str
    """Where the event goes: `{amount}` and `{event}`."""
    modified_choice: str
    unit_lengths: Mapping[Family, UnitLength] = field(default_factory=dict)
    """CLDR length by family; `short` where nothing is said."""

    @property
    def locale(self) -> Locale:
        return _parsed(self.babel_locale)


@cache
def _parsed(identifier: str) -> Locale:
    return Locale.parse(identifier)


_AT_LEAST_ENGLISH = ("at least {amount}", "about {amount} or more")

LANGUAGES: dict[str, LanguagePatterns] = {
    "en": LanguagePatterns(
        babel_locale="en_GB",  # no serial comma, metre, ml
        range="{minimum}–{maximum}",
        range_sample=Decimal(2),
        approximate="about {amount}",
        bounds={
            BoundStyle.DEADLINE: BoundPatterns("within {amount}", *_AT_LEAST_ENGLISH),
            BoundStyle.EXTENT: BoundPatterns("up to {amount}", *_AT_LEAST_ENGLISH),
            BoundStyle.PRICE: BoundPatterns("up to {amount}", "from {amount}"),
        },
        relative="{amount} {event}",
        modified_choice="{modifier} {choice}",
        unit_lengths={Family.DURATION: "long", Family.ANGLE: "narrow"},
    ),
    "ko": LanguagePatterns(
        babel_locale="ko",
        range="{minimum}~{maximum}",
        range_sample=Decimal(2),
        approximate="약 {amount}",
        bounds={
            BoundStyle.DEADLINE: BoundPatterns("{amount} 이내", "{amount} 이상"),
            BoundStyle.EXTENT: BoundPatterns("최대 {amount}", "{amount} 이상"),
            BoundStyle.PRICE: BoundPatterns("최대 {amount}", "{amount}부터"),
        },
        relative="{event} {amount}",
        modified_choice="{modifier} {choice}",
    ),
}


def patterns_for(language: str) -> LanguagePatterns:
    """The patterns of exactly this language code; raises `UnsupportedLanguage`."""
    if patterns := LANGUAGES.get(language):
        return patterns
    raise UnsupportedLanguage(
        "unsupported_language",
        f"Quantities cannot be written in “{language}” yet. Add an entry for it to LANGUAGES in "
        "cms/core/quantities/languages.py and labels to the units that CLDR lacks.",
    )

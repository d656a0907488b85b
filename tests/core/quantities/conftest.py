"""Japanese as a language that was added later, and a clinic's own units."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cms.core.quantities import UNITS, BoundStyle, Family, Unit
from cms.core.quantities.languages import LANGUAGES, BoundPatterns, LanguagePatterns

JAPANESE = LanguagePatterns(
    babel_locale="ja",
    range="{minimum}～{maximum}",
    range_sample=Decimal(2),
    approximate="約{amount}",
    bounds={style: BoundPatterns("{amount}以内", "{amount}以上") for style in BoundStyle},
    relative="{event}{amount}",
    modified_choice="{modifier}{choice}",
)

CLINIC_UNITS = {
    "cc": Unit(
        "cc",
        Family.VOLUME,
        "millilitre",
        labels={"en": {"other": "{number} cc"}, "ko": {"other": "{number}cc"}},
    ),
    "shot": Unit(
        "shot",
        Family.COUNT,
        "shot",
        is_whole=True,
        labels={"en": {"one": "{number} shot", "other": "{number} shots"}, "ko": {"other": "{number}샷"}},
    ),
}


@pytest.fixture
def japanese(monkeypatch):
    monkeypatch.setitem(LANGUAGES, "ja", JAPANESE)


@pytest.fixture
def japanese_long(monkeypatch):
    monkeypatch.setitem(LANGUAGES, "ja", replace(JAPANESE, unit_lengths={Family.DURATION: "long"}))


@pytest.fixture
def clinic_units():
    UNITS.add_source(CLINIC_UNITS.get)
    yield CLINIC_UNITS
    UNITS.remove_source(CLINIC_UNITS.get)

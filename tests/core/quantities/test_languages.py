"""What a language needs before anything is written in it, and that nothing stands in for what it lacks."""

import pytest

from cms.core.quantities import (
    Family,
    MissingLabel,
    Quantity,
    Unit,
    UnsupportedLanguage,
    format_quantity,
)


@pytest.mark.parametrize("language", ["ja", "en-gb", "EN", ""])
def test_a_language_without_patterns_is_an_error_that_says_where_to_add_it(language):
    with pytest.raises(UnsupportedLanguage, match=r"languages\.py"):
        format_quantity(Quantity.exactly(4, "hour"), language)


def test_a_unit_without_text_in_the_language_is_an_error_and_never_another_language(japanese):
    with pytest.raises(MissingLabel, match="“visit” has no text in “ja”"):
        format_quantity(Quantity.exactly(2, "visit"), "ja")


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity.between(4, 5, "hour"), "4～5 時間"),
        (Quantity.at_most(2, "week"), "2 週間以内"),
        (Quantity.exactly(90, "minute", approximate=True), "約90 分"),
    ],
)
def test_a_further_language_needs_one_entry_where_cldr_knows_the_unit(japanese, quantity, text):
    assert format_quantity(quantity, "ja") == text


def test_a_length_that_cldr_lacks_is_noticed_instead_of_leaking_the_identifier(japanese_long):
    with pytest.raises(MissingLabel, match="“hour”"):
        format_quantity(Quantity.exactly(4, "hour"), "ja")


def test_a_cldr_identifier_that_babel_does_not_know_is_an_error(clinic_units, monkeypatch):
    moon = Unit("moon", Family.DURATION, "moon", cldr="duration-moon")
    monkeypatch.setitem(clinic_units, "moon", moon)

    with pytest.raises(MissingLabel, match="“moon” has no text in “ko”"):
        format_quantity(Quantity.exactly(2, "moon"), "ko")

"""What holds for every quantity, not only for those in the tables."""

import json
import re
from decimal import Decimal

from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st

from cms.core.quantities import UNITS, Quantity, format_quantity

HANGUL = re.compile(r"[ᄀ-ᇿ㄰-㆏가-힣]")
SYMBOLS = {"mm", "cm", "mL"}

codes = st.sampled_from([unit.code for unit in UNITS.shipped])


@st.composite
def quantities(draw, units=codes, largest=10**9 - 1):
    unit = draw(units)
    places = 0 if UNITS.find(unit).is_whole else draw(st.sampled_from([0, 1, 6]))
    numbers = st.decimals(min_value=0, max_value=largest, places=places)
    low, high = sorted([draw(numbers), draw(numbers)])
    shape = draw(st.sampled_from(["single", "range", "up", "down"]))
    assume(high > 0)
    minimum = {"single": high, "range": low, "up": high, "down": None}[shape]
    maximum = None if shape == "up" else high
    return Quantity(minimum, maximum, unit, draw(st.booleans()))


TIME_UNITS = ["minute", "hour", "day", "week"]
times = quantities(units=st.sampled_from(TIME_UNITS), largest=40)


@st.composite
def whole_weeks(draw):
    """One to three weeks in any unit, so that equal amounts are common."""
    code = draw(st.sampled_from(TIME_UNITS))
    per_week = UNITS.find("week").factor / UNITS.find(code).factor
    low, high = sorted([draw(st.integers(1, 3)), draw(st.integers(1, 3))])
    minimum, maximum = draw(st.sampled_from([(low, high), (low, None), (None, high)]))
    return Quantity(*(None if weeks is None else weeks * per_week for weeks in (minimum, maximum)), code)


@given(quantities())
def test_the_mapping_gives_the_quantity_back_through_json(quantity):
    assert Quantity.from_mapping(json.loads(json.dumps(quantity.to_mapping()))) == quantity


@given(quantities(), st.sampled_from(["ko", "en", "de", "fr", "ar"]))
def test_the_active_language_changes_nothing(quantity, active):
    with translation.override("en"):
        expected = format_quantity(quantity, "en"), format_quantity(quantity, "ko")
    with translation.override(active):
        assert (format_quantity(quantity, "en"), format_quantity(quantity, "ko")) == expected


@given(quantities())
def test_korean_has_no_latin_words_but_the_symbols_in_use(quantity):
    assert set(re.findall(r"[A-Za-z]+", format_quantity(quantity, "ko"))) <= SYMBOLS


@given(quantities())
def test_english_has_no_hangul(quantity):
    assert not HANGUL.search(format_quantity(quantity, "en"))


@given(quantities(), st.sampled_from(["ko", "en"]))
def test_the_text_says_exactly_the_bounds(quantity, language):
    numbers = re.findall(r"\d[\d,]*(?:\.\d+)?", format_quantity(quantity, language))

    expected = [bound for bound in (quantity.minimum, quantity.maximum) if bound is not None]
    expected = expected[:1] if quantity.is_single else expected
    assert [Decimal(number.replace(",", "")) for number in numbers] == expected


@given(whole_weeks() | times, st.sampled_from(TIME_UNITS))
def test_the_same_amount_is_symmetric_and_kept_by_an_exact_conversion(quantity, code):
    factor = UNITS.find(code).factor
    bounds = [
        None if bound is None else bound / factor
        for bound in (quantity.lower_bound_in_base, quantity.upper_bound_in_base)
    ]
    assume(all(bound is None or bound == round(bound, 6) for bound in bounds))
    converted = Quantity(*bounds, code)

    assert quantity.same_amount(converted)
    assert converted.same_amount(quantity)


@given(whole_weeks(), whole_weeks(), whole_weeks())
def test_the_same_amount_is_transitive_and_agrees_with_the_sort_key(one, two, three):
    for first, second in ((one, two), (two, three), (one, three)):
        assert first.same_amount(second) == second.same_amount(first)
        assert first.overlaps(second) == second.overlaps(first)
        if first.same_amount(second):
            assert first.sort_key == second.sort_key
            assert first.overlaps(second)
    if one.same_amount(two) and two.same_amount(three):
        assert one.same_amount(three)


@given(times)
def test_every_quantity_of_time_has_a_duration_for_each_bound_it_has(quantity):
    pattern = re.compile(r"P(?=.)(\d+W|(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)")
    written = quantity.iso8601()

    for bound, text in ((quantity.minimum, written.minimum), (quantity.maximum, written.maximum)):
        assert (bound is None) == (text is None)
        assert text is None or pattern.fullmatch(text)

"""Only an edit that changes nothing but looks lets an approval stand: the table is read by people, line by line."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.translation.typography import DEFAULT_GUARDS, Guards, canonical_form, is_typographic_edit
from tests.translation.typography_cases import KEPT, REFUSED


@pytest.mark.parametrize(("language", "old", "new"), KEPT)
def test_an_edit_of_looks_keeps_the_approval_both_ways(language, old, new):
    assert old != new
    assert is_typographic_edit(old, new, language)
    assert is_typographic_edit(new, old, language)


@pytest.mark.parametrize(("language", "old", "new"), REFUSED)
def test_an_edit_that_may_change_the_meaning_is_refused_both_ways(language, old, new):
    assert old != new
    assert not is_typographic_edit(old, new, language)
    assert not is_typographic_edit(new, old, language)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_language_has_at_least_sixty_cases(language):
    assert sum(case[0] == language for case in KEPT + REFUSED) >= 60
    assert len(set(KEPT + REFUSED)) == len(KEPT + REFUSED)


texts = st.text(
    alphabet=st.sampled_from("가안 못a bnot.,:?!%~-–—−+'’“\"…()12<>/")
    | st.characters(exclude_categories=("Cs",)),
    max_size=30,
)


@given(texts, texts, st.sampled_from(["ko", "en", "ja"]))
def test_letters_digits_and_meaningful_signs_survive_every_carry(old, new, language):
    def meaningful(text):
        return [c for c in canonical_form(text) if c.isalnum() or c in "?!%+−±₩$€<>=/"]

    if is_typographic_edit(old, new, language):
        assert meaningful(old) == meaningful(new)
        assert old.count("?") + old.count("\uff1f") == new.count("?") + new.count("\uff1f")


@given(st.text(alphabet="가나 a1.,?-", max_size=12), st.sampled_from("가a1?!%+"), st.integers(0, 12))
def test_no_added_letter_digit_or_sign_is_typography(text, added, position):
    assert not is_typographic_edit(text, text[:position] + added + text[position:], "ko")


@pytest.mark.parametrize("guard", [field.name for field in dataclasses.fields(Guards)])
def test_one_guard_that_disagrees_refuses_the_edit(guard):
    objecting = dataclasses.replace(DEFAULT_GUARDS, **{guard: lambda text, language: text})

    assert is_typographic_edit("수술합니다.", "수술합니다", "ko")
    assert not is_typographic_edit("수술합니다.", "수술합니다", "ko", objecting)


def test_guards_read_the_words_without_placeholders_and_the_language():
    seen = []
    guards = dataclasses.replace(DEFAULT_GUARDS, numbers=lambda text, language: seen.append((text, language)))

    assert is_typographic_edit("<1>5</1> &lt; 6.", "<1>5</1> &lt; 6", "ko", guards)
    assert seen == [("5 < 6.", "ko"), ("5 < 6", "ko")]


@pytest.mark.parametrize(
    ("guard", "old", "new"),
    [
        ("numbers", "4.5 mm", "45 mm"),
        ("numbers", "1,200", "1.200"),
        ("numbers", "-5°C", "5°C"),
        ("numbers", "5%", "5"),
        ("negation", "통증이 없습니다", "통증이 있습니다"),
        ("sentence", "가능한가요?", "가능한가요"),
    ],
)
def test_each_default_guard_sees_its_own_kind_of_change(guard, old, new):
    signature = getattr(DEFAULT_GUARDS, guard)

    assert signature(old, "ko") == signature(old, "ko")
    assert signature(old, "ko") != signature(new, "ko")


def test_a_text_without_content_has_nothing_to_carry_over():
    assert not is_typographic_edit("", " ", "ko")

"""The three signatures change when a reader would understand something else, and stay for mere typography."""

from __future__ import annotations

import pytest

from cms.translation.numbers import negation_signature, number_signature, sentence_type


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ko", "4-5시간 걸립니다", "4~5시간 걸립니다."),
        ("en", "4-5 hours,", "4–5 hours"),
        ("en", "2 weeks", "two weeks"),
    ],
)
def test_typography_keeps_the_number_signature_or_costs_only_the_approval(language, one, other):
    same = number_signature(one, language) == number_signature(other, language)
    assert same == ("two" not in other)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ko", "2주 이내", "2주 이상"),
        ("ko", "약 2주", "2주"),
        ("ko", "한 번 내원", "내원"),
        ("en", "2 hours", "2 days"),
        ("en", "<1>2</1> hours", "<1>3</1> hours"),
        ("ja", "2時間", "3時間"),
    ],
)
def test_another_meaning_has_another_number_signature(language, one, other):
    assert number_signature(one, language) != number_signature(other, language)
    assert hash(number_signature(one, language)) is not None


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ko", "샤워해도 됩니다.", "샤워하면 안 됩니다."),
        ("ko", "통증이 있습니다.", "통증이 없습니다."),
        ("ko", "음주하세요.", "음주를 삼가세요."),
        ("ko", "만지세요.", "만지지 마세요."),
        ("en", "You can shower.", "You can't shower."),
        ("en", "With scars.", "Without scars."),
        ("en", "You may swim.", "Avoid swimming."),
    ],
)
def test_a_negation_changes_the_negation_signature(language, one, other):
    assert negation_signature(one, language) != negation_signature(other, language)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("ko", "회복됩니다.", "statement"),
        ("ko", "아픈가요?", "question"),
        ("ko", "아프지 않나요", "question"),
        ("ko", "연고를 바르세요.", "command"),
        ("ko", "수술 시간", "fragment"),
        ("en", "It heals.", "statement"),
        ("en", "Does it hurt?", "question"),
        ("en", "Apply the ointment.", "command"),
        ("en", "It heals! Does it?", "exclamation-statement+question"),
    ],
)
def test_a_sentence_has_a_type(language, text, kind):
    assert sentence_type(text, language) == kind

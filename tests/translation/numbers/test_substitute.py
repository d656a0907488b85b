"""New numbers are put into an approved text only where nothing else changed."""

from __future__ import annotations

import pytest

from cms.translation.numbers import compare_numbers, offer_substitution

OFFERED = [
    ("ko", "수술은 4~5시간 걸립니다.", "수술은 3~4시간 걸립니다.", "Surgery takes 4–5 hours.", "Surgery takes 3–4 hours."),
    ("ko", "2시간 걸립니다.", "1시간 걸립니다.", "It takes 2 hours.", "It takes 1 hour."),
    ("ko", "2주 뒤", "3주 뒤", "14 days later", "21 days later"),
    ("ko", "두 번 오세요.", "세 번 오세요.", "Come twice.", "Come three times."),
    ("ko", "120만 원", "150만 원", "KRW 1.2 million", "KRW 1.5 million"),
    ("ko", "2시간", "90분", "two hours", "90 minutes"),
    ("ko", "오후 3시", "오후 4시 30분", "at 3 p.m.", "at 4:30 p.m."),
    ("ko", "3개월 검진", "6개월 검진", "a 3-month check", "a 6-month check"),
    ("ko", "<1>2주</1> 후", "<1>3주</1> 후", "After <1>two weeks</1>", "After <1>three weeks</1>"),
    ("ko", "10~20%", "30%", "10 to 20%", "30%"),
    ("en", "4–5 hours", "3–4 hours", "4~5시간", "3~4시간"),
    ("en", "three days", "four days", "사흘 동안", "나흘 동안"),
    ("en", "two visits", "three visits", "두 번 방문", "세 번 방문"),
    ("en", "KRW 1,200,000", "KRW 1,500,000", "120만 원", "150만 원"),
]  # fmt: skip
WITHHELD = [
    ("the words changed too", "2시간 걸립니다.", "3시간이 걸립니다.", "It takes 2 hours."),
    ("the bound changed", "2시간 이내", "2시간 이상", "within 2 hours"),
    ("nothing changed", "2시간", "2시간", "2 hours"),
    ("the target says it twice", "2시간", "3시간", "2 hours, yes, 2 hours"),
    ("the source says it twice", "2시간, 2시간", "2시간, 3시간", "2 hours, 2 hours"),
    ("the approved text disagreed already", "2시간", "3시간", "4 hours"),
    ("a noun would have to change", "2회 내원", "1회 내원", "2 visits"),
    ("a verb would have to change", "2주가 필요합니다.", "1주가 필요합니다.", "2 weeks are needed."),
    ("an article would have to change", "3주 과정", "8주 과정", "a 3-week course"),
]


@pytest.mark.parametrize(("language", "old", "new", "approved", "expected"), OFFERED)
def test_the_approved_text_is_offered_with_new_numbers(language, old, new, approved, expected):
    other = "en" if language == "ko" else "ko"
    offer = offer_substitution(
        old_source=old,
        new_source=new,
        source_language=language,
        approved_target=approved,
        target_language=other,
    )
    assert offer == expected
    assert not compare_numbers(source=new, source_language=language, target=expected, target_language=other)


@pytest.mark.parametrize(("reason", "old", "new", "approved"), WITHHELD)
def test_nothing_is_offered_where_a_translator_must_look(reason, old, new, approved):
    offer = offer_substitution(
        old_source=old, new_source=new, source_language="ko", approved_target=approved, target_language="en"
    )
    assert offer is None, reason


def test_nothing_is_offered_in_a_language_read_by_digits_only():
    offer = offer_substitution(
        old_source="2시간",
        new_source="3시간",
        source_language="ko",
        approved_target="2時間",
        target_language="ja",
    )
    assert offer is None

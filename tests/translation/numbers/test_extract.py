"""What is read in a text, family by family, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cms.translation.numbers import Bound, Dimension, Direction, extract_quantities

DAY = 86400


def only(text, language):
    mentions = extract_quantities(text, language)
    assert len(mentions) == 1, mentions
    return mentions[0]


@pytest.mark.parametrize(
    ("language", "text", "dimension", "low", "high"),
    [
        ("ko", "4~5시간", "time", 4 * 3600, 5 * 3600),
        ("en", "4–5 hours", "time", 4 * 3600, 5 * 3600),
        ("ko", "2주", "time", 14 * DAY, 14 * DAY),
        ("en", "a fortnight", "time", 14 * DAY, 14 * DAY),
        ("en", "an hour and a half", "time", 5400, 5400),
        ("ko", "한 시간 반", "time", 5400, 5400),
        ("ko", "1시간 30분", "time", 5400, 5400),
        ("ko", "네다섯 시간", "time", 4 * 3600, 5 * 3600),
        ("ko", "하루 이틀", "time", DAY, 2 * DAY),
        ("en", "a day or two", "time", DAY, 2 * DAY),
        ("ko", "보름", "time", 15 * DAY, 15 * DAY),
        ("ko", "반나절", "time", DAY // 2, DAY // 2),
        ("ko", "육 개월", "calendar", 6, 6),
        ("en", "half a year", "calendar", 6, 6),
        ("ko", "석 달", "calendar", 3, 3),
        ("ko", "서른다섯 살", "calendar", 35 * 12, 35 * 12),
        ("ko", "20~30대", "decade", 20, 30),
        ("en", "their 20s and 30s", "decade", 20, 30),
        ("ko", "0.5cm", "length", 5, 5),
        ("en", "5 mm", "length", 5, 5),
        ("ko", "20±2도", "degree", 18, 22),
        ("ko", "1억 2천만 원", "money", 120_000_000, 120_000_000),
        ("ko", "30~50만 원", "money", 300_000, 500_000),
        ("en", "KRW 1.2 million", "money", 1_200_000, 1_200_000),
        ("en", "₩50,000", "money", 50_000, 50_000),
        ("ko", "당일", "relative-day", 0, 0),
        ("en", "the next day", "relative-day", 1, 1),
        ("ko", "오후 3시 30분", "clock", 930, 930),
        ("en", "3:30 p.m.", "clock", 930, 930),
        ("ko", "오후 2시~5시", "clock", 840, 1020),
        ("en", "2–5 p.m.", "clock", 840, 1020),
        ("ko", "2024년 3월 5일", "date", 20240305, 20240305),
        ("en", "March 5th, 2024", "date", 20240305, 20240305),
        ("ko", "3:1", "ratio", 3, 1),
        ("en", "3 to 1.", "ratio", 3, 1),
        ("ko", "두 번째", "ordinal", 2, 2),
        ("en", "step 2", "ordinal", 2, 2),
        ("ko", "세 차례", "count", 3, 3),
        ("en", "thrice", "count", 3, 3),
        ("en", "twenty-five threads", "count", 25, 25),
    ],
)
def test_a_quantity_is_read_in_base_units(language, text, dimension, low, high):
    mention = only(text, language)
    assert (mention.dimension, mention.low, mention.high) == (dimension, low, high)


@pytest.mark.parametrize(
    ("language", "text", "share"),
    [
        ("ko", "10명 중 1명", "0.1"),
        ("en", "one in ten", "0.1"),
        ("ko", "10%", "0.1"),
        ("ko", "절반", "0.5"),
        ("en", "half of it", "0.5"),
        ("ko", "4분의 3", "0.75"),
        ("en", "three quarters", "0.75"),
        ("ko", "10점 만점에 3점", "0.3"),
        ("en", "3 out of 10", "0.3"),
    ],
)
def test_a_share_is_a_part_of_one(language, text, share):
    mention = only(text, language)
    assert (mention.dimension, mention.low) == (Dimension.SHARE, Decimal(share))


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("ko", "2주 이상", Bound.AT_LEAST),
        ("ko", "적어도 2주", Bound.AT_LEAST),
        ("en", "2 weeks or longer", Bound.AT_LEAST),
        ("en", "at least two weeks", Bound.AT_LEAST),
        ("ko", "2주 이내", Bound.AT_MOST),
        ("ko", "최대 2주까지", Bound.AT_MOST),
        ("ko", "2주를 넘지 않습니다", Bound.AT_MOST),
        ("en", "no more than 2 weeks", Bound.AT_MOST),
        ("ko", "2주 미만", Bound.LESS_THAN),
        ("en", "under 2 weeks", Bound.LESS_THAN),
        ("ko", "2주 넘게", Bound.MORE_THAN),
        ("en", "longer than 2 weeks", Bound.MORE_THAN),
        ("en", "&lt; 2 weeks", Bound.LESS_THAN),
        ("ko", "2주", Bound.EXACT),
    ],
)
def test_a_bound_is_read_on_either_side(language, text, bound):
    assert only(text, language).bound == bound


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [
        ("ko", "2주 전", Direction.BEFORE),
        ("en", "2 weeks before", Direction.BEFORE),
        ("ko", "2주 뒤", Direction.AFTER),
        ("en", "after 2 weeks", Direction.AFTER),
    ],
)
def test_the_side_of_the_event_is_read(language, text, direction):
    assert only(text, language).direction == direction


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "한편 얼굴선이 한결 부드러워지고 두드러진 흉터가 줄어듭니다."),
        ("ko", "일반적으로 이중턱, 사각턱, 삼각형 얼굴에 권합니다."),
        ("ko", "오히려 육안으로는 이 주변이 오일처럼 보입니다."),
        ("ko", "네, 가능합니다. 열감이 있으면 세심하게 살핍니다."),
        ("en", "One of the surgeons gives a second opinion, not the one you expect."),
        ("en", "A double chin is no one's fault; for one, it is hereditary."),
        ("en", "SMAS and the V-line"),
    ],
)
def test_idioms_are_no_numbers(language, text):
    assert [mention for mention in extract_quantities(text, language) if not mention.is_soft] == []


def test_digits_inside_placeholders_are_no_numbers():
    assert extract_quantities("<1>실밥</1><2/>제거 &amp; 소독 &#39;", "ko") == ()


def test_a_span_points_into_the_given_text():
    text = "수술 후 <1>2</1>주 &lt; 3주"
    spans = [text[mention.start : mention.end] for mention in extract_quantities(text, "ko")]
    assert spans == ["2</1>주", "3주"]


def test_a_break_keeps_two_numbers_apart():
    assert [mention.low for mention in extract_quantities("5<1/>10", "en")] == [5, 10]


def test_names_with_digits_are_tokens():
    texts = {mention.qualifier for mention in extract_quantities("4D, 02-1234-5678", "ko")}
    assert texts == {"4d", "0212345678"}


def test_other_languages_are_read_by_their_digits_alone():
    mentions = extract_quantities("手術は2時間、二週間後に抜糸", "ja")
    assert [(mention.dimension, mention.low) for mention in mentions] == [(Dimension.PLAIN, 2)]


@pytest.mark.parametrize("language", ["ko", "en", "ja"])
@pytest.mark.parametrize(
    "piece",
    ["9", "1,", "1,000,", "1~", "일이삼사", "한 두 세 네 ", "one two ", "at least about ", "1억 2천만 ", "1-", "a hundred and ", "<1>", "하루 이틀 ", "3:1 "],
)  # fmt: skip
def test_hostile_repetition_is_read_to_its_end(language, piece):
    text = piece * (10_000 // len(piece))
    for mention in extract_quantities(text, language):
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize("language", ["ko", "en", "ja"])
def test_a_run_of_digits_longer_than_any_quantity_is_kept_whole(language):
    mention = only("번호 " + "9" * 40 + ".", language)
    assert (mention.dimension, mention.qualifier) == (Dimension.TOKEN, "9" * 40)

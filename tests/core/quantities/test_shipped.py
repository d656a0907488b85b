"""The shipped kinds: complete in both languages, and readable with the values they are for."""

import re

import pytest

from cms.core.quantities import Choice, FactValue, Family, Quantity, format_fact
from cms.core.quantities.shipped import EVENTS, KINDS, MODIFIERS, shipped_labels

KINDS_BY_CODE = {kind.code: kind for kind in KINDS}
CONTRACT = (
    "surgery_duration anaesthesia hospitalisation suture_removal recovery return_to_normal_life visits "
    "stay_in_country fasting compression_garment results_last price depth angle"
)
HANGUL = re.compile(r"[ᄀ-ᇿ㄰-㆏가-힣]")


def texts():
    for kind in KINDS:
        yield f"kind:{kind.code}", kind.labels
        if kind.none_text:
            yield f"none:{kind.code}", kind.none_text
        for choice in kind.choices:
            yield f"choice:{choice.code}", choice.labels
    for term in (*MODIFIERS, *EVENTS):
        yield f"term:{term.code}", term.labels


def test_the_kinds_of_the_contract_are_shipped():
    assert [kind.code for kind in KINDS] == CONTRACT.split()


@pytest.mark.parametrize(("name", "labels"), [pytest.param(*row, id=row[0]) for row in texts()])
class TestLabels:
    def test_are_in_both_languages_and_each_in_its_own_script(self, name, labels):
        assert set(labels) == {"ko", "en"}
        assert HANGUL.search(labels["ko"])
        assert not re.search(r"[A-Za-z]", labels["ko"])
        assert re.search(r"[a-z]", labels["en"])
        assert not HANGUL.search(labels["en"])

    def test_begin_with_a_capital_only_as_the_heading_of_a_kind(self, name, labels):
        assert labels["en"][0].isupper() is name.startswith("kind:")


@pytest.mark.parametrize("terms", [MODIFIERS, EVENTS, *(kind.choices for kind in KINDS)])
def test_codes_are_unique(terms):
    assert len({term.code for term in terms}) == len(terms)


def test_every_kind_accepts_a_family_of_units_or_choices():
    assert all(kind.family or kind.choices for kind in KINDS)
    assert {kind.family for kind in KINDS} == {
        None,
        Family.DURATION,
        Family.COUNT,
        Family.LENGTH,
        Family.ANGLE,
        Family.MONEY,
    }


@pytest.mark.parametrize(
    ("kind", "value", "english", "korean"),
    [
        ("surgery_duration", FactValue(Quantity.between(4, 5, "hour")), "4–5 hours", "4~5시간"),
        (
            "anaesthesia",
            FactValue(choices=(Choice("sedation", "short_term"), Choice("local"))),
            "short-term sedation or local anaesthesia",
            "단시간 수면 마취 또는 국소 마취",
        ),
        ("hospitalisation", FactValue(is_none=True), "no hospital stay", "입원 없음"),
        ("hospitalisation", FactValue(choices=(Choice("day_patient"),)), "day patient", "당일 퇴원"),
        ("hospitalisation", FactValue(Quantity.exactly(1, "night")), "1 night", "1박"),
        (
            "suture_removal",
            FactValue(Quantity.between(1, 2, "week"), relative_to="surgery"),
            "1–2 weeks after surgery",
            "수술 후 1~2주",
        ),
        (
            "return_to_normal_life",
            FactValue(relative_to="suture_removal"),
            "after suture removal",
            "실밥 제거 후",
        ),
        ("return_to_normal_life", FactValue(is_none=True), "same day", "당일 가능"),
        ("recovery", FactValue(Quantity.at_most(2, "week")), "within 2 weeks", "2주 이내"),
        ("visits", FactValue(Quantity.between(2, 3, "visit")), "2–3 visits", "2~3회"),
        ("stay_in_country", FactValue(Quantity.at_most(10, "day")), "up to 10 days", "최대 10일"),
        ("stay_in_country", FactValue(Quantity.at_least(7, "night")), "at least 7 nights", "7박 이상"),
        (
            "fasting",
            FactValue(Quantity.at_least(8, "hour"), relative_to="before_surgery"),
            "at least 8 hours before surgery",
            "수술 전 8시간 이상",
        ),
        ("compression_garment", FactValue(Quantity.at_most(4, "week")), "up to 4 weeks", "최대 4주"),
        ("results_last", FactValue(Quantity.at_most(2, "year")), "up to 2 years", "최대 2년"),
        ("price", FactValue(Quantity.at_least(1000000, "won")), "from KRW 1,000,000", "1,000,000원부터"),
    ],
)
def test_a_shipped_kind_reads_right_with_its_own_labels(kind, value, english, korean):
    shipped = KINDS_BY_CODE[kind]

    for language, text in (("en", english), ("ko", korean)):
        labels = shipped_labels(shipped, language)
        assert format_fact(value, language, labels, bounds=shipped.bounds) == text


def test_nothing_is_shipped_in_a_language_nobody_wrote():
    labels = shipped_labels(KINDS_BY_CODE["anaesthesia"], "ja")

    assert (labels.none_text, labels.choices, labels.modifiers, labels.events) == (None, {}, {}, {})

"""Facts as a patient reads them, and that no label of another language is ever used."""

import pytest
from django.utils import translation

from cms.core.quantities import (
    BoundStyle,
    Choice,
    FactLabels,
    FactValue,
    InvalidFact,
    MissingLabel,
    Quantity,
    UnsupportedLanguage,
    format_choice,
    format_fact,
    format_note,
)

ENGLISH = FactLabels(
    "en",
    none_text="no hospital stay",
    choices={
        "local": "local anaesthesia",
        "sedation": "sedation",
        "general": "general anaesthesia",
        "untranslated": " ",
    },
    modifiers={"short_term": "short-term"},
    events={
        "suture_removal": "after suture removal",
        "surgery": "after surgery",
        "before_surgery": "before surgery",
    },
    note="depending on the person",
)
KOREAN = FactLabels(
    "ko",
    none_text="입원 없음",
    choices={"local": "국소 마취", "sedation": "수면 마취", "general": "전신 마취"},
    modifiers={"short_term": "단시간"},
    events={"suture_removal": "실밥 제거 후", "surgery": "수술 후", "before_surgery": "수술 전"},
    note="개인차가 있을 수 있습니다",
)

SEDATION, LOCAL, GENERAL = Choice("sedation"), Choice("local"), Choice("general")


def counted(quantity, event=None):
    return FactValue(quantity=quantity, relative_to=event)


TABLE = [
    (counted(Quantity.between(4, 5, "hour")), "4–5 hours", "4~5시간"),
    (
        counted(Quantity.exactly(7, "day"), "suture_removal"),
        "7 days after suture removal",
        "실밥 제거 후 7일",
    ),
    (counted(Quantity.between(1, 2, "week"), "surgery"), "1–2 weeks after surgery", "수술 후 1~2주"),
    (counted(Quantity.at_most(2, "week"), "surgery"), "within 2 weeks after surgery", "수술 후 2주 이내"),
    (counted(Quantity.at_least(4, "week"), "surgery"), "at least 4 weeks after surgery", "수술 후 4주 이상"),
    (
        counted(Quantity.exactly(7, "day", approximate=True), "surgery"),
        "about 7 days after surgery",
        "수술 후 약 7일",
    ),
    (
        counted(Quantity.at_least(8, "hour"), "before_surgery"),
        "at least 8 hours before surgery",
        "수술 전 8시간 이상",
    ),
    (FactValue(relative_to="suture_removal"), "after suture removal", "실밥 제거 후"),
    (FactValue(is_none=True), "no hospital stay", "입원 없음"),
    (FactValue(choices=(SEDATION,)), "sedation", "수면 마취"),
    (FactValue(choices=(SEDATION, LOCAL)), "sedation or local anaesthesia", "수면 마취 또는 국소 마취"),
    (
        FactValue(choices=(LOCAL, SEDATION, GENERAL)),
        "local anaesthesia, sedation or general anaesthesia",
        "국소 마취, 수면 마취 또는 전신 마취",
    ),
    (
        FactValue(choices=(Choice("sedation", "short_term"), LOCAL)),
        "short-term sedation or local anaesthesia",
        "단시간 수면 마취 또는 국소 마취",
    ),
]


class TestDisplay:
    @pytest.mark.parametrize("active", ["ko", "en", "de"])
    @pytest.mark.parametrize(("value", "english", "korean"), TABLE)
    def test_a_fact_reads_right_in_both_languages_whatever_language_is_active(
        self, value, english, korean, active
    ):
        with translation.override(active):
            assert format_fact(value, "en", ENGLISH) == english
            assert format_fact(value, "ko", KOREAN) == korean

    def test_a_kind_can_say_that_its_open_bound_is_an_extent(self):
        value = counted(Quantity.at_most(3, "month"), "surgery")

        assert format_fact(value, "en", ENGLISH, bounds=BoundStyle.EXTENT) == "up to 3 months after surgery"
        assert format_fact(value, "ko", KOREAN, bounds=BoundStyle.EXTENT) == "수술 후 최대 3개월"

    def test_one_choice_is_written_with_its_modifier(self):
        choice = Choice("sedation", "short_term")

        assert format_choice(choice, "en", ENGLISH) == "short-term sedation"
        assert format_choice(choice, "ko", KOREAN) == "단시간 수면 마취"

    def test_the_note_is_separate_from_the_display_text(self):
        value = FactValue(is_none=True, has_note=True)

        assert format_fact(value, "en", ENGLISH) == "no hospital stay"
        assert format_note(value, "en", ENGLISH) == "depending on the person"
        assert format_note(value, "ko", KOREAN) == "개인차가 있을 수 있습니다"

    def test_a_fact_without_a_note_has_none(self):
        assert format_note(FactValue(is_none=True), "en", ENGLISH) is None


class TestNoOtherLanguage:
    @pytest.mark.parametrize(
        "value",
        [
            FactValue(is_none=True),
            FactValue(choices=(SEDATION,)),
            FactValue(choices=(SEDATION, LOCAL)),
            FactValue(relative_to="surgery"),
            counted(Quantity.exactly(7, "day"), "surgery"),
        ],
    )
    def test_a_missing_label_is_an_error(self, value):
        with pytest.raises(MissingLabel, match="no label in “en”"):
            format_fact(value, "en", FactLabels("en", choices={"local": "local anaesthesia"}))

    def test_a_missing_modifier_is_an_error(self):
        with pytest.raises(MissingLabel, match="“deep”"):
            format_choice(Choice("sedation", "deep"), "en", ENGLISH)

    def test_a_blank_label_is_missing(self):
        with pytest.raises(MissingLabel, match="“untranslated”"):
            format_fact(FactValue(choices=(Choice("untranslated"),)), "en", ENGLISH)

    def test_a_missing_note_is_an_error(self):
        with pytest.raises(MissingLabel):
            format_note(FactValue(is_none=True, has_note=True), "en", FactLabels("en"))

    @pytest.mark.parametrize("value", [row[0] for row in TABLE])
    def test_labels_of_another_language_are_refused(self, value):
        with pytest.raises(MissingLabel) as caught:
            format_fact(value, "en", KOREAN)
        assert caught.value.code == "labels_of_another_language"

    def test_a_language_without_patterns_is_refused(self):
        with pytest.raises(UnsupportedLanguage):
            format_fact(FactValue(is_none=True), "ja", FactLabels("ja", none_text="入院なし"))


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({}, "empty"),
        ({"has_note": True}, "empty"),
        ({"quantity": Quantity.exactly(1, "day"), "is_none": True}, "contradiction"),
        ({"quantity": Quantity.exactly(1, "day"), "choices": (LOCAL,)}, "contradiction"),
        ({"is_none": True, "choices": (LOCAL,)}, "contradiction"),
        ({"is_none": True, "relative_to": "surgery"}, "event"),
        ({"choices": (LOCAL,), "relative_to": "surgery"}, "event"),
        ({"choices": (LOCAL, LOCAL)}, "repeated_choice"),
    ],
)
def test_parts_that_contradict_each_other_are_refused(parts, code):
    with pytest.raises(InvalidFact) as caught:
        FactValue(**parts)
    assert caught.value.code == code

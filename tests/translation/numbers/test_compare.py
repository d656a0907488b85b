"""What a comparison reports, and that a fact rendered in both languages agrees until it is changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.translation.numbers import FindingKind, compare_numbers


def compare(korean, english):
    return compare_numbers(source=korean, source_language="ko", target=english, target_language="en")


@pytest.mark.parametrize(
    ("korean", "english", "kind"),
    [
        ("2주 후", "later", FindingKind.MISSING),
        ("나중에", "after 2 weeks", FindingKind.EXTRA),
        ("2주 후", "after 3 weeks", FindingKind.CHANGED),
        ("90분", "90 hours", FindingKind.UNIT),
        ("30분 이내", "at least 30 minutes", FindingKind.BOUND),
        ("수술 2주 전", "2 weeks after surgery", FindingKind.DIRECTION),
    ],
)
def test_a_finding_names_what_changed(korean, english, kind):
    assert [finding.kind for finding in compare(korean, english)] == [kind]


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize(
    ("korean", "english"), [("2주", "none"), ("없음", "2 weeks"), ("2주", "3 weeks"), ("2주 이내", "2 weeks")]
)
def test_a_message_is_a_full_sentence_with_both_wordings(language, korean, english):
    (finding,) = compare(korean, english)
    message = finding.message(language)
    assert message.endswith(".")
    for mention in (finding.source, finding.target):
        assert mention is None or mention.surface in message


def test_the_order_of_mentions_does_not_matter():
    assert compare("5일 후, 2시간 동안", "for 2 hours, after 5 days") == ()


def test_losing_about_is_no_finding():
    assert compare("약 2시간", "2 hours") == ()


def test_each_mention_is_matched_once():
    assert [finding.kind for finding in compare("2주, 2주", "2 weeks")] == [FindingKind.MISSING]


def test_a_rate_may_be_left_out_but_not_changed():
    assert compare("매일 소독", "disinfect") == ()
    assert compare("매일 소독", "disinfect weekly") != ()


def test_another_language_is_compared_by_digits():
    def digits(target):
        return compare_numbers(source="수술 2시간", source_language="ko", target=target, target_language="ja")

    assert digits("手術2時間") == ()
    assert digits("手術3時間") != ()


UNITS = {
    "minute": ("분", "minute"),
    "hour": ("시간", "hour"),
    "day": ("일", "day"),
    "week": ("주", "week"),
    "month": ("개월", "month"),
    "mm": ("mm", "mm"),
    "percent": ("%", "percent"),
    "visit": ("회", "visit"),
}
BOUNDS = {
    "": ("{}", "{}"),
    "least": ("{} 이상", "at least {}"),
    "most": ("{} 이내", "within {}"),
    "less": ("{} 미만", "less than {}"),
    "more": ("{} 초과", "more than {}"),
}


@dataclass(frozen=True)
class Fact:
    low: int
    high: int
    unit: str
    bound: str


def korean_of(fact):
    number = str(fact.low) if fact.low == fact.high else f"{fact.low}~{fact.high}"
    return "결과: " + BOUNDS[fact.bound][0].format(number + UNITS[fact.unit][0]) + "."


def english_of(fact):
    number = str(fact.low) if fact.low == fact.high else f"{fact.low} to {fact.high}"
    name = UNITS[fact.unit][1]
    plural = "" if name in {"mm", "percent"} or fact.low == fact.high == 1 else "s"
    return "The result: " + BOUNDS[fact.bound][1].format(f"{number} {name}{plural}") + "."


@st.composite
def facts(draw):
    low = draw(st.integers(1, 99))
    high = low if draw(st.booleans()) else low + draw(st.integers(1, 50))
    bound = draw(st.sampled_from(sorted(BOUNDS))) if low == high else ""
    return Fact(low, high, draw(st.sampled_from(sorted(UNITS))), bound)


@given(facts())
def test_a_fact_agrees_with_itself_in_the_other_language(fact):
    assert compare(korean_of(fact), english_of(fact)) == ()


@given(facts(), st.data())
def test_a_changed_fact_disagrees(fact, data):
    changes = [replace(fact, low=fact.low + 100, high=fact.high + 100)]
    changes += [
        replace(fact, bound=bound) for bound in BOUNDS if bound != fact.bound and fact.low == fact.high
    ]
    changes += [replace(fact, unit=unit) for unit in ("mm", "percent", "minute") if unit != fact.unit]
    changes += [replace(fact, high=fact.low)] if fact.low != fact.high else []
    changed = data.draw(st.sampled_from(changes))
    assert compare(korean_of(fact), english_of(changed)) != ()


@given(st.text(max_size=80), st.sampled_from(["ko", "en"]))
def test_any_text_agrees_with_itself(text, language):
    assert compare_numbers(source=text, source_language=language, target=text, target_language=language) == ()

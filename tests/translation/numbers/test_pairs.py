"""The labelled pairs: how many wrong translations are found, and how many alarms are right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from cms.translation.numbers import compare_numbers

HERE = Path(__file__).parent
RECALL_GOAL = 0.99
PRECISION_GOAL = 0.95


@dataclass(frozen=True)
class Score:
    wrong: int
    found: int
    alarms: int
    mistakes: tuple[str, ...]

    @property
    def recall(self):
        return self.found / self.wrong

    @property
    def precision(self):
        return self.found / self.alarms


def load(name):
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def score(pairs):
    wrong = found = alarms = 0
    mistakes = []
    for pair in pairs:
        source_language, target_language = ("ko", "en") if pair["source"] == "ko" else ("en", "ko")
        findings = compare_numbers(
            source=pair[source_language],
            source_language=source_language,
            target=pair[target_language],
            target_language=target_language,
        )
        is_wrong = pair["label"] == "wrong"
        wrong += is_wrong
        alarms += bool(findings)
        found += is_wrong and bool(findings)
        if is_wrong != bool(findings):
            mistakes.append(f"{pair['label']}: {pair['ko']} | {pair['en']} | {findings}")
    return Score(wrong, found, alarms, tuple(mistakes))


@pytest.mark.parametrize(
    ("name", "at_least"), [("pairs.yaml", 200), ("pairs_held_out.yaml", 120), ("pairs_probes.yaml", 200)]
)
def test_wrong_pairs_are_found_and_right_ones_left_alone(name, at_least):
    pairs = load(name)
    result = score(pairs)
    summary = f"{name}: recall {result.recall:.3f}, precision {result.precision:.3f}"
    print(summary)
    report = "\n".join((summary, *result.mistakes))
    assert len(pairs) >= at_least
    assert result.recall >= RECALL_GOAL, report
    assert result.precision >= PRECISION_GOAL, report


@pytest.mark.parametrize("name", ["pairs.yaml", "pairs_held_out.yaml", "pairs_probes.yaml"])
def test_each_text_agrees_with_itself(name):
    for pair in load(name):
        for language in ("ko", "en"):
            text = pair[language]
            assert not compare_numbers(
                source=text, source_language=language, target=text, target_language=language
            ), text


@pytest.mark.parametrize("name", ["pairs.yaml", "pairs_held_out.yaml", "pairs_probes.yaml"])
def test_the_verdict_does_not_depend_on_which_side_is_the_source(name):
    for pair in load(name):
        verdicts = {
            bool(
                compare_numbers(
                    source=pair[one], source_language=one, target=pair[other], target_language=other
                )
            )
            for one, other in (("ko", "en"), ("en", "ko"))
        }
        assert len(verdicts) == 1, pair

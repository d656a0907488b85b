"""Decides whether a target text says the same numbers as its source (invariant 6).

Mentions are matched one to one in any order, the exact ones first. What is left over is a finding, paired with what it
was most likely changed into. A soft mention ("once", "both") may be left over, unless both sides have one and they
contradict each other. Losing "about" is no finding. Nothing is said about the rest of the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from .agreement import agrees, conflicts, is_same_bound, is_same_direction, is_same_value
from .extract import FULL_LANGUAGES, extract_quantities
from .findings import FindingKind, NumberFinding
from .mentions import Bound, Dimension, Mention

Rule = Callable[[Mention, Mention], bool]


def compare_numbers(
    *, source: str, source_language: str, target: str, target_language: str
) -> tuple[NumberFinding, ...]:
    """The disagreements between a source text and its translation; empty if they agree.

    If either language is neither Korean nor English, both are read as if they were of such a language: digits only.
    """
    languages = (_known(source_language), _known(target_language))
    if not set(languages) <= FULL_LANGUAGES:
        languages = ("und", "und")
    said, told = extract_quantities(source, languages[0]), extract_quantities(target, languages[1])
    sources, targets = list(said), list(told)
    _strike_out(sources, targets)
    _strike_out_split_ranges(sources, targets)
    _strike_out_split_ranges(targets, sources)
    _forgive_repeated_days(sources, told)
    _forgive_repeated_days(targets, said)
    findings = _pair_up(sources, targets)
    findings += [
        NumberFinding(FindingKind.MISSING, mention, None) for mention in sources if not mention.is_soft
    ]
    findings += [
        NumberFinding(FindingKind.EXTRA, None, mention) for mention in targets if not mention.is_soft
    ]
    return tuple(sorted(findings, key=_position))


def _known(language: str) -> str:
    return language.split("-")[0].lower()


def _position(finding: NumberFinding) -> tuple[int, int]:
    mention = finding.source or finding.target
    return (0 if finding.source else 1, mention.start if mention else 0)


def _strike_out(sources: list[Mention], targets: list[Mention]) -> None:
    """Remove the mentions that agree, the closest agreement first."""
    rules: tuple[Rule, ...] = (
        lambda one, other: one.meaning == other.meaning and one.is_soft == other.is_soft,
        lambda one, other: (
            one.dimension == other.dimension and agrees(one, other) and one.is_soft == other.is_soft
        ),
        lambda one, other: agrees(one, other) and one.is_soft == other.is_soft,
        agrees,
    )
    for rule in rules:
        for mention in tuple(sources):
            if (partner := _first(targets, mention, rule)) is not None:
                sources.remove(mention)
                targets.remove(partner)


def _strike_out_split_ranges(ranges: list[Mention], ends: list[Mention]) -> None:
    """18세 이상 35세 이하 is 18 to 35: two bounds on one side may be a range on the other."""
    for mention in tuple(ranges):
        if mention.low == mention.high or mention.bound != Bound.EXACT:
            continue
        low = _first(ends, mention, lambda span, end: _is_end(span, end, span.low, Bound.AT_LEAST))
        high = _first(ends, mention, lambda span, end: _is_end(span, end, span.high, Bound.AT_MOST))
        if low is not None and high is not None:
            ranges.remove(mention)
            ends.remove(low)
            ends.remove(high)


def _is_end(span: Mention, end: Mention, value: Decimal, bound: Bound) -> bool:
    return is_same_value(replace(span, low=value, high=value), end) and end.bound == bound


def _forgive_repeated_days(leftover: list[Mention], said: Sequence[Mention]) -> None:
    """당일 상담, 당일 수술: the same day said again in one language only."""
    for mention in tuple(leftover):
        if mention.dimension == Dimension.RELATIVE_DAY and _first(said, mention, agrees) is not None:
            leftover.remove(mention)


def _first(candidates: Sequence[Mention], mention: Mention, rule: Rule) -> Mention | None:
    return next((candidate for candidate in candidates if rule(mention, candidate)), None)


def _pair_up(sources: list[Mention], targets: list[Mention]) -> list[NumberFinding]:
    """Name what the leftovers were changed into, the likeliest change first."""
    findings: list[NumberFinding] = []
    for kind, rule in _CHANGES:
        for mention in tuple(sources):
            partner = _first(targets, mention, rule)
            if partner is not None and _matters(mention, partner):
                findings.append(NumberFinding(kind, mention, partner))
                sources.remove(mention)
                targets.remove(partner)
    return findings


def _matters(source: Mention, target: Mention) -> bool:
    return not (source.is_soft and target.is_soft) or conflicts(source, target)


def _has_another_bound(source: Mention, target: Mention) -> bool:
    return is_same_value(source, target) and not is_same_bound(source, target)


def _has_another_direction(source: Mention, target: Mention) -> bool:
    return is_same_value(source, target) and not is_same_direction(source, target)


def _has_another_unit(source: Mention, target: Mention) -> bool:
    """The same figures: equal in base units of other dimensions, or a plain power of the unit apart."""
    if _figures(source) != _figures(target) or source.dimension == Dimension.TOKEN:
        return False
    return (
        source.dimension != target.dimension
        or source.low != target.low
        or source.qualifier != target.qualifier
    )


def _figures(mention: Mention) -> str:
    return "".join(character for character in mention.surface if character.isdigit())


def _has_another_value(source: Mention, target: Mention) -> bool:
    return source.dimension == target.dimension


def _is_other_kind(source: Mention, target: Mention) -> bool:
    kinds = {Dimension.TIME, Dimension.CALENDAR, Dimension.NIGHT, Dimension.RELATIVE_DAY}
    return source.dimension in kinds and target.dimension in kinds


def _contradicts(source: Mention, target: Mention) -> bool:
    return source.is_soft and target.is_soft and conflicts(source, target)


_CHANGES: tuple[tuple[FindingKind, Rule], ...] = (
    (FindingKind.BOUND, _has_another_bound),
    (FindingKind.DIRECTION, _has_another_direction),
    (FindingKind.UNIT, lambda one, other: bool(_figures(one)) and _has_another_unit(one, other)),
    (FindingKind.CHANGED, _has_another_value),
    (FindingKind.CHANGED, _is_other_kind),
    (FindingKind.CHANGED, _contradicts),
)

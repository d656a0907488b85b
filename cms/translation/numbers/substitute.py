"""Offers the approved translation with new numbers when only numbers of its source have changed.

4~5시간 became 3~4시간, so "4–5 hours" becomes "3–4 hours". Offered only if nothing else differs, if each changed
quantity is found exactly once in the approved text, and if the result agrees with the new source. In every other case
a translator has to look, so the answer is None.
"""

from __future__ import annotations

from .agreement import agrees
from .compare import compare_numbers
from .extract import FULL_LANGUAGES, extract_quantities
from .mentions import Mention
from .render import fits_between, render_like


def offer_substitution(
    *, old_source: str, new_source: str, source_language: str, approved_target: str, target_language: str
) -> str | None:
    """The approved target with the new source's numbers in it, or None where that is not safe."""
    if {source_language.split("-")[0], target_language.split("-")[0]} - FULL_LANGUAGES:
        return None
    changes = _changes(old_source, new_source, source_language)
    if not changes or _disagree(old_source, source_language, approved_target, target_language):
        return None
    target = _replaced(old_source, source_language, approved_target, target_language, changes)
    if target is None or _disagree(new_source, source_language, target, target_language):
        return None
    return target


def _disagree(source: str, source_language: str, target: str, target_language: str) -> bool:
    return bool(
        compare_numbers(
            source=source, source_language=source_language, target=target, target_language=target_language
        )
    )


def _changes(old: str, new: str, language: str) -> list[tuple[Mention, Mention]]:
    """The quantities that differ, if the texts are the same around them; else nothing."""
    before, after = extract_quantities(old, language), extract_quantities(new, language)
    if len(before) != len(after) or _around(old, before) != _around(new, after):
        return []
    return [(one, other) for one, other in zip(before, after, strict=True) if one.surface != other.surface]


def _around(text: str, mentions: tuple[Mention, ...]) -> list[str]:
    starts = [mention.start for mention in mentions] + [len(text)]
    ends = [0] + [mention.end for mention in mentions]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


def _replaced(
    old: str, source_language: str, target: str, target_language: str, changes: list[tuple[Mention, Mention]]
) -> str | None:
    sources = extract_quantities(old, source_language)
    targets = extract_quantities(target, target_language)
    pieces: list[tuple[Mention, str]] = []
    for before, after in changes:
        partner = _only_partner(before, sources, targets)
        text = render_like(partner, before, after, target, target_language) if partner else None
        if partner is None or text is None:
            return None
        if target_language.startswith("en") and not fits_between(
            target[: partner.start], text, target[partner.end :]
        ):
            return None
        pieces.append((partner, text))
    for mention, text in sorted(pieces, key=lambda piece: piece[0].start, reverse=True):
        target = target[: mention.start] + text + target[mention.end :]
    return target


def _only_partner(
    mention: Mention, sources: tuple[Mention, ...], targets: tuple[Mention, ...]
) -> Mention | None:
    """The one target mention that means it, if no other source mention could be meant."""
    partners = [target for target in targets if agrees(mention, target)]
    if len(partners) != 1 or sum(agrees(source, partners[0]) for source in sources) != 1:
        return None
    return partners[0]

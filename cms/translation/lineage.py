"""How a translation finds its text again after the source was edited, moved, copied or restored.

For every segment of a new source, in this order:

1. exact: the unit of this key and digest, whatever its state. Restoring an old text finds its old unit.
2. carried: the same text in the same kind of place under another key, as after a duplication, a copy of the page or
   regenerated ids. Carries the unit's state with it. The approved one first, then the nearest key, the latest, the
   highest id.
3. typographic: a unit of this key whose source differs in looks only. Carries the unit's state with it, and goes
   before a carried one that is less far.
4. suggestion: the same text in another kind of place, else the last translation at this key, else the most similar
   source text in the same place. Never carries an approval.

Confirmed translations (approved or waiting for review) go before mere suggestions, whose text may answer to an older
source than the one they are stored with. A rejected unit is never carried or suggested, nor is an equal text approved
elsewhere carried past it. One unit may serve many segments.

Assumes the units of one object (or of the page it was copied from) in one language. Reads and writes nothing; the work
is linear in segments and units, and the search for similar texts is bounded per segment. Splitting and merging of
paragraphs are not recognised here.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from cms.translation import lineage_reasons as reasons
from cms.translation.lineage_refs import CONFIRMED, REJECTED, Match, MatchKind, SegmentRef, UnitRef
from cms.translation.markup import RICH, is_ordinal, text_digest
from cms.translation.placeholders import PLACEHOLDER
from cms.translation.typography import DEFAULT_GUARDS, Guards, is_typographic_edit

__all__ = ["Guards", "Match", "MatchKind", "SegmentRef", "UnitRef", "match_segments"]

SIMILAR_PERCENT = 75.0
NEAREST_AMONG = 64  # copies of one text that are compared by key
VERSIONS_AT_KEY = 32  # older texts of one segment that are compared for typography
SIMILAR_AMONG = 300  # texts of one place that are compared for similarity


def match_segments(
    segments: Sequence[SegmentRef],
    units: Iterable[UnitRef],
    *,
    language: str,
    guards: Guards = DEFAULT_GUARDS,
) -> tuple[Match, ...]:
    """One match per segment, in their order; the order of the units makes no difference.

    language: the source's, in which typographic edits are judged.
    """
    matcher = _Matcher(language, guards)
    for unit in units:
        matcher.add(unit)
    return tuple(matcher.match(segment) for segment in segments)


@dataclass
class _Matcher:
    language: str
    guards: Guards
    by_key: dict[str, list[UnitRef]] = field(default_factory=lambda: defaultdict(list))
    by_digest: dict[str, list[UnitRef]] = field(default_factory=lambda: defaultdict(list))
    by_place: dict[str, list[UnitRef]] = field(default_factory=lambda: defaultdict(list))
    pools: dict[str, list[UnitRef]] = field(default_factory=dict)
    copies: dict[tuple[str, str], list[UnitRef]] = field(default_factory=dict)

    def add(self, unit: UnitRef) -> None:
        self.by_key[unit.key].append(unit)
        self.by_digest[unit.digest].append(unit)
        self.by_place[unit.place].append(unit)

    def match(self, segment: SegmentRef) -> Match:
        return (
            self._exact(segment)
            or _better(self._carried(segment), self._typographic(segment))
            or self._same_text_elsewhere(segment)
            or self._resembling(segment)
            or Match(segment, MatchKind.NONE, None, reasons.nothing_found())
        )

    def _exact(self, segment: SegmentRef) -> Match | None:
        here = [unit for unit in self.by_key.get(segment.key, ()) if unit.digest == segment.digest]
        if not here:
            return None
        unit = max(here, key=lambda unit: (CONFIRMED.get(unit.state, 0), unit.is_usable, unit.recency))
        return Match(segment, MatchKind.EXACT, unit, reasons.same_key(is_rejected=unit.state == REJECTED))

    def _carried(self, segment: SegmentRef) -> Match | None:
        candidates = self._copies(segment.digest, segment.place)
        if not candidates:
            return None
        address = segment.key.split(":")
        best_state = _confirmed(candidates[0])
        unit = max(
            (unit for unit in candidates if _confirmed(unit) == best_state),
            key=lambda unit: (_nearness(address, unit.key.split(":")), unit.recency),
        )
        return Match(segment, MatchKind.CARRIED, unit, reasons.same_text_moved(unit.key))

    def _copies(self, digest: str, place: str) -> list[UnitRef]:
        if (digest, place) not in self.copies:
            same = [unit for unit in self.by_digest.get(digest, ()) if unit.place == place]
            self.copies[digest, place] = _best_first(_not_rejected(same))[:NEAREST_AMONG]
        return self.copies[digest, place]

    def _typographic(self, segment: SegmentRef) -> Match | None:
        versions = sorted(self.by_key.get(segment.key, ()), key=lambda unit: unit.recency, reverse=True)
        same = [unit for unit in versions[:VERSIONS_AT_KEY] if self._differs_in_looks_only(unit, segment)]
        usable = _last_translated_first(_not_rejected(same))
        if not usable:
            return None
        return Match(
            segment, MatchKind.TYPOGRAPHIC, usable[0], reasons.typographic_edit(usable[0].source_text)
        )

    def _differs_in_looks_only(self, unit: UnitRef, segment: SegmentRef) -> bool:
        """Equal numbers must stand for equal elements: a digest that can be made again with the new tags proves it."""
        if not is_typographic_edit(unit.source_text, segment.text, self.language, self.guards):
            return False
        if PLACEHOLDER.search(segment.text):
            return text_digest(unit.source_text, RICH, segment.tags) == unit.digest
        return True

    def _same_text_elsewhere(self, segment: SegmentRef) -> Match | None:
        found = _best_first(_not_rejected(self.by_digest.get(segment.digest, ())))
        if not found:
            return None
        return Match(segment, MatchKind.SUGGESTION, found[0], reasons.same_text_elsewhere(found[0].key))

    def _resembling(self, segment: SegmentRef) -> Match | None:
        """The old text at this key; where the key is only a number, a similar text may be the better heir."""
        here = _last_translated_first([unit for unit in self.by_key.get(segment.key, ()) if unit.is_usable])
        is_certain = bool(here) and not is_ordinal(segment.key)
        if here and (is_certain or fuzz.ratio(segment.text, here[0].source_text) >= SIMILAR_PERCENT):
            similar = None
        else:
            similar = self._most_similar(segment)
        if similar is not None:
            unit, percent = similar
            return Match(segment, MatchKind.SUGGESTION, unit, reasons.similar_text(percent, unit.source_text))
        if here:
            return Match(segment, MatchKind.SUGGESTION, here[0], reasons.earlier_wording(here[0].source_text))
        return None

    def _most_similar(self, segment: SegmentRef) -> tuple[UnitRef, int] | None:
        pool = self._pool(segment.place)
        found = process.extractOne(
            segment.text,
            [unit.source_text for unit in pool],
            scorer=fuzz.ratio,
            score_cutoff=SIMILAR_PERCENT,
        )  # the first of equals, and the pool has the best first
        return None if found is None else (pool[found[2]], int(found[1]))

    def _pool(self, place: str) -> list[UnitRef]:
        if place not in self.pools:
            usable = _last_translated_first([unit for unit in self.by_place.get(place, ()) if unit.is_usable])
            by_text: dict[str, UnitRef] = {}
            for unit in usable:
                by_text.setdefault(unit.source_text, unit)
            self.pools[place] = list(by_text.values())[:SIMILAR_AMONG]
        return self.pools[place]


def _better(carried: Match | None, typographic: Match | None) -> Match | None:
    """An approved translation of the same words in other dress goes before an unapproved one of the very same text."""
    found = [match for match in (carried, typographic) if match is not None]
    return max(found, key=lambda match: _confirmed(match.unit) if match.unit else 0, default=None)


def _confirmed(unit: UnitRef) -> int:
    return CONFIRMED.get(unit.state, 0)


def _not_rejected(units: Iterable[UnitRef]) -> list[UnitRef]:
    """The usable ones of units for one source text, without those whose very words were rejected for it."""
    units = list(units)
    rejected = {unit.text for unit in units if unit.state == REJECTED}
    return [unit for unit in units if unit.is_usable and unit.text not in rejected]


def _best_first(units: Iterable[UnitRef]) -> list[UnitRef]:
    return sorted(units, key=lambda unit: (_confirmed(unit), unit.recency), reverse=True)


def _last_translated_first(units: Iterable[UnitRef]) -> list[UnitRef]:
    return sorted(units, key=lambda unit: (_confirmed(unit) > 0, unit.recency), reverse=True)


def _nearness(address: list[str], other: list[str]) -> int:
    """How many parts of two addresses are equal, position by position."""
    return sum(part == counterpart for part, counterpart in zip(address, other, strict=False))

"""Finds the unit of every segment, making new ones where lineage carries or suggests a translation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .lineage import Guards, Match, MatchKind, SegmentRef, UnitRef, match_segments
from .models import Unit, UnitEvent
from .models.unit import UnitState
from .numbers.signature import negation_signature, number_signature, sentence_type
from .references import ObjectRef
from .segments import Segment, SourceContent

CARRYING = frozenset({MatchKind.CARRIED, MatchKind.TYPOGRAPHIC})
GUARDS = Guards(numbers=number_signature, negation=negation_signature, sentence=sentence_type)


@dataclass(slots=True)
class Resolution:
    """Units by segment key, and those among them that no row holds yet."""

    units: dict[str, Unit] = field(default_factory=dict)
    new: list[Unit] = field(default_factory=list)


def resolve(owner: ObjectRef, content: SourceContent, language: str, units: Sequence[Unit]) -> Resolution:
    """Match `content`'s segments for `language` with the object's existing units in that language."""
    segments = content.segments(language)
    by_pk = {unit.pk: unit for unit in units}
    matches = match_segments(
        [_segment_ref(s) for s in segments],
        [_unit_ref(u) for u in units],
        language=content.source_language,
        guards=GUARDS,
    )
    resolution = Resolution()
    for segment, match in zip(segments, matches, strict=True):
        if match.unit_id is None:
            continue
        found = by_pk[match.unit_id]
        if match.kind == MatchKind.EXACT:
            resolution.units[segment.key] = found
        else:
            unit = _derived(owner, content.source_language, language, segment, found, match)
            resolution.units[segment.key] = unit
            resolution.new.append(unit)
    return resolution


def resolve_and_store(
    owner: ObjectRef, content: SourceContent, units: Mapping[str, Sequence[Unit]]
) -> dict[str, Resolution]:
    """Resolve every language and store what is derived, until nothing more is: `units` are those there are, by language.

    A unit derived for one segment may be the one that another looks for. What is stored must not depend on whether
    somebody saves again. Each round settles at least one segment; almost always one round is enough.
    """
    known = {language: list(rows) for language, rows in units.items()}
    while True:
        resolutions = {language: resolve(owner, content, language, known[language]) for language in known}
        if not any(resolution.new for resolution in resolutions.values()):
            return resolutions
        store_new_units(resolutions)
        for language, resolution in resolutions.items():
            known[language] += resolution.new


def store_new_units(resolutions: Mapping[str, Resolution]) -> None:
    """Write the derived units of every language, each with the event that tells why it exists."""
    new = [unit for resolution in resolutions.values() for unit in resolution.new]
    if not new:
        return
    Unit.objects.bulk_create(new)
    UnitEvent.objects.bulk_create(UnitEvent(unit=unit, **_event(unit)) for unit in new)


def _event(unit: Unit) -> dict[str, str]:
    carried = unit.state == UnitState.APPROVED
    action = UnitEvent.Action.CARRIED if carried else UnitEvent.Action.SUGGESTED
    reason = unit.carry_reason or {}
    return {
        "action": action.value,
        "text": unit.text,
        "state": unit.state,
        "reason": reason.get("message", "") % reason.get("params", {}),
    }


def _derived(
    owner: ObjectRef, source_language: str, language: str, segment: Segment, found: Unit, match: Match
) -> Unit:
    carried = match.kind in CARRYING
    return Unit(
        **owner.owner,
        language=language,
        segment_key=segment.key,
        place=segment.place,
        source_language=source_language,
        source_text=segment.text,
        source_digest=segment.digest,
        is_markup=segment.is_markup,
        text=found.text,
        state=found.state if carried else UnitState.SUGGESTED,
        origin=found.origin,
        carried_from=found,
        carry_reason={
            "code": match.reason.code,
            "message": match.reason.message,
            "params": match.reason.values,
        },
        author_id=found.author_id,
        reviewer_id=found.reviewer_id if carried else None,
        exception_reason=found.exception_reason if carried else "",
    )


def _segment_ref(segment: Segment) -> SegmentRef:
    return SegmentRef(
        key=segment.key, place=segment.place, digest=segment.digest, text=segment.text, tags=segment.tags
    )


def _unit_ref(unit: Unit) -> UnitRef:
    return UnitRef(
        id=unit.pk,
        key=unit.segment_key,
        place=unit.place,
        digest=unit.source_digest,
        source_text=unit.source_text,
        text=unit.text,
        state=unit.state,
        updated_at=unit.updated_at,
    )

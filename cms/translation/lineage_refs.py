"""What lineage takes and gives: segments, existing translations, and matches between them.

Plain values, so that lineage can be tested and reasoned about without a database. Assumes that whoever builds them
reads units and segments of one object in one language.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cms.translation.reasons import Reason

# The values of the unit model's states; anything else counts as a suggestion.
APPROVED, NEEDS_REVIEW, REJECTED = "approved", "needs_review", "rejected"
CONFIRMED = {APPROVED: 2, NEEDS_REVIEW: 1}


class MatchKind(StrEnum):
    EXACT = "exact"
    CARRIED = "carried"
    TYPOGRAPHIC = "typographic"
    SUGGESTION = "suggestion"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SegmentRef:
    """A segment of the new source."""

    key: str  # address within the object, like body:<section id>:items:<item id>:text:<block key>
    place: str  # kind of place, like body.steps.items.text
    digest: str
    text: str
    tags: tuple[str, ...] = ()  # RichBlock.tags, of what its digest was made; only for text with placeholders


@dataclass(frozen=True, slots=True)
class UnitRef:
    """An existing translation."""

    id: int
    key: str
    place: str
    digest: str
    source_text: str
    text: str
    state: str
    updated_at: datetime

    @property
    def is_usable(self) -> bool:
        return self.state != REJECTED and bool(self.text.strip())

    @property
    def recency(self) -> tuple[datetime, int]:
        return self.updated_at, self.id


@dataclass(frozen=True, slots=True)
class Match:
    """What one segment gets, and why."""

    segment: SegmentRef
    kind: MatchKind
    unit: UnitRef | None
    reason: Reason

    @property
    def unit_id(self) -> int | None:
        return None if self.unit is None else self.unit.id

    @property
    def is_approved(self) -> bool:
        """Whether the segment is translated without anyone looking again."""
        keeps_state = self.kind in (MatchKind.EXACT, MatchKind.CARRIED, MatchKind.TYPOGRAPHIC)
        return keeps_state and self.unit is not None and self.unit.state == APPROVED

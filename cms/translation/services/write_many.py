"""Writing many translations at once, as an import does: they wait for review, in a constant number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from cms.translation.models import Unit, UnitEvent
from cms.translation.models.unit import UnitOrigin, UnitState
from cms.translation.permissions import require_translator
from cms.translation.references import ObjectRef

from .locked import locked
from .review import UNIT_COLUMNS

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Writing:
    """One text to write."""

    segment_key: str
    source_digest: str
    text: str


def write_units(
    *,
    user: "User | None",
    owner: ObjectRef,
    language: str,
    writings: Sequence[Writing],
    origin: UnitOrigin,
) -> list[Unit]:
    """Save texts as waiting for review, all of them or none.

    user: who writes; None for a command that nobody in particular runs, which needs no permission.
    Raises PermissionDenied, UnknownSegment.
    """
    if user is not None:
        require_translator(user, language)
    with locked(owner, language) as held:
        units = [held.unit_for(held.segment(w.segment_key, w.source_digest)) for w in writings]
        for unit, writing in zip(units, writings, strict=True):
            unit.text, unit.state, unit.origin = writing.text, UnitState.NEEDS_REVIEW, origin
            unit.author_id = user.pk if user else None
            unit.reviewer, unit.exception_reason = None, ""
            unit.version += 1
            unit.updated_at = timezone.now()
        _store(units)
        held.publish_units()
        return units


def _store(units: Sequence[Unit]) -> None:
    new = [unit for unit in units if unit.pk is None]
    changed = [unit for unit in units if unit.pk is not None]
    Unit.objects.bulk_create(new)
    if changed:
        Unit.objects.bulk_update(changed, UNIT_COLUMNS)
    UnitEvent.objects.bulk_create(
        UnitEvent(
            unit=unit,
            action=UnitEvent.Action.WRITTEN,
            user_id=unit.author_id,
            text=unit.text,
            state=unit.state,
        )
        for unit in units
    )

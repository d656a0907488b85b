"""Writing a translation: it waits for review, and what is live stays as it is."""

from typing import TYPE_CHECKING

from cms.translation.errors import StaleVersion
from cms.translation.models import Unit, UnitEvent
from cms.translation.models.unit import UnitOrigin, UnitState
from cms.translation.permissions import require_translator
from cms.translation.references import ObjectRef

from .locked import locked

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def write_unit(
    *,
    user: "User",
    owner: ObjectRef,
    language: str,
    segment_key: str,
    source_digest: str,
    text: str,
    version: int,
    origin: UnitOrigin = UnitOrigin.HUMAN,
) -> Unit:
    """Save a translator's text as waiting for review.

    version: the unit's version that the translator saw; 0 where there was none.
    Raises PermissionDenied, UnknownSegment, StaleVersion.
    """
    require_translator(user, language)
    with locked(owner, language) as held:
        unit = held.unit_for(held.segment(segment_key, source_digest))
        if unit.version != version:
            raise StaleVersion(unit.text, unit.version)
        unit.text, unit.state, unit.origin = text, UnitState.NEEDS_REVIEW, origin
        unit.author, unit.reviewer, unit.exception_reason = user, None, ""
        unit.version += 1
        unit.save()
        UnitEvent.objects.create(
            unit=unit, action=UnitEvent.Action.WRITTEN, user=user, text=text, state=unit.state
        )
        held.publish_units()
        return unit

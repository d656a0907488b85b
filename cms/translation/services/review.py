"""Approving and rejecting. An approval is compiled against the live source at once; a draft's waits for its draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.translation.checks import Finding, Pair, run_checks
from cms.translation.errors import ChecksFailed, ReasonRequired, StaleVersion
from cms.translation.models import CompiledForm, Unit, UnitEvent
from cms.translation.models.unit import UnitOrigin, UnitState
from cms.translation.permissions import require_reviewer
from cms.translation.references import ObjectRef
from cms.translation.segments import Segment

from .locked import LockedObject, do_not_translate_terms, locked

if TYPE_CHECKING:
    from django.contrib.auth.models import User

UNIT_COLUMNS = (
    "text",
    "state",
    "origin",
    "author",
    "reviewer",
    "exception_reason",
    "version",
    "updated_at",
)


@dataclass(frozen=True, slots=True)
class Approval:
    """One unit to approve.

    text: the approved text; None to approve what is there. version: what the reviewer saw; None does not compare.
    exception_reason: why findings that allow it are overruled.
    """

    segment_key: str
    source_digest: str
    text: str | None = None
    version: int | None = None
    exception_reason: str = ""


def approve_units(
    *,
    user: "User",
    owner: ObjectRef,
    language: str,
    approvals: Sequence[Approval],
    origin: UnitOrigin = UnitOrigin.HUMAN,
) -> list[Unit]:
    """Approve units of one object in one language, all of them or none.

    Raises PermissionDenied, UnknownSegment, StaleVersion, ChecksFailed.
    """
    require_reviewer(user, language)
    with locked(owner, language) as held:
        terms = do_not_translate_terms()
        units = [_approved(held, approval, user, origin, terms) for approval in approvals]
        _store(units, user)
        held.publish_units()
        return units


def reject_unit(
    *, user: "User", owner: ObjectRef, language: str, unit_id: int, version: int, reason: str
) -> Unit:
    """Reject a translation. If it was live it disappears at once, from last-good forms too.

    A rewording that was never approved is not live: rejecting it leaves what it was to replace.
    Raises PermissionDenied, ReasonRequired, StaleVersion, Unit.DoesNotExist.
    """
    require_reviewer(user, language)
    if not reason.strip():
        raise ReasonRequired(_("Say why this translation is rejected, so that its translator can mend it."))
    with locked(owner, language) as held:
        unit = Unit.objects.get(pk=unit_id, language=language, **owner.owner)
        if unit.version != version:
            raise StaleVersion(unit.text, unit.version)
        was_live = _was_approved_as_it_is(unit)
        unit.state, unit.reviewer = UnitState.REJECTED, user
        unit.version += 1
        unit.save()
        UnitEvent.objects.create(
            unit=unit,
            action=UnitEvent.Action.REJECTED,
            user=user,
            text=unit.text,
            state=unit.state,
            reason=reason,
        )
        if was_live:
            _forget_forms_made_of(unit, owner)
        held.publish_units()
        return unit


def _approved(
    held: LockedObject,
    approval: Approval,
    user: "User",
    origin: UnitOrigin,
    terms: tuple[str, ...],
) -> Unit:
    segment = held.segment(approval.segment_key, approval.source_digest)
    unit = held.unit_for(segment)
    if approval.version is not None and unit.version != approval.version:
        raise StaleVersion(unit.text, unit.version)
    if approval.text is not None and approval.text != unit.text:
        unit.text, unit.author, unit.origin = approval.text, user, origin
    _require_no_findings(held, segment, unit, approval.exception_reason, terms)
    unit.state, unit.reviewer, unit.exception_reason = UnitState.APPROVED, user, approval.exception_reason
    unit.version += 1
    unit.updated_at = timezone.now()  # `bulk_update` does not, and lineage prefers what was approved last
    return unit


def _require_no_findings(
    held: LockedObject, segment: Segment, unit: Unit, exception_reason: str, terms: tuple[str, ...]
) -> None:
    findings = run_checks(
        Pair(
            source=segment.text,
            source_language=held.obj.source_language,
            target=unit.text,
            target_language=held.language,
            is_markup=segment.is_markup,
            max_length=segment.max_length,
            do_not_translate=terms,
        )
    )
    blocking = [finding for finding in findings if not _is_excepted(finding, exception_reason)]
    if blocking:
        raise ChecksFailed(segment.key, blocking)


def _is_excepted(finding: Finding, exception_reason: str) -> bool:
    return finding.may_be_excepted and bool(exception_reason.strip())


def _store(units: Sequence[Unit], user: "User") -> None:
    new = [unit for unit in units if unit.pk is None]
    changed = [unit for unit in units if unit.pk is not None]
    Unit.objects.bulk_create(new)
    if changed:
        Unit.objects.bulk_update(changed, UNIT_COLUMNS)
    UnitEvent.objects.bulk_create(
        UnitEvent(
            unit=unit,
            action=UnitEvent.Action.APPROVED,
            user=user,
            text=unit.text,
            state=unit.state,
            reason=unit.exception_reason,
        )
        for unit in units
    )


def _was_approved_as_it_is(unit: Unit) -> bool:
    """Whether the text of `unit` is the one that was last approved, and so is in the forms made of it."""
    if unit.state == UnitState.APPROVED:
        return True
    approvals = UnitEvent.objects.filter(unit=unit, state=UnitState.APPROVED)
    last = approvals.order_by("-at", "-pk").first()
    return last is not None and last.text == unit.text


def _forget_forms_made_of(unit: Unit, owner: ObjectRef) -> None:
    """A rejected text must not come back as a last good one."""
    forms = CompiledForm.objects.filter(**owner.owner, language=unit.language)
    gone = [form.pk for form in forms if unit.pk in form.units]
    CompiledForm.objects.filter(pk__in=gone).delete()

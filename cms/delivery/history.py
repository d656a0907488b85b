"""What a page said at a past moment, from which source and units, and who was responsible: invariant 12.

Reads the append-only versions; nothing here can change them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wagtail.models import PageLogEntry, Revision

from cms.core.models import BasePage
from cms.translation.models import Appearance, Unit, UnitEvent
from cms.translation.references import ObjectRef, label_of

from .models import DocumentVersion


@dataclass(frozen=True, slots=True)
class UnitAccount:
    """One translation that was shown, and what had happened to it by then."""

    unit: Unit
    events: tuple[UnitEvent, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One version of a document with everything that stands behind it. `version.body` is None where it was down.

    publications: who published or scheduled the revision, and when; the earliest first.
    """

    version: DocumentVersion
    revision: Revision | None
    publications: tuple[PageLogEntry, ...]
    units: tuple[UnitAccount, ...]
    appearance: Appearance | None


def version_at(page_id: int, language: str, moment: datetime) -> DocumentVersion | None:
    """The version that was served at `moment`; None if there was none yet."""
    earlier = DocumentVersion.objects.filter(page_id=page_id, language=language, at__lte=moment)
    return earlier.order_by("-sequence").first()


def versions_of(page_id: int, language: str) -> Sequence[DocumentVersion]:
    """All versions, the latest first, without their bodies."""
    return list(
        DocumentVersion.objects.filter(page_id=page_id, language=language).defer("body").order_by("-sequence")
    )


def account_of(version: DocumentVersion) -> Account:
    """Who and what stands behind a version, as of the moment it was served."""
    pks = version.provenance.get("units", [])
    events: dict[int, list[UnitEvent]] = {pk: [] for pk in pks}
    for event in UnitEvent.objects.filter(unit_id__in=pks, at__lte=version.at).select_related("user"):
        events[event.unit_id].append(event)
    units = Unit.objects.filter(pk__in=pks).order_by("segment_key")
    owner = ObjectRef(label_of(BasePage), version.page_id)
    return Account(
        version=version,
        revision=Revision.objects.filter(pk=version.provenance.get("revision"))
        .select_related("user")
        .first(),
        publications=_publications(version),
        units=tuple(UnitAccount(unit, tuple(events[unit.pk])) for unit in units),
        appearance=Appearance.objects.filter(**owner.owner, language=version.language).first(),
    )


def _publications(version: DocumentVersion) -> tuple[PageLogEntry, ...]:
    revision = version.provenance.get("revision")
    if revision is None:
        return ()
    entries = PageLogEntry.objects.filter(
        page_id=version.page_id, revision_id=revision, action__startswith="wagtail.publish"
    )
    return tuple(entries.select_related("user").order_by("timestamp", "pk"))

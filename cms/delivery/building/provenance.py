"""From what a version was built: the answer to "who translated, approved and published this?"."""

from typing import TypedDict

from cms.core.models import BasePage

from .pages import BuiltDocument


class Provenance(TypedDict):
    """revision: the live revision's key. units: keys of the units shown, whose events name people and reasons."""

    revision: int | None
    units: list[int]


def provenance_of(page_id: int, built: BuiltDocument) -> Provenance:
    revision = BasePage.objects.filter(pk=page_id).values_list("live_revision_id", flat=True).first()
    return {"revision": revision, "units": list(built.used_units)}

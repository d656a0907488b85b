"""From what a version was built: the answer to "who translated, approved and published this?"."""

from collections.abc import Iterable
from typing import TypedDict

from cms.core.models import BasePage
from cms.translation.models import CompiledForm
from cms.translation.models.compiled import PartState

from .pages import BuiltDocument


class Provenance(TypedDict):
    """revision: the live revision's key. units: keys of the units shown, whose events name people and reasons.

    Also those of snippets and pictures that the document was built from, but not of other pages: they have versions.
    """

    revision: int | None
    units: list[int]


def provenance_of(page_id: int, built: BuiltDocument) -> Provenance:
    revision = BasePage.objects.filter(pk=page_id).values_list("live_revision_id", flat=True).first()
    return {"revision": revision, "units": [*built.used_units, *_units_of_others(built)]}


def _units_of_others(built: BuiltDocument) -> list[int]:
    owners = dict.fromkeys(_owners(built.dependencies))
    if not owners:
        return []
    forms = CompiledForm.objects.filter(
        owner_label__in={label for label, _pk in owners},
        owner_id__in={pk for _label, pk in owners},
        language=built.language,
    ).exclude(state=PartState.HELD)
    rows = forms.values_list("owner_label", "owner_id", "units")
    return sorted({unit for label, pk, units in rows if (label, pk) in owners for unit in units})


def _owners(dependencies: Iterable[str]) -> Iterable[tuple[str, int]]:
    """What of `dependencies` is one object and no page."""
    for key in dependencies:
        label, _separator, pk = key.partition(":")
        if pk and label != BasePage._meta.label_lower:
            yield label, int(pk)

"""Copies of objects keep their translations: units, and the forms they were compiled into."""

from .models import CompiledForm, Unit, UnitEvent
from .references import ObjectRef

CLONED = "Carried over because the page was copied."
CLONE_REASON = {
    "code": "copied-with-page",
    "message": CLONED,
    "params": {},
}


def clone_translations(source: ObjectRef, copy: ObjectRef) -> None:
    """Give `copy` the units and last-good forms of `source`. Segment keys are the same in both."""
    clones: dict[int, Unit] = {}
    for unit in Unit.objects.filter(**source.owner).order_by("pk"):
        original_pk = unit.pk
        unit.pk = None
        unit._state.adding = True
        unit.owner_id = copy.pk
        unit.carried_from_id = original_pk
        unit.carry_reason = CLONE_REASON
        clones[original_pk] = unit
    Unit.objects.bulk_create(clones.values())
    UnitEvent.objects.bulk_create(
        UnitEvent(
            unit=unit,
            action=UnitEvent.Action.CARRIED,
            text=unit.text,
            state=unit.state,
            reason=CLONED,
        )
        for unit in clones.values()
    )
    forms = list(CompiledForm.objects.filter(**source.owner).order_by("pk"))
    for form in forms:
        form.pk = None
        form._state.adding = True
        form.owner_id = copy.pk
        form.units = [clones[pk].pk for pk in form.units if pk in clones]
    CompiledForm.objects.bulk_create(forms)

"""From fact rows to neutral values, and what keeps a row from being published.

The rules of quantities and facts are `cms.core.quantities`'; here stand those that need the clinic's vocabulary, and the
sentences an editor reads.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.core.quantities import UNITS, Choice, FactValue, Quantity, QuantityError

if TYPE_CHECKING:
    from procedures.models import FactKind, FactRow

# What an editor reads for each code of a `QuantityError`, and the field it stands beside.
MESSAGES: dict[str, tuple[str, str | Promise]] = {
    "no_bounds": ("minimum", _("A unit is chosen but no amount. Enter an amount, or clear the unit.")),
    "no_unit": ("unit", _("Choose the unit of the amount.")),
    "unknown_unit": ("unit", _("This unit is not known. Choose another one.")),
    "minimum_above_maximum": ("maximum", _("The maximum is below the minimum. Exchange or correct them.")),
    "zero": ("is_none", _("An amount of zero is written as “none”. Clear the amount and tick “none”.")),
    "negative": ("minimum", _("An amount is not negative. Correct it.")),
    "too_large": ("maximum", _("This amount is too large. Correct it, or choose a larger unit.")),
    "too_precise": ("minimum", _("This unit is counted in whole numbers. Round the amount.")),
    "contradiction": ("is_none", _("An amount, “none” and choices exclude each other. Keep one of them.")),
    "empty": ("minimum", _("This fact says nothing yet. Enter an amount, “none”, a choice or an event.")),
    "event": ("relative_to", _("Only an amount can count from an event. Clear the event.")),
    "repeated_choice": ("choices", _("The same choice is named twice. Remove one of them.")),
}
NO_KIND = _("Choose what this fact is about.")
NO_AMOUNT = _("“%(kind)s” is answered by a choice, not by an amount. Clear the amount and the unit.")
WRONG_FAMILY = _("“%(kind)s” is not measured in this unit. Choose a unit for %(family)s.")
NO_NONE = _("“%(kind)s” has no wording for “none”. Write one in the kind of fact, or clear “none”.")
WRONG_CHOICE = _("“%(code)s” is no choice for “%(kind)s”. Choose another one.")
WRONG_MODIFIER = _("“%(code)s” is no modifier. Choose another one.")

FactProblem = tuple[str, str]
"""Name of the field, and a sentence."""


def fact_value(row: "FactRow") -> FactValue:
    """The neutral value of a row. Raises a `QuantityError` where the row does not make one."""
    return FactValue(
        quantity=_quantity(row),
        is_none=row.is_none,
        choices=tuple(Choice(entry["code"], entry["modifier"]) for entry in row.choices),
        relative_to=row.relative_to.code if row.relative_to else None,
        has_note=bool(row.note and row.note.strip()),
    )


def _quantity(row: "FactRow") -> Quantity | None:
    if row.minimum is None and row.maximum is None and not row.unit:
        return None
    if not row.unit:
        raise QuantityError("no_unit", "The amount has no unit. Choose one.")
    return Quantity(row.minimum, row.maximum, row.unit, row.is_approximate)


def fact_problems(row: "FactRow") -> Iterator[FactProblem]:
    """What keeps `row` from being published."""
    if row.kind is None:
        yield "kind", str(NO_KIND)
        return
    try:
        value = fact_value(row)
    except QuantityError as error:
        field, message = MESSAGES[error.code]
        yield field, str(message)
        return
    yield from _problems_with_kind(row, row.kind, value)


def _problems_with_kind(row: "FactRow", kind: "FactKind", value: FactValue) -> Iterator[FactProblem]:
    if value.quantity is not None and not kind.unit_family:
        yield "unit", NO_AMOUNT % {"kind": kind}
    elif value.quantity is not None and UNITS.find(value.quantity.unit).family != kind.unit_family:
        yield "unit", WRONG_FAMILY % {"kind": kind, "family": kind.get_unit_family_display()}
    if value.is_none and not kind.none_text:
        yield "is_none", NO_NONE % {"kind": kind}
    if value.choices:
        yield from _problems_with_choices(kind, value.choices)


def _problems_with_choices(kind: "FactKind", choices: tuple[Choice, ...]) -> Iterator[FactProblem]:
    from procedures.models import FactModifier  # noqa: PLC0415 - models import this module

    offered = set(kind.choices.values_list("code", flat=True))
    modifiers = set(FactModifier.objects.values_list("code", flat=True))
    for choice in choices:
        if choice.code not in offered:
            yield "choices", WRONG_CHOICE % {"code": choice.code, "kind": kind}
        if choice.modifier is not None and choice.modifier not in modifiers:
            yield "choices", WRONG_MODIFIER % {"code": choice.modifier}

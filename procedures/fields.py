"""The fields of a fact: an amount without a tail of zeros, and choices with their modifiers in order."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, TypedDict, cast

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

MAXIMUM_CHOICES = 3


class ChoiceMapping(TypedDict):
    """One choice as it is stored: codes of a choice and, perhaps, of its modifier."""

    code: str
    modifier: str | None


class AmountField(models.DecimalField):
    """A decimal that reads `4` where the database says `4.000000`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 15)
        kwargs.setdefault("decimal_places", 6)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        return _canonical(super().to_python(value))

    def from_db_value(self, value: Decimal | None, *args: Any) -> Decimal | None:
        return _canonical(value)


def _canonical(value: Decimal | None) -> Decimal | None:
    if value is None or not value.is_finite():
        return value
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def validate_choices(value: Any) -> None:
    """Raises a ValidationError unless `value` is a list of `ChoiceMapping`."""
    is_list = isinstance(value, list)
    if not is_list or not all(
        isinstance(entry, dict)
        and set(entry) == {"code", "modifier"}
        and isinstance(entry["code"], str)
        and isinstance(entry["modifier"], str | None)
        for entry in value
    ):
        raise ValidationError(
            _("Choices are a list of entries with a code and a modifier; the modifier may be null."),
            code="choices",
        )


class ChoicesWidget(forms.MultiWidget):
    """Pairs of selects: a modifier and what it modifies, one pair a line."""

    template_name = "procedures/widgets/choices.html"

    def __init__(self, **kwargs: Any) -> None:
        selects = [
            forms.Select(attrs={"aria-label": label})
            for _number in range(MAXIMUM_CHOICES)
            for label in (_("Modifier"), _("Choice"))
        ]
        super().__init__(selects, **kwargs)

    def decompress(self, value: list[ChoiceMapping] | None) -> list[str]:
        entries = (value or [])[:MAXIMUM_CHOICES]
        parts = [part for entry in entries for part in (entry["modifier"] or "", entry["code"])]
        return parts + [""] * (2 * MAXIMUM_CHOICES - len(parts))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Two queries for all selects; what is chosen stays an option even when it has been retired."""
        offered = [list(modifier_options()), list(choice_options())]
        chosen = value if isinstance(value, list) and not _is_stored(value) else self.decompress(value)
        for number, widget in enumerate(self.widgets):
            select = cast(forms.Select, widget)
            current = chosen[number]
            select.choices = offered[number % 2]
            if current and current not in _codes(select.choices):
                select.choices = [*select.choices, (current, current)]
        context = super().get_context(name, chosen, attrs)
        parts = context["widget"]["subwidgets"]
        context["widget"]["pairs"] = list(zip(parts[::2], parts[1::2], strict=True))
        return context


class ChoicesFormField(forms.MultiValueField):
    """Up to three choices in order; a modifier without a choice is left out. What fits the kind is checked later."""

    widget = ChoicesWidget

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("label", _("Choices"))
        pairs = [forms.CharField(required=False) for _number in range(2 * MAXIMUM_CHOICES)]
        super().__init__(fields=pairs, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> list[ChoiceMapping]:
        pairs = zip(data_list[::2], data_list[1::2], strict=True)
        return [{"code": code, "modifier": modifier or None} for modifier, code in pairs if code]

    def has_changed(self, initial: Any, data: Any) -> bool:
        widget = cast(ChoicesWidget, self.widget)
        before = self.compress(widget.decompress(initial))
        return before != self.compress([text or "" for text in data or ()])


def _is_stored(value: list[Any]) -> bool:
    """Whether `value` comes from the database, not from a form that is shown again."""
    return all(isinstance(entry, dict) for entry in value)


def _codes(options: Iterable[tuple[Any, Any]]) -> set[str]:
    flat: set[str] = set()
    for value, label in options:
        flat.update(_codes(label) if isinstance(label, list) else {value})
    return flat


def modifier_options() -> Iterator[tuple[str, Any]]:
    yield "", "—"
    for modifier in apps.get_model("procedures", "FactModifier").objects.offered():
        yield modifier.code, str(modifier)


def choice_options() -> Iterator[tuple[str, Any]]:
    """Choices under the kind of fact they belong to."""
    yield "", "—"
    groups: dict[str, list[tuple[str, str]]] = {}
    for choice in apps.get_model("procedures", "FactChoice").objects.offered().select_related("kind"):
        groups.setdefault(str(choice.kind), []).append((choice.code, str(choice)))
    yield from groups.items()

"""Facts as documents carry them, in one language. A fact that lacks a label there is left out, never borrowed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cms.core.quantities import FactLabels, FactValue, MissingLabel, format_fact
from cms.delivery.building.registry import FactEntry
from cms.delivery.documents import FactChoiceDocument, FactDocument, Iso8601
from procedures.facts import fact_value
from procedures.models import FactChoice, FactKind, FactModifier, FactRow

if TYPE_CHECKING:
    from cms.delivery.building.context import BuildContext


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms that some fact rows name, by code."""

    choices: dict[tuple[int, str], FactChoice]
    modifiers: dict[str, FactModifier]

    @classmethod
    def of(cls, rows: Iterable[FactRow]) -> "Vocabulary":
        """Loaded in at most two queries."""
        entries = [entry for row in rows for entry in row.choices]
        if not entries:
            return cls({}, {})
        choices = FactChoice.objects.filter(code__in={entry["code"] for entry in entries})
        modifiers = FactModifier.objects.filter(code__in={entry["modifier"] for entry in entries})
        return cls(
            {(choice.kind_id, choice.code): choice for choice in choices}, {m.code: m for m in modifiers}
        )


def fact_documents(
    rows: Sequence[FactRow],
    vocabulary: Vocabulary,
    context: "BuildContext",
    *,
    pointer: str,
    method: str | None = None,
) -> list[FactDocument]:
    """Documents of the rows that can be said in this language; `pointer` is the list's place in the document."""
    found: list[FactDocument] = []
    for row in rows:
        document = _fact_document(row, vocabulary, context, f"{pointer}/{len(found)}", method)
        if document is not None:
            found.append(document)
    return found


def fact_entries(rows: Iterable[FactRow]) -> tuple[FactEntry, ...]:
    """What lists filter by."""
    entries: list[FactEntry] = []
    for row in rows:
        if row.kind is None:
            continue
        kind, value = row.kind.code, fact_value(row)
        quantity = value.quantity
        if quantity is not None:
            entries.append(
                FactEntry(
                    kind=kind,
                    lower=quantity.lower_bound_in_base,
                    upper=quantity.upper_bound_in_base,
                    base_unit=quantity.base_unit,
                )
            )
        entries.extend(FactEntry(kind=kind, choice=choice.code) for choice in value.choices)
        if value.is_none:
            entries.append(FactEntry(kind=kind, is_none=True))
    return tuple(entries)


def _fact_document(
    row: FactRow, vocabulary: Vocabulary, context: "BuildContext", pointer: str, method: str | None
) -> FactDocument | None:
    if row.kind is None:
        return None
    value = fact_value(row)
    label = context.text_of(row.kind, "label")
    labels = _labels(row, row.kind, vocabulary, context)
    try:
        display = format_fact(value, context.language, labels, bounds=row.kind.bound_style)
    except MissingLabel:
        return None
    if label is None:
        return None
    quantity = value.quantity.to_mapping() if value.quantity else None
    iso = value.quantity.iso8601() if value.quantity else None
    return FactDocument(
        kind=row.kind.code,
        label=label,
        display=display,
        minimum=quantity["minimum"] if quantity else None,
        maximum=quantity["maximum"] if quantity else None,
        unit=quantity["unit"] if quantity else None,
        approximate=quantity["approximate"] if quantity else False,
        none=value.is_none,
        iso8601=Iso8601(minimum=iso.minimum if iso else None, maximum=iso.maximum if iso else None),
        choices=_choices(value, labels),
        relative_to=value.relative_to,
        note=context.child_text(row, "note", f"{pointer}/note"),
        method=method,
    )


def _labels(row: FactRow, kind: FactKind, vocabulary: Vocabulary, context: "BuildContext") -> FactLabels:
    choices: dict[str, str | None] = {}
    modifiers: dict[str, str | None] = {}
    for entry in row.choices:
        choice = vocabulary.choices.get((kind.pk, entry["code"]))
        if choice is not None:
            choices[entry["code"]] = context.text_of(choice, "label")
        modifier = vocabulary.modifiers.get(entry["modifier"])
        if modifier is not None:
            modifiers[modifier.code] = context.text_of(modifier, "label")
    event = row.relative_to
    return FactLabels(
        language=context.language,
        none_text=context.text_of(kind, "none_text"),
        choices={code: text for code, text in choices.items() if text},
        modifiers={code: text for code, text in modifiers.items() if text},
        events={event.code: context.text_of(event, "label") or ""} if event else {},
    )


def _choices(value: FactValue, labels: FactLabels) -> list[FactChoiceDocument]:
    return [
        FactChoiceDocument(
            code=choice.code,
            label=labels.choices[choice.code],
            modifier=labels.modifiers.get(choice.modifier) if choice.modifier else None,
        )
        for choice in value.choices
    ]

"""Facts, methods and relations: rows of a page that keep their identity when the file is imported again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from procedures.models import MethodFact, ProcedureFact, ProcedureMethod, RelatedProcedure
from procedures.models.facts import FactRow

from .matching import match
from .problems import FileRefused, Path, Problem
from .texts import Text
from .values import Reader

FACT_PATHS = {"is_approximate": "approximate", "is_none": "none"}


@dataclass(slots=True)
class RowsPlan:
    """What the rows of a page become."""

    texts: dict[str, Text] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add_text(self, row: Any, name: str, text: Text) -> None:
        self.texts[f"{row._meta.model_name}:{row.uid}:{name}"] = text


def set_facts(
    holder: Any, values: Sequence[dict[str, Any]], path: Path, reader: Reader, plan: RowsPlan
) -> bool:
    """Give a page or method the facts of the file; whether anything changed."""
    model = ProcedureFact if hasattr(holder, "methods") else MethodFact
    wanted = [_fact_fields(value, (*path, index), reader) for index, value in enumerate(values)]
    old = list(holder.facts.all())
    rows, is_changed = _merged(old, wanted, model, kind_of=lambda fields: fields["kind"].code)
    for index, (row, value) in enumerate(zip(rows, values, strict=True)):
        _check_fact(row, (*path, index), reader, plan)
        plan.add_text(row, "note", reader.text(value.get("note"), (*path, index, "note")))
    if is_changed:
        holder.facts.set(rows)
    return is_changed


def set_methods(
    page: Any, values: Sequence[dict[str, Any]], path: Path, reader: Reader, plan: RowsPlan
) -> bool:
    """Give a page the methods of the file, each with its facts; whether anything changed."""
    texts = [
        {name: reader.text(value.get(name), (*path, index, name)) for name in ("name", "summary")}
        for index, value in enumerate(values)
    ]
    wanted = [{name: text.source for name, text in own.items()} for own in texts]
    old = list(page.methods.all())
    rows, is_changed = _merged(old, wanted, ProcedureMethod, kind_of=lambda fields: "")
    for index, (row, value, own) in enumerate(zip(rows, values, texts, strict=True)):
        if not own["name"].source:
            plan.problems.append(reader.document.problem((*path, index), "A method needs a name. Add it."))
        for name, text in own.items():
            plan.add_text(row, name, text)
        is_changed |= set_facts(row, value.get("facts") or [], (*path, index, "facts"), reader, plan)
    if is_changed:
        page.methods.set(rows)
    return is_changed


def set_related(
    page: Any, values: Sequence[dict[str, Any]], path: Path, reader: Reader, later: frozenset[str]
) -> tuple[bool, frozenset[str]]:
    """Give a page its relations. Whether anything changed, and which refs of `later` are left out because of that."""
    wanted, left_out = [], set()
    for index, value in enumerate(values):
        own, ref = (*path, index, "ref"), value["ref"]
        try:
            found = reader.look_up(own, reader.references.get, "procedure", ref)
        except FileRefused:
            if ref not in later:
                raise
            left_out.add(ref)
            continue
        if found.pk == page.pk:
            raise reader.document.refuse(own, "A procedure is not related to itself. Remove this entry.")
        wanted.append({"procedure_id": found.pk, "relation": value["relation"]})
    old = list(page.related_procedures.all())
    rows, is_changed = _merged(
        old, wanted, RelatedProcedure, kind_of=lambda fields: str(fields["procedure_id"])
    )
    if is_changed:
        page.related_procedures.set(rows)
    return is_changed, frozenset(left_out)


def _merged(
    old: list[Any],
    wanted: list[dict[str, Any]],
    model: type[Any],
    *,
    kind_of: Callable[[dict[str, Any]], str],
) -> tuple[list[Any], bool]:
    """Rows with the fields wanted, on the old rows that they continue."""
    if not wanted:
        return [], bool(old)
    names = list(wanted[0])
    before = [{name: getattr(row, name) for name in names} for row in old]
    if before == wanted and len(old) == len(wanted):
        return old, False
    kinds = [kind_of(fields) for fields in wanted], [_kind_of_old(fields, kind_of) for fields in before]
    partners = match([repr(fields) for fields in wanted], [repr(fields) for fields in before], kinds)
    rows = []
    for position, (fields, index) in enumerate(zip(wanted, partners, strict=True)):
        row = old[index] if index is not None else model()
        for name, value in fields.items():
            setattr(row, name, value)
        row.sort_order = position
        rows.append(row)
    return rows, True


def _kind_of_old(fields: dict[str, Any], kind_of: Callable[[dict[str, Any]], str]) -> str:
    """A draft's row may lack its kind."""
    return "" if fields.get("kind", "") is None else kind_of(fields)


def _fact_fields(value: dict[str, Any], path: Path, reader: Reader) -> dict[str, Any]:
    event = value.get("relative_to")
    references = reader.references
    return {
        "kind": reader.look_up((*path, "kind"), references.fact_kind, value["kind"]),
        "minimum": _amount(value, "minimum"),
        "maximum": _amount(value, "maximum"),
        "unit": value.get("unit", ""),
        "is_approximate": value.get("approximate", False),
        "is_none": value.get("none", False),
        "choices": [
            {"code": choice["choice"], "modifier": choice.get("modifier")}
            for choice in value.get("choices") or []
        ],
        "relative_to": reader.look_up((*path, "relative_to"), references.fact_event, event)
        if event
        else None,
        "note": reader.text(value.get("note"), (*path, "note")).source,
    }


def _amount(value: dict[str, Any], name: str) -> Decimal | None:
    amount = value.get(name)
    return None if amount is None else Decimal(amount)


def _check_fact(row: FactRow, path: Path, reader: Reader, plan: RowsPlan) -> None:
    try:
        row.check_complete()
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            own = (*path, FACT_PATHS.get(name, name))
            plan.problems.append(reader.document.problem(own, " ".join(messages)))

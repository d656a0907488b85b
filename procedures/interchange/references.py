"""From the names that files use to rows: refs of files, codes of the vocabulary, titles of shared texts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from cms.core.models import BasePage
from cms.translation.references import ref_of
from procedures.models import (
    Disclaimer,
    Doctor,
    FactEvent,
    FactKind,
    ImportRef,
    ProcedureIndexPage,
    ProcedurePage,
    SideEffect,
)

MODELS: dict[str, type[models.Model]] = {
    "doctor": Doctor,
    "disclaimer": Disclaimer,
    "category": ProcedureIndexPage,
    "procedure": ProcedurePage,
}


class UnknownRef(LookupError):
    """A name that stands for nothing; the message is a sentence."""

    def __init__(self, message: str, *, kind: str = "", ref: str = "") -> None:
        super().__init__(message)
        self.kind = kind
        self.ref = ref


def find(kind: str, ref: str) -> Any | None:
    """What an earlier import made under this ref, if it still exists."""
    model = MODELS[kind]
    label = BasePage._meta.label_lower if issubclass(model, BasePage) else model._meta.label_lower
    row = ImportRef.objects.filter(kind=kind, ref=ref, owner_label=label).first()
    return model._default_manager.filter(pk=row.owner_id).first() if row else None


def remember(kind: str, ref: str, obj: models.Model) -> None:
    """From now on `ref` stands for `obj`."""
    owner = ref_of(obj)
    ImportRef.objects.update_or_create(
        kind=kind, ref=ref, defaults={"owner_label": owner.label, "owner_id": owner.pk}
    )


@dataclass(slots=True)
class References:
    """Looks names up, each once per file."""

    _found: dict[tuple[str, str], Any] = field(default_factory=dict)

    def get(self, kind: str, ref: str) -> Any:
        """The object with this ref. Raises UnknownRef."""
        key = (kind, ref)
        if key not in self._found:
            self._found[key] = find(kind, ref) or self._by_own_name(kind, ref)
        if self._found[key] is None:
            raise UnknownRef(
                f"There is no {kind} “{ref}”. Import its file first, or correct the name.", kind=kind, ref=ref
            )
        return self._found[key]

    def page_id(self, ref: str) -> int:
        """The key of a procedure's or category's page. Raises UnknownRef."""
        try:
            return self.get("procedure", ref).pk
        except UnknownRef as unknown:
            try:
                return self.get("category", ref).pk
            except UnknownRef:
                raise unknown from None

    def snippet_id(self, model: type[models.Model], name: str) -> int:
        """The key of a shared text by ref or title, or of a side effect by its code. Raises UnknownRef."""
        if model is Disclaimer:
            return self.get("disclaimer", name).pk
        lookup = "code" if model is SideEffect else "title"
        return self._by(model, lookup, name)

    def fact_kind(self, code: str) -> FactKind:
        return self._term(FactKind, code)

    def fact_event(self, code: str) -> FactEvent:
        return self._term(FactEvent, code)

    def _term(self, model: type[models.Model], code: str) -> Any:
        key = (model._meta.label, code)
        if key not in self._found:
            self._found[key] = model._default_manager.filter(code=code).first()
        if self._found[key] is None:
            known = model._default_manager.filter(is_retired=False).values_list("code", flat=True)
            raise UnknownRef(
                f"There is no {model._meta.verbose_name} “{code}”. Use one of {_listed(known)}, or add it first."
            )
        return self._found[key]

    def _by(self, model: type[models.Model], lookup: str, name: str) -> int:
        keys = list(model._default_manager.filter(**{lookup: name}).values_list("pk", flat=True)[:2])
        if len(keys) == 1:
            return keys[0]
        what = model._meta.verbose_name
        if keys:
            raise UnknownRef(f"Several objects ({what}) are called “{name}”. Give each a name of its own.")
        raise UnknownRef(f"There is no {what} “{name}”. Add it first, or correct the name.")

    def _by_own_name(self, kind: str, ref: str) -> Any | None:
        """What people made by hand: a category by its address, a shared text by its title."""
        if kind == "category":
            found = list(ProcedureIndexPage.objects.filter(slug=ref)[:2])
        elif kind == "disclaimer":
            found = list(Disclaimer.objects.filter(title=ref)[:2])
        else:
            return None
        return found[0] if len(found) == 1 else None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)

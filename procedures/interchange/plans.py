"""What a file makes of its object: the object as it will be saved, and everything that differs from what it was.

Nothing is written here. The object is the draft that an editor would see, changed in memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import models
from wagtail.blocks.stream_block import StreamValue

from cms.core.languages import column
from cms.core.models import BasePage
from cms.core.source_language.options import is_rich
from cms.core.streams import raw_stream
from procedures.models import Disclaimer, Doctor, ProcedureIndexPage, ProcedurePage
from procedures.models.pages import HASHTAG

from .changes import Change, difference
from .problems import FileRefused, Path, Problem, path_text
from .reading import Document
from .rich import with_keys
from .rows import RowsPlan, set_facts, set_methods, set_related
from .sections import plan_sections, section_problems
from .texts import Text
from .values import Reader

# Path in the file → field of the model; rich text and slugs follow from the model's own declarations.
TEXTS: Mapping[type[models.Model], Mapping[Path, str]] = {
    ProcedurePage: {
        ("title",): "title",
        ("eyebrow",): "eyebrow",
        ("tagline",): "tagline",
        ("summary",): "summary",
        ("lead",): "lead",
        ("seo", "title"): "seo_title",
        ("seo", "description"): "search_description",
    },
    ProcedureIndexPage: {
        ("title",): "title",
        ("intro",): "intro",
        ("seo", "title"): "seo_title",
        ("seo", "description"): "search_description",
    },
    Doctor: {("role",): "role", ("bio",): "bio"},
    Disclaimer: {("text",): "text"},
}
PER_LANGUAGE: Mapping[type[models.Model], Mapping[Path, str]] = {
    ProcedurePage: {("slug",): "slug", ("hashtags",): "hashtags"},
    ProcedureIndexPage: {("slug",): "slug"},
    Doctor: {("name",): "name"},
    Disclaimer: {},
}
PICTURES: Mapping[type[models.Model], Mapping[Path, str]] = {
    ProcedurePage: {("hero",): "hero"},
    ProcedureIndexPage: {("image",): "image"},
    Doctor: {("photo",): "photo"},
    Disclaimer: {},
}


@dataclass(slots=True)
class Plan:
    """An object as a file wants it."""

    obj: Any
    is_new: bool
    parent: BasePage | None = None
    """For a page: where it shall stand."""
    moves: bool = False
    changes: list[Change] = field(default_factory=list)
    texts: dict[str, Text] = field(default_factory=dict)
    """The object's texts by segment address, with their translations."""
    problems: list[Problem] = field(default_factory=list)
    left_out: frozenset[str] = frozenset()
    """Refs of related procedures that are imported later."""


def plan_object(obj: Any, *, is_new: bool, reader: Reader, later: frozenset[str] = frozenset()) -> Plan:
    """Change `obj` in memory into what the file says. Raises FileRefused."""
    plan = Plan(obj, is_new)
    planner = _Planner(plan, reader)
    planner.set_flat()
    if isinstance(obj, Disclaimer):
        planner.set_neutral(("title",), "title", reader.document.value["title"])
    if isinstance(obj, ProcedurePage):
        planner.set_procedure(later)
    if plan.problems:
        raise FileRefused(plan.problems)
    return plan


def given(document: Document, path: Path) -> tuple[bool, Any]:
    """Whether a value stands at `path` in the file, and which."""
    value = document.value
    for step in path:
        if not isinstance(value, dict) or step not in value:
            return False, None
        value = value[step]
    return True, value


class _Planner:
    def __init__(self, plan: Plan, reader: Reader) -> None:
        self._plan = plan
        self._obj = plan.obj
        self._model = type(plan.obj)
        self._reader = reader
        self._document = reader.document

    def set_flat(self) -> None:
        for path, name in TEXTS[self._model].items():
            is_given, value = given(self._document, path)
            if is_given:
                self._set_text(path, name, value)
        for path, name in PER_LANGUAGE[self._model].items():
            for language, value in (given(self._document, path)[1] or {}).items():
                self._set_in_language(path, name, language, value)
        for path, name in PICTURES[self._model].items():
            is_given, value = given(self._document, path)
            if is_given:
                picture = self._reader.pictures.read(value, path) if value else None
                self.set_neutral(path, f"{name}_id", picture and self._reader.pictures.id_of(picture))

    def set_procedure(self, later: frozenset[str]) -> None:
        value = self._document.value
        self._set_review(value)
        rows = RowsPlan()
        for name, setter in (("facts", set_facts), ("methods", set_methods)):
            if name in value and setter(self._obj, value[name], (name,), self._reader, rows):
                self._changed((name,))
        if "related" in value:
            is_changed, self._plan.left_out = set_related(
                self._obj, value["related"], ("related",), self._reader, later
            )
            if is_changed:
                self._changed(("related",))
        self._plan.texts |= rows.texts
        self._plan.problems += rows.problems
        if "sections" in value:
            self._set_sections(value["sections"])

    def set_neutral(self, path: Path, name: str, value: Any) -> None:
        before = getattr(self._obj, name)
        if before != value:
            setattr(self._obj, name, value)
            self._changed(path, before, value)

    def _set_review(self, value: dict[str, Any]) -> None:
        if "reviewed_by" in value:
            ref = value["reviewed_by"]
            references = self._reader.references
            doctor = self._reader.look_up(("reviewed_by",), references.get, "doctor", ref) if ref else None
            self.set_neutral(("reviewed_by",), "reviewed_by", doctor)
        if "reviewed_on" in value:
            self.set_neutral(("reviewed_on",), "reviewed_on", self._day(value["reviewed_on"]))

    def _day(self, value: str | None) -> date | None:
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as error:
            message = f"“{value}” is no date. Write it as 2026-10-01."
            raise self._document.refuse(("reviewed_on",), message) from error

    def _set_sections(self, values: list[dict[str, Any]]) -> None:
        field = self._model._meta.get_field("body")
        sections = plan_sections(values, raw_stream(self._obj, field), field, self._reader)
        self._obj.body = StreamValue(field.stream_block, sections.raw, is_lazy=True)
        self._plan.changes += sections.changes
        self._plan.texts |= sections.texts
        self._plan.problems += section_problems(self._obj.body, self._document)
        # Cleaning filled the value in; what is stored is what was planned.
        self._obj.body = StreamValue(field.stream_block, sections.raw, is_lazy=True)

    def _set_text(self, path: Path, name: str, value: Any) -> None:
        before = getattr(self._obj, name) or ""
        if is_rich(self._model, name):
            text = self._reader.rich_text(value, path)
            text = replace(text, source=with_keys(text.source, before))
        else:
            text = self._reader.text(value, path)
            self._check_lines(text, name)
        self._plan.texts[name] = text
        if text.source != before:
            setattr(self._obj, name, text.source)
            self._changed(path, before, text.source)

    def _check_lines(self, text: Text, name: str) -> None:
        if isinstance(self._model._meta.get_field(name), models.TextField):
            return
        for path, said in (
            (text.path, text.source),
            *((text.target_path(c), t) for c, t in text.targets.items()),
        ):
            if "\n" in said:
                self._plan.problems.append(self._document.problem(path, "This has to be a single line."))

    def _set_in_language(self, path: Path, name: str, language: str, value: Any) -> None:
        before = self._obj.text_in(name, language) or ""
        if name == "hashtags":
            words = [word.removeprefix("#") for word in value]
            is_same = HASHTAG.findall(before) == words
            value = " ".join(f"#{word}" for word in words)
        else:
            is_same = before == value
        if not is_same:
            setattr(self._obj, self._attribute(name, language), value)
            self._changed((*path, language), before, value)

    def _attribute(self, name: str, language: str) -> str:
        return name if language == self._obj.source_language else column(name, language)

    def _changed(self, path: Path, before: Any = None, after: Any = None) -> None:
        detail = difference(before, after) if (before or after) else ""
        self._plan.changes.append(Change(path_text(path), "changed", detail))


def required_title(document: Document, language: str) -> None:
    """A page needs a title in its own language. Raises FileRefused."""
    title = document.value.get("title")
    if not (title.get(language) if isinstance(title, dict) else title):
        raise document.refuse(("title",), f"The title is missing in “{language}”. Add it.")

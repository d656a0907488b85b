"""The body of a page: which section of the file is which on the page, and what changes."""

import uuid
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField

from cms.core.streams import RawBlock
from cms.translation.segments.streams import Address

from .changes import Change
from .matching import match
from .problems import FileRefused, Path, Problem, path_text
from .reading import Document
from .texts import Text
from .values import Reader, build, fingerprint, settle

SECTIONS: Path = ("sections",)


@dataclass(slots=True)
class SectionsPlan:
    """The body as it will be stored."""

    raw: list[RawBlock] = field(default_factory=list)
    texts: dict[str, Text] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)


def plan_sections(
    values: list[dict[str, Any]], old: list[RawBlock], field: StreamField, reader: Reader
) -> SectionsPlan:
    """Compare the sections of a file with the raw ones of the page. Raises FileRefused."""
    blocks = field.stream_block.child_blocks
    _refuse_repeated_ids(values, reader.document)
    trees = [
        build(blocks[value["type"]], value, (*SECTIONS, index), _reader_of(value, reader))
        for index, value in enumerate(values)
    ]
    partners = _partners(values, trees, old, reader)
    plan = SectionsPlan()
    for index, (value, tree, partner) in enumerate(zip(values, trees, partners, strict=True)):
        before = old[partner] if partner is not None else None
        identifier = before["id"] if before else value.get("id") or _new_id()
        address = Address(f"{field.name}:{identifier}", f"{field.name}.{value['type']}")
        texts: dict[str, Text] = {}
        stored = settle(
            tree, before and before["value"], blocks[value["type"]], address, reader.pictures, texts
        )
        section = {"type": value["type"], "value": stored, "id": identifier}
        if before and fingerprint(section, reader.pictures) == fingerprint(before, reader.pictures):
            section = before
        _refuse_untranslated(value, texts, reader)
        plan.raw.append(section)
        plan.texts |= texts
        plan.changes += _changes(index, value["type"], before, section)
    plan.changes += _removed_and_moved(old, plan.raw, partners)
    return plan


def _refuse_repeated_ids(values: list[dict[str, Any]], document: Document) -> None:
    seen: set[str] = set()
    for index, value in enumerate(values):
        identifier = value.get("id")
        if identifier in seen:
            raise document.refuse(
                (*SECTIONS, index, "id"),
                f"An earlier section already has the id “{identifier}”. Choose another.",
            )
        if identifier:
            seen.add(identifier)


def _reader_of(value: dict[str, Any], reader: Reader) -> Reader:
    """A section that is shown in one other language only is written in that one."""
    shown_in = value.get("languages") or []
    return replace(reader, language=shown_in[0]) if len(shown_in) == 1 else reader


def _refuse_untranslated(value: dict[str, Any], texts: dict[str, Text], reader: Reader) -> None:
    shown_in = value.get("languages") or []
    problems = [
        reader.document.problem(
            text.target_path(language),
            f"This section is not shown in “{language}”. Remove this text, or add the language to “languages”.",
        )
        for text in texts.values()
        for language in text.targets
        if shown_in and language not in shown_in
    ]
    if problems:
        raise FileRefused(problems)


def _partners(
    values: list[dict[str, Any]], trees: list[Any], old: list[RawBlock], reader: Reader
) -> list[int | None]:
    """By id where the file has one that the page knows, else by type, words and order."""
    by_id = {(section["type"], section["id"]): index for index, section in enumerate(old)}
    found = [by_id.get((value["type"], value.get("id"))) for value in values]
    own_ids = {value["id"] for value in values if value.get("id")}
    left_new = [i for i, value in enumerate(values) if found[i] is None and not value.get("id")]
    left_old = [i for i, section in enumerate(old) if i not in found and section["id"] not in own_ids]
    matched = match(
        [fingerprint(trees[i], reader.pictures) for i in left_new],
        [fingerprint(old[i]["value"], reader.pictures) for i in left_old],
        ([values[i]["type"] for i in left_new], [old[i]["type"] for i in left_old]),
    )
    for index, partner in zip(left_new, matched, strict=True):
        found[index] = left_old[partner] if partner is not None else None
    return found


def _changes(index: int, kind: str, before: RawBlock | None, after: RawBlock) -> list[Change]:
    path = path_text((*SECTIONS, index))
    if before is None:
        return [Change(path, "added", kind)]
    if before == after:
        return []
    names = [name for name, value in after["value"].items() if before["value"].get(name) != value]
    return [Change(f"{path}.{name}", "changed", kind) for name in names] or [Change(path, "changed", kind)]


def _removed_and_moved(old: list[RawBlock], new: list[RawBlock], partners: list[int | None]) -> list[Change]:
    kept = [index for index in partners if index is not None]
    removed = [
        Change(f"section {section['id']}", "removed", section["type"])
        for index, section in enumerate(old)
        if index not in kept
    ]
    moved = [Change("sections", "moved", "their order changes")] if kept != sorted(kept) else []
    return removed + moved


def _new_id() -> str:
    return str(uuid.uuid4())


def section_problems(body: StreamValue, document: Document) -> list[Problem]:
    """What keeps these sections from being published, each at its place in the file."""
    try:
        body.stream_block.clean(body)
    except ValidationError as error:
        return [document.problem((*SECTIONS, *path), message) for path, message in _flattened(error, ())]
    return []


def _flattened(error: ValidationError, path: Path) -> list[tuple[Path, str]]:
    """Wagtail nests block errors; every leaf with the path that leads to it."""
    if not isinstance(
        error, StreamBlockValidationError | StructBlockValidationError | ListBlockValidationError
    ):
        return [(path, message) for message in error.messages]
    nested = [leaf for step, inner in error.block_errors.items() for leaf in _flattened(inner, (*path, step))]
    return nested + [(path, message) for message in error.non_block_errors]

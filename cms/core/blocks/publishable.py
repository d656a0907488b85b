"""What keeps an object from being published, for those who publish without the editor's form: imports, bulk actions, tests.

Asks the same questions as the form and answers with the place and a sentence. Bodies are asked as they are; inline rows
say what they lack in `check_complete`. Flat fields are the business of `full_clean`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock

from cms.core.streams import stream_fields


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One thing that keeps an object from being published."""

    place: tuple[str, ...]
    """Labels from the outside in, rows and items with their number: `Sections`, `2 Steps`, `1`, `Title`."""
    message: str

    def __str__(self) -> str:
        return f"{' > '.join(self.place)}: {self.message}"


def shortcomings(obj: models.Model) -> tuple[Shortcoming, ...]:
    """Everything that keeps `obj` (a page's draft, a snippet) from being published; empty where nothing does."""
    return (*_of_bodies(obj), *_of_rows(obj, ()))


def _of_bodies(obj: models.Model) -> Iterator[Shortcoming]:
    for field in stream_fields(type(obj)):
        value = getattr(obj, field.name)
        try:
            field.stream_block.clean(value)
        except ValidationError as error:
            yield from _of_error(error, field.stream_block, value, (str(field.verbose_name),))


def _of_rows(obj: models.Model, place: tuple[str, ...]) -> Iterator[Shortcoming]:
    for relation in get_all_child_relations(obj):
        rows = getattr(obj, relation.get_accessor_name()).all()
        for number, row in enumerate(rows, start=1):
            where = (*place, f"{number} {row._meta.verbose_name}")
            yield from _of_row(row, where)
            if hasattr(row, "copy_all_child_relations"):
                yield from _of_rows(row, where)


def _of_row(row: models.Model, where: tuple[str, ...]) -> Iterator[Shortcoming]:
    check = getattr(row, "check_complete", None)
    if check is None:
        return
    try:
        check()
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            label = str(getattr(row._meta.get_field(name), "verbose_name", name))
            for message in messages:
                yield Shortcoming((*where, label), message)


def _of_error(
    error: ValidationError, block: Block, value: Any, place: tuple[str, ...]
) -> Iterator[Shortcoming]:
    inner = getattr(error, "block_errors", None)
    if inner is None:
        for message in error.messages:
            yield Shortcoming(place, message)
        return
    for general in getattr(error, "non_block_errors").as_data():  # noqa: B009 - blocks' errors have no common type
        for message in general.messages:
            yield Shortcoming(place, message)
    for key, child_error in sorted(inner.items()):
        child, child_value, label = _child(block, value, key)
        yield from _of_error(child_error, child, child_value, (*place, label))


def _child(block: Block, value: Any, key: Any) -> tuple[Block, Any, str]:
    if isinstance(block, StreamBlock):
        child = value[key]
        return child.block, child.value, f"{key + 1} {child.block.label}"
    if isinstance(block, ListBlock):
        return block.child_block, value[key], str(key + 1)
    if isinstance(block, StructBlock):
        child = block.child_blocks[key]
        return child, value.get(key), str(child.label)
    raise TypeError(f"{type(block).__name__} has no children that could be incomplete.")

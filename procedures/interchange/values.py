"""From the sections of a file to the raw form in which the body is stored.

Two passes: `build` reads a section without ids, its texts as `Text`; `settle` gives every section and item the id of its
partner on the page, or a new one, and lists each text with the address that its translation will have.
"""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.translation.markup import normalise_rich_text
from cms.translation.segments.streams import Address, is_text

from .matching import match
from .pictures import Picture, Pictures
from .problems import FileRefused, Path
from .reading import Document
from .references import References, UnknownRef
from .rich import KEY, NotRichText, html_of, with_keys
from .texts import Text, read_text

BLANK: tuple[Any, ...] = (None, "", [], {})


@dataclass(slots=True)
class Reader:
    """Reads values of one document: texts in its language, names through `references`, pictures through `pictures`."""

    document: Document
    references: References
    pictures: Pictures
    language: str

    def text(self, value: Any, path: Path) -> Text:
        return read_text(value, path, self.language)

    def rich_text(self, value: Any, path: Path) -> Text:
        """As `text`, in HTML. Raises FileRefused where a text is not rich text."""
        text = self.text(value, path)
        source_path = (*path, self.language) if isinstance(value, dict) else path
        targets = {code: self._html(target, (*path, code)) for code, target in text.targets.items()}
        return Text(self._html(text.source, source_path), path, targets, is_rich=True)

    def _html(self, text: str, path: Path) -> str:
        try:
            return html_of(text, self.references.page_id)
        except (NotRichText, UnknownRef) as error:
            raise self.refusal(path, error) from error

    def look_up(self, path: Path, find: Callable[..., Any], *args: Any) -> Any:
        """`find(*args)`, with the place of the name in the error."""
        try:
            return find(*args)
        except UnknownRef as error:
            raise self.refusal(path, error) from error

    def refusal(self, path: Path, error: Exception) -> FileRefused:
        problem = self.document.problem(path, str(error))
        if isinstance(error, UnknownRef) and error.ref:
            problem = replace(problem, missing=(error.kind, error.ref))
        return FileRefused([problem])


def build(block: blocks.Block, value: Any, path: Path, reader: Reader) -> Any:
    """The raw form of `value` for `block`: texts as Text, pictures as Picture, list items without ids."""
    if isinstance(block, blocks.StructBlock):
        given = value or {}
        return {
            name: build(child, given.get(name), (*path, name), reader)
            if name in given
            else _absent(child, path)
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.ListBlock):
        return [
            build(block.child_block, item, (*path, index), reader) for index, item in enumerate(value or [])
        ]
    if is_text(block):
        is_rich = isinstance(block, blocks.RichTextBlock)
        return reader.rich_text(value, path) if is_rich else reader.text(value, path)
    return None if value is None else _leaf(block, value, path, reader)


def _absent(block: blocks.Block, path: Path) -> Any:
    if isinstance(block, blocks.StructBlock):
        return {name: _absent(child, path) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock | blocks.MultipleChoiceBlock):
        return []
    if is_text(block):
        return Text("", path, is_rich=isinstance(block, blocks.RichTextBlock))
    return block.get_prep_value(block.get_default())


def _leaf(block: blocks.Block, value: Any, path: Path, reader: Reader) -> Any:
    if isinstance(block, ImageChooserBlock):
        return reader.pictures.read(value, path)
    if isinstance(block, blocks.PageChooserBlock):
        return reader.look_up(path, reader.references.page_id, value)
    if isinstance(block, SnippetChooserBlock):
        return reader.look_up(path, reader.references.snippet_id, block.target_model, value)
    if isinstance(block, blocks.DateTimeBlock):
        return block.get_prep_value(_moment(value, path, reader.document))
    return value


def _moment(value: str, path: Path, document: Document) -> datetime:
    try:
        moment = parse_datetime(value)
    except ValueError:
        moment = None
    if moment is None:
        raise document.refuse(path, f"“{value}” is no date and time. Write it as 2026-10-01T09:00.")
    return make_aware(moment) if is_naive(moment) else moment


def settle(
    tree: Any, old: Any, block: blocks.Block, address: Address, pictures: Pictures, texts: dict[str, Text]
) -> Any:
    """The stored form of what `build` made, given the stored form `old` of its partner on the page."""
    if isinstance(block, blocks.StructBlock):
        old = old or {}
        return {
            name: settle(tree[name], old.get(name), child, address.down(name), pictures, texts)
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.ListBlock):
        return _settle_list(tree, old or [], block, address, pictures, texts)
    if isinstance(tree, Text):
        written = with_keys(tree.source, old or "") if tree.is_rich else tree.source
        texts[address.key] = replace(tree, source=written)
        return old if old is not None and written in BLANK and old in BLANK else written
    if isinstance(tree, Picture):
        return pictures.id_of(tree)
    return old if tree in BLANK and old in BLANK else tree


def _settle_list(
    tree: list,
    old: list,
    block: blocks.ListBlock,
    address: Address,
    pictures: Pictures,
    texts: dict[str, Text],
) -> list[dict[str, Any]]:
    partners = match(
        [fingerprint(item, pictures) for item in tree], [fingerprint(i["value"], pictures) for i in old]
    )
    items = []
    for item, index in zip(tree, partners, strict=True):
        partner: dict[str, Any] = (
            old[index] if index is not None else {"id": str(uuid.uuid4()), "value": None}
        )
        own = address.item(partner["id"])
        value = settle(item, partner["value"], block.child_block, own, pictures, texts)
        items.append({"type": "item", "value": value, "id": partner["id"]})
    return items


def fingerprint(value: Any, pictures: Pictures) -> str:
    """What two values have in common that say the same: without ids, blanks and ways of writing rich text."""
    return json.dumps(_plain(value, pictures), sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)


def _plain(value: Any, pictures: Pictures) -> Any:
    if isinstance(value, Text):
        return _plain(value.source, pictures)
    if isinstance(value, Picture):
        return pictures.id_of(value)
    if isinstance(value, str):
        return KEY.sub("", normalise_rich_text(value)) if value.startswith("<") else value
    if isinstance(value, list):
        return [_plain(item, pictures) for item in value]
    if isinstance(value, dict):
        if "value" in value and set(value) <= {"type", "value", "id"}:
            return _plain(value["value"], pictures)
        plain = {name: _plain(child, pictures) for name, child in value.items()}
        return {name: child for name, child in plain.items() if child not in BLANK and child is not False}
    return value

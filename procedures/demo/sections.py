"""Sections of a file as the raw stream data of one language.

Ids follow from where something stands in the file. So the same file in two languages has the same ids, and a text in
one language is found in the other by the key of its segment. For files of this project only: it trusts their shape.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from wagtail import blocks

from cms.core.streams import RawBlock
from cms.translation.segments.streams import is_text

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://clinic.example/demo/home")


def raw_sections(
    sections: Sequence[Mapping[str, Any]], stream: blocks.StreamBlock, language: str
) -> list[RawBlock]:
    """The stream data of `sections` in `language`. Raises KeyError for a block or language that does not exist."""
    raw = []
    for number, section in enumerate(sections):
        block = stream.child_blocks[section["type"]]
        place = f"{number}"
        raw.append(
            {"type": section["type"], "id": _id(place), "value": _value(section, block, language, place)}
        )
    return raw


def html_paragraphs(text: str) -> str:
    """Plain paragraphs between blank lines as rich text, each with its number as its key."""
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    return "".join(
        f'<p data-block-key="p{number}">{escape(paragraph, quote=False)}</p>'
        for number, paragraph in enumerate(paragraphs, start=1)
    )


def _value(given: Any, block: blocks.Block, language: str, place: str) -> Any:
    if isinstance(block, blocks.ListBlock):
        return _items(given, block, language, place)
    if isinstance(block, blocks.StructBlock):
        return {
            name: _value(given[name], child, language, f"{place}.{name}")
            for name, child in block.child_blocks.items()
            if name in given
        }
    if not is_text(block):
        return given
    text = given[language]
    return html_paragraphs(text) if isinstance(block, blocks.RichTextBlock) else text.strip()


def _items(given: Iterable[Any], block: blocks.ListBlock, language: str, place: str) -> list[RawBlock]:
    return [
        {
            "type": "item",
            "id": _id(f"{place}.{number}"),
            "value": _value(entry, block.child_block, language, f"{place}.{number}"),
        }
        for number, entry in enumerate(given)
    ]


def _id(place: str) -> str:
    return str(uuid.uuid5(NAMESPACE, place))

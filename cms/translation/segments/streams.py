"""Walks raw stream data: which leaves are text, how to read them as segments and how to write them back."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail import blocks

from cms.translation.markup import PLAIN, text_digest

from .rich import link_targets, rich_segments, rich_with_texts
from .types import Segment


@dataclass(frozen=True, slots=True)
class Address:
    """Where the walk stands: with ids for keys, without for the kind of place."""

    key: str
    place: str

    def down(self, name: str) -> "Address":
        return Address(f"{self.key}:{name}", f"{self.place}.{name}")

    def item(self, identifier: str, kind: str = "") -> "Address":
        return Address(f"{self.key}:{identifier}", f"{self.place}.{kind}" if kind else self.place)


def is_text(block: blocks.Block) -> bool:
    """Whether a leaf holds text that a reader sees; a block says `translatable = False` where it does not."""
    if not getattr(block, "translatable", True):
        return False
    return isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock)


Visit = Callable[[Any, blocks.Block, Address], Any]


def transform(raw: Any, block: blocks.Block, address: Address, visit: Visit) -> Any:
    """A copy of `raw` in which `visit(value, block, address)` has replaced every leaf, in reading order."""
    if isinstance(block, blocks.StreamBlock):
        return [
            {
                **child,
                "value": transform(child["value"], known, address.item(child["id"], child["type"]), visit),
            }
            for child in raw or []
            if (known := block.child_blocks.get(child["type"])) is not None
        ]
    if isinstance(block, blocks.ListBlock):
        return [
            {**item, "value": transform(item["value"], block.child_block, address.item(item["id"]), visit)}
            for item in raw or []
        ]
    if isinstance(block, blocks.StructBlock):
        return {
            name: transform(raw[name], child, address.down(name), visit)
            for name, child in block.child_blocks.items()
            if raw and name in raw
        }
    return visit(raw, block, address)


def segments_of(raw: Any, block: blocks.Block, address: Address) -> tuple[Segment, ...]:
    """Every text in `raw`, as segments."""
    found: list[Segment] = []

    def collect(value: Any, leaf: blocks.Block, where: Address) -> Any:
        if is_text(leaf) and value:
            found.extend(_leaf_segments(value, leaf, where))
        return value

    transform(raw, block, address, collect)
    return tuple(found)


def _leaf_segments(value: str, leaf: blocks.Block, where: Address) -> Iterator[Segment]:
    is_required = not getattr(leaf, "translation_optional", False)
    if isinstance(leaf, blocks.RichTextBlock):
        yield from rich_segments(value, key=where.key, place=where.place, is_required=is_required)
    elif value.strip():
        digest = text_digest(value, PLAIN)
        yield Segment(where.key, where.place, value, digest, is_required=is_required)


def with_texts(raw: Any, block: blocks.Block, address: Address, texts: Mapping[str, str]) -> Any:
    """`raw` with every text replaced by the one for its segment; a text without one becomes empty."""

    def replace(value: Any, leaf: blocks.Block, where: Address) -> Any:
        if not is_text(leaf) or not value:
            return value
        if isinstance(leaf, blocks.RichTextBlock):
            return rich_with_texts(value, where.key, texts)
        return texts.get(where.key, "")

    return transform(raw, block, address, replace)


def neutral_digest(raw: Any, block: blocks.Block, address: Address) -> str:
    """Digest of everything in `raw` that is the same in all languages: structure, images, numbers, choices, links.

    Ids are left out: a section pasted anew is the same section. So are texts, and which text fields are filled; and
    whatever is empty, for a block that has gained a field since is the same block.
    """

    def blank(value: Any, leaf: blocks.Block, where: Address) -> Any:
        if isinstance(leaf, blocks.RichTextBlock):
            return link_targets(value or "")
        return "" if is_text(leaf) else value

    shape = _without_ids(transform(raw, block, address, blank))
    return hashlib.sha256(json.dumps(shape, sort_keys=True, default=str).encode()).hexdigest()


def _without_ids(raw: Any) -> Any:
    if isinstance(raw, list):
        return [_without_ids(item) for item in raw]
    if isinstance(raw, dict):
        return {
            name: _without_ids(value)
            for name, value in raw.items()
            if name != "id" and value not in (None, "", [], {})
        }
    return raw

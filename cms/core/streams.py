"""Reading StreamField values as the plain data they are stored as.

Segments, compilation and documents work on this raw form: nothing is instantiated that a page request or a save does
not need, and the same walk serves every block that exists today or is added later.
"""

import json
import uuid
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField

RawBlock = dict[str, Any]


def stream_fields(model: type[models.Model]) -> tuple[StreamField, ...]:
    """The StreamFields of a model; each of their top-level blocks is a section."""
    return tuple(field for field in model._meta.fields if isinstance(field, StreamField))


def raw_stream(obj: models.Model, field: StreamField) -> list[RawBlock]:
    """The raw sections of a field, every block and list item with an id of its own that a later save keeps.

    The value is put back on `obj`, so that the ids seen here are the ones written.
    """
    value: StreamValue = getattr(obj, field.name)
    plain = json.loads(json.dumps(value.get_prep_value(), cls=DjangoJSONEncoder))
    raw = with_ids(plain, field.stream_block)
    setattr(obj, field.name, StreamValue(field.stream_block, raw, is_lazy=True))
    return raw


def settle_ids(obj: models.Model) -> None:
    """Give every block and list item of `obj` an id before it is written; whatever reads it later sees the same ones."""
    for field in stream_fields(type(obj)):
        raw_stream(obj, field)


def with_ids(raw: Any, block: blocks.Block, seen: set[str] | None = None) -> Any:
    """`raw` with an id on every stream child and list item, and no id twice within one stream."""
    seen = set() if seen is None else seen
    if isinstance(block, blocks.StreamBlock):
        return [
            {
                "type": child["type"],
                "value": with_ids(child["value"], block.child_blocks[child["type"]], seen),
                "id": _own_id(child.get("id"), seen),
            }
            for child in raw or []
            if child["type"] in block.child_blocks
        ]
    if isinstance(block, blocks.ListBlock):
        return [_list_item(item, block, seen) for item in raw or []]
    if isinstance(block, blocks.StructBlock):
        children = block.child_blocks.items()
        return {name: with_ids(raw[name], child, seen) for name, child in children if raw and name in raw}
    return raw


def _list_item(item: Any, block: blocks.ListBlock, seen: set[str]) -> RawBlock:
    is_wrapped = isinstance(item, dict) and set(item) <= {"type", "value", "id"} and "value" in item
    value = item["value"] if is_wrapped else item
    return {
        "type": "item",
        "value": with_ids(value, block.child_block, seen),
        "id": _own_id(item.get("id") if is_wrapped else None, seen),
    }


def _own_id(identifier: str | None, seen: set[str]) -> str:
    own = identifier if identifier and identifier not in seen else str(uuid.uuid4())
    seen.add(own)
    return own

"""The few pieces that the schema of interchange files is put together from."""

from collections.abc import Iterable, Mapping
from typing import Any

Schema = dict[str, Any]

DEPICTS = ("nobody", "licensed_model", "staff")
REF: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}
CODE: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
SECTION_ID: Schema = {"type": "string", "pattern": "^[A-Za-z0-9-]{1,64}$"}


def when_type(name: str, then: Schema) -> Schema:
    return {"if": {"required": ["type"], "properties": {"type": {"const": name}}}, "then": then}


def reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def mapping_of(properties: Mapping[str, Schema], *, required: Iterable[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def array_of(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def or_null(schema: Schema) -> Schema:
    kind = schema.get("type")
    if kind is None:
        # A reference: JSON Schema has no shorter way to say "or nothing".
        return {"anyOf": [{"type": "null"}, schema]}
    return {**schema, "type": [kind, "null"] if isinstance(kind, str) else [*kind, "null"]}

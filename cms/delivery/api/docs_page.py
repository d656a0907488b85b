"""An OpenAPI document as a person reads it: flat rows for a template."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a property of a schema. links: names of the schemas its type mentions."""

    name: str
    type: str
    links: tuple[str, ...]
    is_required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    description: str
    media_type: str
    type: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    name: str
    path: str
    description: str
    parameters: tuple[Field, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    name: str
    description: str
    fields: tuple[Field, ...]


def operations_of(openapi: dict[str, Any]) -> list[Operation]:
    return [_operation(path, item["get"]) for path, item in openapi["paths"].items()]


def schemas_of(openapi: dict[str, Any]) -> list[Schema]:
    return [_schema(name, schema) for name, schema in sorted(openapi["components"]["schemas"].items())]


def _operation(path: str, operation: dict[str, Any]) -> Operation:
    parameters = tuple(
        _field(item["name"], item["schema"], item["required"], item.get("description", ""))
        for item in operation["parameters"]
    )
    answers = tuple(_answer(status, answer) for status, answer in sorted(operation["responses"].items()))
    return Operation(operation["operationId"], path, operation["description"], parameters, answers)


def _answer(status: str, answer: dict[str, Any]) -> Answer:
    contents: dict[str, Any] = answer.get("content", {})
    media_type = next(iter(contents), "")
    schema = contents.get(media_type, {}).get("schema", {})
    type_text = type_of(schema) if schema else ""
    return Answer(status, answer["description"], media_type, type_text, tuple(_mentioned(schema)))


def _schema(name: str, schema: dict[str, Any]) -> Schema:
    required = set(schema.get("required", ()))
    fields = tuple(
        _field(key, value, key in required, value.get("description", ""))
        for key, value in schema.get("properties", {}).items()
    )
    return Schema(name, schema.get("description", ""), fields)


def _field(name: str, schema: dict[str, Any], is_required: bool, description: str) -> Field:
    return Field(name, type_of(schema), tuple(_mentioned(schema)), is_required, description)


def type_of(schema: dict[str, Any]) -> str:
    """A JSON schema in a few words: `integer or null`, `list of Card`."""
    if "$ref" in schema:
        return _referred(schema)
    if options := schema.get("anyOf") or schema.get("oneOf"):
        return " or ".join(type_of(option) for option in options)
    if "const" in schema:
        return repr(schema["const"])
    if "enum" in schema:
        return " or ".join(repr(value) for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {type_of(schema.get('items', {}))}"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"object of {type_of(schema['additionalProperties'])}"
    return schema.get("format") or schema.get("type", "anything")


def _referred(schema: dict[str, Any]) -> str:
    return schema["$ref"].rsplit("/", 1)[-1]


def _mentioned(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield _referred(schema)
        for key, value in schema.items():
            if key != "discriminator":
                yield from _mentioned(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _mentioned(value)

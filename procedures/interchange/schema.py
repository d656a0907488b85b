"""The JSON Schema of interchange files, made from the blocks themselves, so that both cannot drift apart.

docs/reference/procedure.schema.json is this schema as committed; a test keeps the two equal. What needs the database
(kinds of fact, references) or the other parts of a file (numbers of cells) is checked when a file is compared with its
page. A leaf block that this module does not know is an error when the schema is made, not when somebody imports.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.blocks import PlacedBlock
from cms.core.languages import content_languages
from cms.translation.segments.streams import is_text
from procedures.blocks import ProcedureSectionsBlock
from procedures.relations import Relation

Schema = dict[str, Any]

DEPICTS = ("nobody", "licensed_model", "staff")
REF: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}
CODE: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
SECTION_ID: Schema = {"type": "string", "pattern": "^[A-Za-z0-9-]{1,64}$"}


def interchange_schema() -> Schema:
    """The schema of every kind of file; `type` says which."""
    kinds = {
        "procedure": _procedure(),
        "category": _category(),
        "doctor": _doctor(),
        "disclaimer": _disclaimer(),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Interchange file of a procedure, category, doctor or disclaimer",
        "type": "object",
        "required": ["ref", "type"],
        "properties": {"type": {"enum": list(kinds)}},
        "allOf": [_when_type(name, {"$ref": f"#/$defs/{name}"}) for name in kinds],
        "$defs": {**kinds, **_shared_definitions(), **_section_definitions()},
    }


def _when_type(name: str, then: Schema) -> Schema:
    return {"if": {"required": ["type"], "properties": {"type": {"const": name}}}, "then": then}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _object(properties: Mapping[str, Schema], *, required: Iterable[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    kind = schema.get("type")
    if kind is None:
        # A reference: JSON Schema has no shorter way to say "or nothing".
        return {"anyOf": [{"type": "null"}, schema]}
    return {**schema, "type": [kind, "null"] if isinstance(kind, str) else [*kind, "null"]}


def _by_language(value: Schema) -> Schema:
    return {**_object(dict.fromkeys(content_languages(), value)), "minProperties": 1}


def _text(description: str) -> Schema:
    """A string in the source language, or a mapping from language to string."""
    by_language = {code: {"type": ["string", "null"]} for code in content_languages()}
    return {
        "type": ["string", "object", "null"],
        "properties": by_language,
        "additionalProperties": False,
        "minProperties": 1,
        "description": description,
    }


def _head(kind: str) -> Schema:
    return {
        "ref": {**REF, "description": "Stable name: a file imported again edits the object with its ref."},
        "type": {"const": kind},
        "source_language": {"enum": list(content_languages())},
    }


def _page_head(kind: str) -> Schema:
    return {
        **_head(kind),
        "slug": _by_language({"type": "string", "minLength": 1}),
        "title": _ref("text"),
        "seo": _object({"title": _ref("text"), "description": _ref("text")}),
    }


def _procedure() -> Schema:
    return _object(
        {
            **_page_head("procedure"),
            "category": {**REF, "description": "The ref of the category that the page stands in."},
            "eyebrow": _ref("text"),
            "tagline": _ref("text"),
            "summary": _ref("text"),
            "lead": _ref("rich_text"),
            "hashtags": _by_language(_array({"type": "string", "pattern": "^#?[^\\s,#]+$"})),
            "hero": _or_null(_ref("picture")),
            "reviewed_by": _or_null(REF),
            "reviewed_on": _or_null({"type": "string", "format": "date"}),
            "facts": _array(_ref("fact")),
            "methods": _array(_ref("method")),
            "sections": _array(_ref("section")),
            "related": _array(
                _object(
                    {"ref": REF, "relation": {"enum": list(Relation.values)}}, required=["ref", "relation"]
                )
            ),
        },
        required=["ref", "type", "category", "title"],
    )


def _category() -> Schema:
    return _object(
        {**_page_head("category"), "intro": _ref("rich_text"), "image": _or_null(_ref("picture"))},
        required=["ref", "type", "title"],
    )


def _doctor() -> Schema:
    return _object(
        {
            **_head("doctor"),
            "name": _by_language({"type": "string", "minLength": 1}),
            "role": _ref("text"),
            "bio": _ref("rich_text"),
            "photo": _or_null(_ref("picture")),
        },
        required=["ref", "type", "name", "role"],
    )


def _disclaimer() -> Schema:
    return _object(
        {**_head("disclaimer"), "title": {"type": "string", "minLength": 1}, "text": _ref("rich_text")},
        required=["ref", "type", "title", "text"],
    )


def _shared_definitions() -> Schema:
    number: Schema = {"type": ["number", "null"]}
    fact: Schema = {
        "kind": CODE,
        "minimum": number,
        "maximum": number,
        "unit": CODE,
        "approximate": {"type": "boolean"},
        "none": {"type": "boolean"},
        "choices": {
            **_array(_object({"choice": CODE, "modifier": CODE}, required=["choice"])),
            "maxItems": 3,
        },
        "relative_to": CODE,
        "note": _ref("text"),
    }
    method: Schema = {"name": _ref("text"), "summary": _ref("text"), "facts": _array(_ref("fact"))}
    picture: Schema = {
        "image": {"type": "string", "minLength": 1, "description": "Path relative to this file."},
        "depicts": {"enum": list(DEPICTS)},
        "alt": _ref("text"),
        "decorative": {"type": "boolean"},
        "credit": _ref("text"),
    }
    return {
        "text": _text("Plain text: a string in the source language, or a mapping from language to string."),
        "rich_text": _text(
            "Paragraphs separated by blank lines, or HTML of p ul ol li h3 h4 with strong em a br sup sub."
        ),
        "fact": _object(fact, required=["kind"]),
        "method": _object(method, required=["name"]),
        "picture": _object(picture, required=["image", "depicts"]),
    }


def _section_definitions() -> Schema:
    sections = ProcedureSectionsBlock().child_blocks
    definitions = {f"section_{name}": _section(name, block) for name, block in sections.items()}
    return {
        "section": {
            "type": "object",
            "required": ["type"],
            "properties": {"type": {"enum": list(sections)}},
            "allOf": [_when_type(name, _ref(f"section_{name}")) for name in sections],
        },
        **definitions,
    }


def _section(name: str, block: PlacedBlock) -> Schema:
    schema = block_schema(block)
    own = {"type": {"const": name}, "id": SECTION_ID}
    return {**schema, "properties": {**own, **schema["properties"]}, "required": ["type"]}


def block_schema(block: blocks.Block) -> Schema:
    """What stands in a file for the value of `block`. Raises TypeError for a block nobody has thought of."""
    if isinstance(block, blocks.StructBlock):
        return _object({name: _or_null(block_schema(child)) for name, child in block.child_blocks.items()})
    if isinstance(block, blocks.ListBlock):
        return _array(block_schema(block.child_block))
    if is_text(block):
        return _ref("rich_text" if isinstance(block, blocks.RichTextBlock) else "text")
    for kind, leaf_schema in LEAVES:
        if isinstance(block, kind):
            return leaf_schema(block)
    raise TypeError(
        f"There is no form in files for {type(block).__name__}. Add one to procedures.interchange.schema."
    )


def choice_codes(block: BaseChoiceBlock) -> list[str]:
    """The codes that a choice block offers, without its empty choice."""
    return [str(code) for code, _label in block.field.choices if code]


def _choice(block: blocks.Block) -> Schema:
    codes = [code for code in choice_codes(block) if block.name != "depicts" or code in DEPICTS]
    return {"enum": codes}


def _choices(block: blocks.Block) -> Schema:
    return {**_array({"enum": choice_codes(block)}), "uniqueItems": True}


def _snippet(block: blocks.Block) -> Schema:
    described = f"Names a {block.target_model._meta.verbose_name}."
    return {"type": "string", "minLength": 1, "description": described}


LEAVES: tuple[tuple[type[blocks.Block], Callable[[Any], Schema]], ...] = (
    (blocks.MultipleChoiceBlock, _choices),
    (blocks.ChoiceBlock, _choice),
    (ImageChooserBlock, lambda block: _ref("picture")),
    (blocks.PageChooserBlock, lambda block: {**REF, "description": "The ref of a procedure or category."}),
    (SnippetChooserBlock, _snippet),
    (blocks.URLBlock, lambda block: {"type": "string", "format": "uri"}),
    (blocks.BooleanBlock, lambda block: {"type": "boolean"}),
    (blocks.DateTimeBlock, lambda block: {"type": "string", "format": "date-time"}),
    (blocks.CharBlock, lambda block: {"type": "string"}),
)

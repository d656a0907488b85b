"""The JSON Schema of interchange files, made from the blocks themselves, so that both cannot drift apart.

docs/reference/procedure.schema.json is this schema as committed; a test keeps the two equal. What needs the database
(kinds of fact, references) or the other parts of a file (numbers of cells) is checked when a file is compared with its
page. A leaf block that this module does not know is an error when the schema is made, not when somebody imports.
"""

from cms.core.languages import content_languages
from procedures.relations import Relation

from .schema_shapes import CODE, DEPICTS, REF, Schema, array_of, mapping_of, or_null, reference, when_type
from .sections_schema import section_definitions


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
        "allOf": [when_type(name, {"$ref": f"#/$defs/{name}"}) for name in kinds],
        "$defs": {**kinds, **_shared_definitions(), **section_definitions()},
    }


def _by_language(value: Schema) -> Schema:
    return {**mapping_of(dict.fromkeys(content_languages(), value)), "minProperties": 1}


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
        "title": reference("text"),
        "seo": mapping_of({"title": reference("text"), "description": reference("text")}),
    }


def _procedure() -> Schema:
    return mapping_of(
        {
            **_page_head("procedure"),
            "category": {**REF, "description": "The ref of the category that the page stands in."},
            "eyebrow": reference("text"),
            "tagline": reference("text"),
            "summary": reference("text"),
            "lead": reference("rich_text"),
            "hashtags": _by_language(array_of({"type": "string", "pattern": "^#?[^\\s,#]+$"})),
            "hero": or_null(reference("picture")),
            "reviewed_by": or_null(REF),
            "reviewed_on": or_null({"type": "string", "format": "date"}),
            "facts": array_of(reference("fact")),
            "methods": array_of(reference("method")),
            "sections": array_of(reference("section")),
            "related": array_of(
                mapping_of(
                    {"ref": REF, "relation": {"enum": list(Relation.values)}}, required=["ref", "relation"]
                )
            ),
        },
        required=["ref", "type", "category", "title"],
    )


def _category() -> Schema:
    return mapping_of(
        {**_page_head("category"), "intro": reference("rich_text"), "image": or_null(reference("picture"))},
        required=["ref", "type", "title"],
    )


def _doctor() -> Schema:
    return mapping_of(
        {
            **_head("doctor"),
            "name": _by_language({"type": "string", "minLength": 1}),
            "role": reference("text"),
            "bio": reference("rich_text"),
            "photo": or_null(reference("picture")),
        },
        required=["ref", "type", "name", "role"],
    )


def _disclaimer() -> Schema:
    return mapping_of(
        {**_head("disclaimer"), "title": {"type": "string", "minLength": 1}, "text": reference("rich_text")},
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
            **array_of(mapping_of({"choice": CODE, "modifier": CODE}, required=["choice"])),
            "maxItems": 3,
        },
        "relative_to": CODE,
        "note": reference("text"),
    }
    method: Schema = {
        "name": reference("text"),
        "summary": reference("text"),
        "facts": array_of(reference("fact")),
    }
    picture: Schema = {
        "image": {"type": "string", "minLength": 1, "description": "Path relative to this file."},
        "depicts": {"enum": list(DEPICTS)},
        "alt": reference("text"),
        "decorative": {"type": "boolean"},
        "credit": reference("text"),
    }
    return {
        "text": _text("Plain text: a string in the source language, or a mapping from language to string."),
        "rich_text": _text(
            "Paragraphs separated by blank lines, or HTML of p ul ol li h3 h4 with strong em a br sup sub."
        ),
        "fact": mapping_of(fact, required=["kind"]),
        "method": mapping_of(method, required=["name"]),
        "picture": mapping_of(picture, required=["image", "depicts"]),
    }

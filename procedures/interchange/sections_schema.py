"""The schema of sections, made from the blocks themselves, so that both cannot drift apart.

A leaf block that this module does not know is an error when the schema is made, not when somebody imports.
"""

from collections.abc import Callable
from typing import Any

from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.blocks import PlacedBlock
from cms.translation.segments.streams import is_text
from procedures.blocks import ProcedureSectionsBlock

from .schema_shapes import (
    DEPICTS,
    REF,
    SECTION_ID,
    Schema,
    array_of,
    mapping_of,
    or_null,
    reference,
    when_type,
)


def section_definitions() -> Schema:
    sections = ProcedureSectionsBlock().child_blocks
    definitions = {f"section_{name}": _section(name, block) for name, block in sections.items()}
    return {
        "section": {
            "type": "object",
            "required": ["type"],
            "properties": {"type": {"enum": list(sections)}},
            "allOf": [when_type(name, reference(f"section_{name}")) for name in sections],
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
        return mapping_of({name: or_null(block_schema(child)) for name, child in block.child_blocks.items()})
    if isinstance(block, blocks.ListBlock):
        return array_of(block_schema(block.child_block))
    if is_text(block):
        return reference("rich_text" if isinstance(block, blocks.RichTextBlock) else "text")
    for kind, leaf_schema in LEAVES:
        if isinstance(block, kind):
            return leaf_schema(block)
    raise TypeError(
        f"There is no form in files for {type(block).__name__}. Add one to procedures.interchange.sections_schema."
    )


def choice_codes(block: BaseChoiceBlock) -> list[str]:
    """The codes that a choice block offers, without its empty choice."""
    return [str(code) for code, _label in block.field.choices if code]


def _choice(block: blocks.Block) -> Schema:
    codes = [code for code in choice_codes(block) if block.name != "depicts" or code in DEPICTS]
    return {"enum": codes}


def _choices(block: blocks.Block) -> Schema:
    return {**array_of({"enum": choice_codes(block)}), "uniqueItems": True}


def _snippet(block: blocks.Block) -> Schema:
    described = f"Names a {block.target_model._meta.verbose_name}."
    return {"type": "string", "minLength": 1, "description": described}


LEAVES: tuple[tuple[type[blocks.Block], Callable[[Any], Schema]], ...] = (
    (blocks.MultipleChoiceBlock, _choices),
    (blocks.ChoiceBlock, _choice),
    (ImageChooserBlock, lambda block: reference("picture")),
    (blocks.PageChooserBlock, lambda block: {**REF, "description": "The ref of a procedure or category."}),
    (SnippetChooserBlock, _snippet),
    (blocks.URLBlock, lambda block: {"type": "string", "format": "uri"}),
    (blocks.BooleanBlock, lambda block: {"type": "boolean"}),
    (blocks.DateTimeBlock, lambda block: {"type": "string", "format": "date-time"}),
    (blocks.CharBlock, lambda block: {"type": "string"}),
)

"""The data an editor's browser posts for a StreamField, from values as they are stored."""

from wagtail import blocks
from wagtail.test.utils.form_data import rich_text


def stream_data(block, sections):
    """`sections` are (type, value, id); what a value leaves out is as the editor shows it at first."""
    data = {"count": str(len(sections))}
    for order, (name, value, identifier) in enumerate(sections):
        data[str(order)] = {
            "type": name,
            "id": identifier,
            "order": str(order),
            "deleted": "",
            "value": block_data(block.child_blocks[name], value),
        }
    return data


def block_data(block, value):
    if isinstance(block, blocks.StructBlock):
        return {name: _child_data(child, value or {}, name) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return _list_data(block, value or [])
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(value or "", features=block.features)
    if isinstance(block, blocks.BooleanBlock):
        return "on" if value else ""
    if isinstance(block, blocks.MultipleChoiceBlock):
        return tuple(value or ())  # a list would be read as further nesting
    return "" if value is None else str(value)


def _child_data(block, values, name):
    default = block.get_prep_value(block.get_default())
    return block_data(block, values.get(name, default))


def _list_data(block, items):
    data = {"count": str(len(items))}
    for order, item in enumerate(items):
        is_stored = isinstance(item, dict) and "value" in item
        data[str(order)] = {
            "id": item["id"] if is_stored and item["id"] else "",
            "order": str(order),
            "deleted": "",
            "value": block_data(block.child_block, item["value"] if is_stored else item),
        }
    return data

"""The document of a call to action."""

import re
from typing import TYPE_CHECKING, Literal

from wagtail.blocks import StructValue

from cms.core.blocks import CallToActionBlock
from cms.delivery.documents import DocumentPart

from .base import StandardSectionDocument, html, opening, register_section

if TYPE_CHECKING:
    from cms.delivery.building.context import BuildContext


class ActionDocument(DocumentPart):
    """One way to get in touch. href: `tel:` for a telephone number."""

    kind: Literal["phone", "chat", "form", "link"]
    label: str
    href: str


class CallToActionDocument(StandardSectionDocument):
    type: Literal["call_to_action"] = "call_to_action"
    text: str | None
    actions: list[ActionDocument]


@register_section(CallToActionBlock)
def call_to_action(
    section_id: str, value: StructValue, context: "BuildContext"
) -> CallToActionDocument | None:
    """Ways that this language has no address for are left out; without any there is nothing to show."""
    actions = [action for item in value["actions"] if (action := _action(item, context)) is not None]
    if not actions:
        return None
    text = html(value["text"], context)
    return CallToActionDocument(**opening(section_id, value, context), text=text, actions=actions)


def _action(item: StructValue, context: "BuildContext") -> ActionDocument | None:
    address = item.block.child_blocks["addresses"].value_in(item["addresses"], context.language)
    if not address:
        return None
    href = f"tel:{re.sub(r'[^0-9+]', '', address)}" if item["kind"] == "phone" else address
    return ActionDocument(kind=item["kind"], label=item["label"], href=href)

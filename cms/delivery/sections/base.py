"""How a section block becomes a document: one function per block class.

Blocks live below this package and cannot name documents; so the form that frontends get is registered for them here.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wagtail.blocks import Block, StructValue
from wagtail.blocks.stream_block import StreamValue

from cms.delivery.documents import DocumentPart, ImageDocument, SectionDocument

if TYPE_CHECKING:
    from cms.delivery.building.context import BuildContext

Write = Callable[[str, StructValue, "BuildContext"], SectionDocument | None]
_writers: dict[type[Block], Write] = {}


class LinkDocument(DocumentPart):
    """A link to a page of this site, by its path, or to an address elsewhere."""

    href: str
    text: str


class PlacedDocument(SectionDocument):
    """A section with an anchor."""

    anchor: str | None


class StandardSectionDocument(PlacedDocument):
    """What most sections begin and end with; headings may contain line breaks."""

    eyebrow: str | None
    heading: str | None
    lead: str | None
    image: ImageDocument | None
    more_link: LinkDocument | None


def register_section(block: type[Block]) -> Callable[[Write], Write]:
    """Decorator for the function that writes the document of `block`."""

    def decorate(write: Write) -> Write:
        _writers[block] = write
        return write

    return decorate


def section_document(child: StreamValue.StreamChild, context: "BuildContext") -> SectionDocument | None:
    """The document of one section; None where the language has nothing to show of it."""
    return _writers[type(child.block)](child.id, child.value, context)


def opening(section_id: str, value: StructValue, context: "BuildContext") -> dict[str, Any]:
    """The fields of `StandardSectionDocument`."""
    return {
        "id": section_id,
        "anchor": value["anchor"] or None,
        "eyebrow": value["eyebrow"] or None,
        "heading": value["heading"] or None,
        "lead": value["lead"] or None,
        "image": context.image(value["image"]),
        "more_link": _link(value["more_link"], context),
    }


def html(value: Any, context: "BuildContext") -> str | None:
    """The allow-listed HTML of a rich text value."""
    return context.rich_text(value.source) if value else None


def _link(value: StructValue, context: "BuildContext") -> LinkDocument | None:
    if value["page"] is not None:
        target = context.reference(value["page"].pk)
        return LinkDocument(href=target.path, text=value["text"] or target.title) if target else None
    if value["url"] and value["text"]:
        return LinkDocument(href=value["url"], text=value["text"])
    return None

"""Documents of the sections in `cms.core.blocks`, and where content packages register those of their own."""

from .actions import CallToActionDocument
from .base import PlacedDocument, StandardSectionDocument, opening, register_section, section_document
from .media import FigureDocument, VideoDocument
from .text import CalloutDocument, FaqDocument, FeaturesDocument, ProseDocument

__all__ = [
    "CallToActionDocument",
    "CalloutDocument",
    "FaqDocument",
    "FeaturesDocument",
    "FigureDocument",
    "PlacedDocument",
    "ProseDocument",
    "StandardSectionDocument",
    "VideoDocument",
    "opening",
    "register_section",
    "section_document",
]

"""Sections that any content type may use, and what they are made of. One family per file."""

from .actions import ActionKind, CallToActionBlock
from .completeness import CompleteStructBlock, Problem, is_blank, validating_draft
from .items import FaqBlock, FeaturesBlock, ItemBlock
from .links import LinkBlock
from .media import FigureBlock, VideoBlock
from .per_language import LanguagesBlock, PerLanguageBlock
from .pictures import PictureBlock
from .prose import CalloutBlock, CalloutKind, ProseBlock
from .publishable import Shortcoming, shortcomings
from .section import PlacedBlock, SectionBlock, SectionsBlock
from .text import RICH_TEXT_FEATURES, LineBlock, LinesBlock, NeutralLineBlock, ProseTextBlock

__all__ = [
    "RICH_TEXT_FEATURES",
    "ActionKind",
    "CallToActionBlock",
    "CalloutBlock",
    "CalloutKind",
    "CompleteStructBlock",
    "FaqBlock",
    "FeaturesBlock",
    "FigureBlock",
    "ItemBlock",
    "LanguagesBlock",
    "LineBlock",
    "LinesBlock",
    "LinkBlock",
    "NeutralLineBlock",
    "PerLanguageBlock",
    "PictureBlock",
    "PlacedBlock",
    "Problem",
    "ProseBlock",
    "ProseTextBlock",
    "SectionBlock",
    "SectionsBlock",
    "Shortcoming",
    "VideoBlock",
    "is_blank",
    "shortcomings",
    "validating_draft",
]

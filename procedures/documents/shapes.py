"""Shapes of the sections that only procedures have."""

from typing import Annotated, Literal

from pydantic import Field

from cms.delivery.documents import Card, DocumentPart, ImageDocument
from cms.delivery.sections import (
    CalloutDocument,
    CallToActionDocument,
    FaqDocument,
    FeaturesDocument,
    FigureDocument,
    PlacedDocument,
    ProseDocument,
    StandardSectionDocument,
    VideoDocument,
)


class PointDocument(DocumentPart):
    heading: str | None
    text: str | None


class StepDocument(DocumentPart):
    title: str | None
    text: str | None
    image: ImageDocument | None
    points_heading: str | None
    points: list[PointDocument]


class StepsDocument(StandardSectionDocument):
    type: Literal["steps"] = "steps"
    items: list[StepDocument]


class RowDocument(DocumentPart):
    label: str
    cells: list[str]


class ComparisonDocument(StandardSectionDocument):
    """As many cells in each row as there are columns."""

    type: Literal["comparison"] = "comparison"
    columns: list[str]
    rows: list[RowDocument]


class ProsAndConsDocument(StandardSectionDocument):
    type: Literal["pros_and_cons"] = "pros_and_cons"
    pros: list[str]
    cons: list[str]


class ListItemDocument(DocumentPart):
    title: str | None
    text: str | None


class ListDocument(StandardSectionDocument):
    type: Literal["list"] = "list"
    purpose: Literal["recommended_for", "effects", "cautions_before", "cautions_after", "other"]
    items: list[ListItemDocument]


class SideEffectDocument(DocumentPart):
    code: str
    label: str


class NoticeDocument(StandardSectionDocument):
    type: Literal["notice"] = "notice"
    kind: Literal["side_effects", "results_vary", "legal"]
    side_effects: list[SideEffectDocument]
    text: str | None
    disclaimer: str | None


SharedSection = Annotated[
    ProseDocument
    | StepsDocument
    | ComparisonDocument
    | ListDocument
    | FeaturesDocument
    | ProsAndConsDocument
    | FaqDocument
    | CalloutDocument
    | NoticeDocument
    | FigureDocument
    | VideoDocument
    | CallToActionDocument,
    Field(discriminator="type"),
]
"""A section that any page may have."""


class RelatedCard(DocumentPart):
    relation: Literal["performed_with", "advanced_form_of", "alternative_to"]
    card: Card


class RelatedProceduresDocument(StandardSectionDocument):
    type: Literal["related_procedures"] = "related_procedures"
    related: list[RelatedCard]


class ReusableSectionDocument(PlacedDocument):
    """Sections that several pages share; they are of the same types as a page's own."""

    type: Literal["reusable_section"] = "reusable_section"
    sections: list[SharedSection]


Section = Annotated[
    ProseDocument
    | StepsDocument
    | ComparisonDocument
    | ListDocument
    | FeaturesDocument
    | ProsAndConsDocument
    | FaqDocument
    | CalloutDocument
    | NoticeDocument
    | FigureDocument
    | VideoDocument
    | CallToActionDocument
    | RelatedProceduresDocument
    | ReusableSectionDocument,
    Field(discriminator="type"),
]
"""A section of a procedure page."""

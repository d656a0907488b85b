from typing import Annotated, Literal

from pydantic import Field

from cms.delivery.building.registry import PageBuilder
from cms.delivery.documents import Card, DocumentPart, ImageDocument, PageDocument, SectionDocument


class ProseDocument(SectionDocument):
    type: Literal["prose"] = "prose"
    heading: str | None
    text: str | None
    image: ImageDocument | None
    author: str | None


class StepDocument(DocumentPart):
    title: str | None
    text: str | None


class StepsDocument(SectionDocument):
    type: Literal["steps"] = "steps"
    heading: str | None
    items: list[StepDocument]


class ArticleDocument(PageDocument):
    type: Literal["article"] = "article"
    summary: str | None
    tags: str | None
    notes: list[str]
    related: Card | None
    sections: list[Annotated[ProseDocument | StepsDocument, Field(discriminator="type")]]


class ArticleBuilder(PageBuilder):
    type_name = "article"
    document_class = ArticleDocument

    def content(self, page, context):
        notes = [context.text_of(note, "text") for note in page.notes.all()]
        return {
            "summary": context.text("summary"),
            "tags": context.text("tags"),
            "notes": [note for note in notes if note],
            "related": context.card(page.related_id) if page.related_id else None,
            "sections": context.sections(page, "body"),
        }

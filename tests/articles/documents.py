from typing import Annotated, Literal

from pydantic import Field

from cms.delivery.building.registry import PageBuilder
from cms.delivery.documents import Card, DocumentPart, ImageDocument, PageDocument, SectionDocument
from cms.delivery.sections import register_section
from tests.articles.models import Author, ProseBlock, StepsBlock


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


@register_section(ProseBlock)
def prose(section_id, value, context):
    author = Author.objects.filter(pk=value["author"]).first() if value["author"] else None
    return ProseDocument(
        id=section_id,
        heading=value["heading"] or None,
        text=context.rich_text(value["text"].source if value["text"] else None),
        image=context.image(value["image"]),
        author=context.text_of(author, "name") if author else None,
    )


@register_section(StepsBlock)
def steps(section_id, value, context):
    items = [{"title": i["title"] or None, "text": i["text"] or None} for i in value["items"]]
    return StepsDocument(id=section_id, heading=value["heading"] or None, items=items)


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

    def content(self, page, loaded, context):
        notes = [
            context.child_text(note, "text", f"/notes/{index}") for index, note in enumerate(page.notes.all())
        ]
        return {
            "summary": context.text("summary"),
            "tags": context.text("tags"),
            "notes": [note for note in notes if note],
            "related": context.card(page.related_id) if page.related_id else None,
            "sections": context.sections(page, "body"),
        }

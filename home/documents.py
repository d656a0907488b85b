"""The home page's document, and what the `site` endpoint says about the clinic."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from cms.delivery.building.registry import PageBuilder
from cms.delivery.documents import PageDocument
from cms.delivery.sections import (
    CalloutDocument,
    CallToActionDocument,
    FaqDocument,
    FeaturesDocument,
    FigureDocument,
    ProseDocument,
    VideoDocument,
)

from .models import HomePage

if TYPE_CHECKING:
    from cms.delivery.building.context import BuildContext

GeneralSection = Annotated[
    ProseDocument
    | FeaturesDocument
    | FaqDocument
    | CalloutDocument
    | FigureDocument
    | VideoDocument
    | CallToActionDocument,
    Field(discriminator="type"),
]


class HomeDocument(PageDocument):
    type: Literal["home"] = "home"
    intro: str | None
    sections: list[GeneralSection]


class HomeBuilder(PageBuilder):
    type_name = "home"
    document_class = HomeDocument

    def content(self, page: HomePage, loaded: Any, context: "BuildContext") -> dict[str, Any]:
        return {
            "intro": context.rich_text(context.text("intro")),
            "sections": context.sections(page, "body"),
        }

"""Documents of running text: prose, callouts, features, questions and answers."""

from typing import TYPE_CHECKING, Literal

from wagtail.blocks import StructValue

from cms.core.blocks import CalloutBlock, FaqBlock, FeaturesBlock, ProseBlock
from cms.delivery.documents import DocumentPart, ImageDocument

from .base import StandardSectionDocument, html, opening, register_section

if TYPE_CHECKING:
    from cms.delivery.building.context import BuildContext


class ProseDocument(StandardSectionDocument):
    type: Literal["prose"] = "prose"
    text: str | None


class CalloutDocument(StandardSectionDocument):
    type: Literal["callout"] = "callout"
    kind: Literal["tip", "note", "warning"]
    text: str | None


class FeatureDocument(DocumentPart):
    title: str | None
    text: str | None
    image: ImageDocument | None


class FeaturesDocument(StandardSectionDocument):
    type: Literal["features"] = "features"
    items: list[FeatureDocument]


class QuestionDocument(DocumentPart):
    question: str
    answer: str


class FaqDocument(StandardSectionDocument):
    type: Literal["faq"] = "faq"
    items: list[QuestionDocument]


@register_section(ProseBlock)
def prose(section_id: str, value: StructValue, context: "BuildContext") -> ProseDocument:
    return ProseDocument(**opening(section_id, value, context), text=html(value["text"], context))


@register_section(CalloutBlock)
def callout(section_id: str, value: StructValue, context: "BuildContext") -> CalloutDocument:
    text = html(value["text"], context)
    return CalloutDocument(**opening(section_id, value, context), kind=value["kind"], text=text)


@register_section(FeaturesBlock)
def features(section_id: str, value: StructValue, context: "BuildContext") -> FeaturesDocument:
    items = [
        FeatureDocument(
            title=item["title"] or None, text=html(item["text"], context), image=context.image(item["image"])
        )
        for item in value["items"]
    ]
    return FeaturesDocument(**opening(section_id, value, context), items=items)


@register_section(FaqBlock)
def faq(section_id: str, value: StructValue, context: "BuildContext") -> FaqDocument:
    items = [
        QuestionDocument(question=item["question"], answer=html(item["answer"], context) or "")
        for item in value["items"]
    ]
    return FaqDocument(**opening(section_id, value, context), items=items)

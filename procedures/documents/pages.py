"""Documents of procedures and of their categories."""

from typing import TYPE_CHECKING, Any, Literal

from cms.delivery.building.registry import FactEntry, PageBuilder
from cms.delivery.building.seo import absolute
from cms.delivery.documents import DocumentPart, FactDocument, ImageDocument, PageDocument
from procedures.models import FactRow, ProcedureIndexPage, ProcedurePage

from .facts import Vocabulary, fact_documents, fact_entries
from .related import related_cards
from .rows import ProcedureRows
from .shapes import RelatedCard, Section

if TYPE_CHECKING:
    from cms.delivery.building.context import BuildContext

# The facts that a card shows.
CARD_FACTS = ("surgery_duration", "anaesthesia", "recovery", "return_to_normal_life")


class MethodDocument(DocumentPart):
    name: str
    summary: str | None
    facts: list[FactDocument]


class ReviewerDocument(DocumentPart):
    """The doctor who reviewed the page. on: date, ISO 8601."""

    name: str
    role: str | None
    on: str | None


class ProcedureDocument(PageDocument):
    """A procedure page, render-complete."""

    type: Literal["procedure"] = "procedure"
    eyebrow: str | None
    tagline: str | None
    summary: str | None
    lead: str | None
    hashtags: list[str]
    facts: list[FactDocument]
    methods: list[MethodDocument]
    sections: list[Section]
    hero: ImageDocument | None
    related: list[RelatedCard]
    reviewed_by: ReviewerDocument | None


class CategoryDocument(PageDocument):
    """A category. Its procedures are asked for by `pages?category=`."""

    type: Literal["category"] = "category"
    intro: str | None
    image: ImageDocument | None


class ProcedureBuilder(PageBuilder):
    """Documents of procedure pages."""

    type_name = "procedure"
    document_class = ProcedureDocument

    def load(self, page: ProcedurePage) -> ProcedureRows:
        return ProcedureRows.of(page)

    def content(self, page: ProcedurePage, loaded: ProcedureRows, context: "BuildContext") -> dict[str, Any]:
        context.load_documents(row.procedure_id for row in loaded.related)
        return {
            "eyebrow": context.text("eyebrow"),
            "tagline": context.text("tagline"),
            "summary": context.text("summary"),
            "lead": context.rich_text(context.text("lead")),
            "hashtags": [tag for tag in page.hashtags_in(context.language) if context.speaks(tag)],
            "facts": fact_documents(loaded.facts, loaded.vocabulary, context, pointer="/facts"),
            "methods": _methods(loaded, context),
            "sections": context.sections(page, "body"),
            "hero": context.image(page.hero),
            "related": related_cards(loaded.related, context),
            "reviewed_by": _reviewer(page, context),
        }

    def card_fields(
        self, page: ProcedurePage, context: "BuildContext", content: dict[str, Any]
    ) -> dict[str, Any]:
        return {
            "tagline": content["tagline"],
            "summary": content["summary"],
            "image": content["hero"],
            "facts": [fact for fact in content["facts"] if fact.kind in CARD_FACTS],
        }

    def facts(self, loaded: ProcedureRows, content: dict[str, Any]) -> tuple[FactEntry, ...]:
        shown = {fact.kind for fact in content["facts"]}
        return fact_entries(row for row in loaded.facts if row.kind and row.kind.code in shown)

    def json_ld(
        self, page: ProcedurePage, context: "BuildContext", content: dict[str, Any]
    ) -> list[dict[str, Any]]:
        return [entry for entry in (_medical_page(page, context, content), _faq_page(content)) if entry]


class CategoryBuilder(PageBuilder):
    """Documents of categories."""

    type_name = "category"
    document_class = CategoryDocument

    def content(self, page: ProcedureIndexPage, loaded: Any, context: "BuildContext") -> dict[str, Any]:
        return {"intro": context.rich_text(context.text("intro")), "image": context.image(page.image)}

    def card_fields(
        self, page: ProcedureIndexPage, context: "BuildContext", content: dict[str, Any]
    ) -> dict[str, Any]:
        return {"tagline": None, "summary": None, "image": content["image"], "facts": []}


def _methods(loaded: ProcedureRows, context: "BuildContext") -> list[MethodDocument]:
    """Those that have a name in this language, in order."""
    found: list[MethodDocument] = []
    for row, rows in loaded.methods:
        method = _method(row, rows, loaded.vocabulary, context, f"/methods/{len(found)}")
        if method is not None:
            found.append(method)
    return found


def _method(
    row: Any, rows: list[FactRow], vocabulary: Vocabulary, context: "BuildContext", pointer: str
) -> MethodDocument | None:
    """Nothing where the method has no name in this language."""
    name = context.child_text(row, "name", f"{pointer}/name")
    if name is None:
        return None
    return MethodDocument(
        name=name,
        summary=context.child_text(row, "summary", f"{pointer}/summary"),
        facts=fact_documents(rows, vocabulary, context, pointer=f"{pointer}/facts", method=name),
    )


def _reviewer(page: ProcedurePage, context: "BuildContext") -> ReviewerDocument | None:
    doctor = page.reviewed_by
    name = context.text_of(doctor, "name") if doctor else None
    if doctor is None or name is None:
        return None
    reviewed_on = page.reviewed_on.isoformat() if page.reviewed_on else None
    return ReviewerDocument(name=name, role=context.text_of(doctor, "role"), on=reviewed_on)


def _medical_page(page: ProcedurePage, context: "BuildContext", content: dict[str, Any]) -> dict[str, Any]:
    """schema.org MedicalWebPage about a MedicalProcedure."""
    title = page.text_in("title", context.language)
    procedure = {
        "@type": "MedicalProcedure",
        "name": title,
    }
    how = [step.title for s in content["sections"] if s.type == "steps" for step in s.items if step.title]
    if how:
        procedure["howPerformed"] = " → ".join(how)
    entry: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": title,
        "inLanguage": context.language,
        "about": procedure,
    }
    if content["summary"]:
        entry["description"] = content["summary"]
    if content["hero"]:
        entry["primaryImageOfPage"] = {"@type": "ImageObject", "url": absolute(content["hero"].src)}
    if content["reviewed_by"] and content["reviewed_by"].on:
        entry["lastReviewed"] = content["reviewed_by"].on
    return entry


def _faq_page(content: dict[str, Any]) -> dict[str, Any] | None:
    """schema.org FAQPage, where there are questions."""
    questions = [item for section in content["sections"] if section.type == "faq" for item in section.items]
    if not questions:
        return None
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": item.question,
                "acceptedAnswer": {"@type": "Answer", "text": item.answer},
            }
            for item in questions
        ],
    }

"""How the sections that only procedures have become documents."""

from typing import TYPE_CHECKING

from wagtail.blocks import StructValue

from cms.delivery.sections import opening, register_section
from cms.delivery.sections.base import html
from procedures.blocks.comparison import ComparisonBlock, ProsAndConsBlock
from procedures.blocks.lists import PurposeListBlock
from procedures.blocks.notices import NoticeBlock
from procedures.blocks.references import RelatedProceduresBlock, ReusableSectionBlock
from procedures.blocks.steps import StepsBlock

from .related import related_cards
from .rows import related_rows
from .shapes import (
    ComparisonDocument,
    ListDocument,
    ListItemDocument,
    NoticeDocument,
    PointDocument,
    ProsAndConsDocument,
    RelatedProceduresDocument,
    ReusableSectionDocument,
    RowDocument,
    SideEffectDocument,
    StepDocument,
    StepsDocument,
)

if TYPE_CHECKING:
    from cms.delivery.building.context import BuildContext


@register_section(StepsBlock)
def steps(section_id: str, value: StructValue, context: "BuildContext") -> StepsDocument:
    return StepsDocument(
        **opening(section_id, value, context), items=[_step(item, context) for item in value["items"]]
    )


def _step(item: StructValue, context: "BuildContext") -> StepDocument:
    points = [PointDocument(heading=p["heading"] or None, text=p["text"] or None) for p in item["points"]]
    return StepDocument(
        title=item["title"] or None,
        text=html(item["text"], context),
        image=context.image(item["image"]),
        points_heading=item["points_heading"] or None,
        points=points,
    )


@register_section(ComparisonBlock)
def comparison(section_id: str, value: StructValue, context: "BuildContext") -> ComparisonDocument:
    return ComparisonDocument(
        **opening(section_id, value, context),
        columns=[column["heading"] for column in value["columns"]],
        rows=[RowDocument(label=row["label"], cells=list(row["cells"])) for row in value["rows"]],
    )


@register_section(ProsAndConsBlock)
def pros_and_cons(section_id: str, value: StructValue, context: "BuildContext") -> ProsAndConsDocument:
    return ProsAndConsDocument(
        **opening(section_id, value, context), pros=list(value["pros"]), cons=list(value["cons"])
    )


@register_section(PurposeListBlock)
def purpose_list(section_id: str, value: StructValue, context: "BuildContext") -> ListDocument:
    items = [ListItemDocument(title=i["title"] or None, text=i["text"] or None) for i in value["items"]]
    return ListDocument(**opening(section_id, value, context), purpose=value["purpose"], items=items)


@register_section(NoticeBlock)
def notice(section_id: str, value: StructValue, context: "BuildContext") -> NoticeDocument | None:
    """Nothing where all that it would say is shared and not there in this language, or not there any more."""
    named = [(effect, context.text_of(effect, "label")) for effect in value["side_effects"] if effect]
    side_effects = [SideEffectDocument(code=effect.code, label=label) for effect, label in named if label]
    text, shared = html(value["text"], context), value["disclaimer"]
    disclaimer = context.text_of(shared, "text", missing_at="disclaimer") if shared else None
    if not (side_effects or text or disclaimer):
        return None
    return NoticeDocument(
        **opening(section_id, value, context),
        kind=value["kind"],
        side_effects=side_effects,
        text=text,
        disclaimer=context.rich_text(disclaimer),
    )


@register_section(RelatedProceduresBlock)
def related_procedures(
    section_id: str, value: StructValue, context: "BuildContext"
) -> RelatedProceduresDocument | None:
    """Nothing where none of the related procedures is available in this language."""
    chosen = set(value["relations"] or [])
    rows = related_rows(context.page)
    context.load_documents(row.procedure_id for row in rows)
    related = related_cards([row for row in rows if not chosen or row.relation in chosen], context)
    if not related:
        return None
    return RelatedProceduresDocument(**opening(section_id, value, context), related=related)


@register_section(ReusableSectionBlock)
def reusable_section(
    section_id: str, value: StructValue, context: "BuildContext"
) -> ReusableSectionDocument | None:
    shared = value["section"]
    if shared is None:
        return None
    sections = context.sections(shared, "body")
    if not sections:
        return None
    return ReusableSectionDocument(
        id=section_id,
        anchor=value["anchor"] or None,
        sections=sections,  # type: ignore[arg-type]  # validated here, by the union
    )

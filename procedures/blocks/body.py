"""The bodies of this app: which sections stand in them, under which names. The names are those of the documents."""

from cms.core.blocks import (
    CalloutBlock,
    CallToActionBlock,
    FaqBlock,
    FeaturesBlock,
    FigureBlock,
    ProseBlock,
    SectionsBlock,
    VideoBlock,
)

from .comparison import ComparisonBlock, ProsAndConsBlock
from .lists import PurposeListBlock
from .notices import NoticeBlock
from .references import RelatedProceduresBlock, ReusableSectionBlock
from .steps import StepsBlock


class SharedSectionsBlock(SectionsBlock):
    """Sections that mean the same on every page."""

    prose = ProseBlock()
    steps = StepsBlock()
    comparison = ComparisonBlock()
    list = PurposeListBlock()
    features = FeaturesBlock()
    pros_and_cons = ProsAndConsBlock()
    faq = FaqBlock()
    callout = CalloutBlock()
    notice = NoticeBlock()
    figure = FigureBlock()
    video = VideoBlock()
    call_to_action = CallToActionBlock()


class ProcedureSectionsBlock(SharedSectionsBlock):
    """The body of a procedure page."""

    related_procedures = RelatedProceduresBlock()
    reusable_section = ReusableSectionBlock()

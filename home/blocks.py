"""The body of the home page: the sections that are about no procedure in particular."""

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


class GeneralSectionsBlock(SectionsBlock):
    prose = ProseBlock()
    features = FeaturesBlock()
    faq = FaqBlock()
    callout = CalloutBlock()
    figure = FigureBlock()
    video = VideoBlock()
    call_to_action = CallToActionBlock()

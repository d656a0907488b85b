"""How a procedure is done, step by step."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import ListBlock, StructValue

from cms.core.blocks import (
    CompleteStructBlock,
    ItemBlock,
    LinesBlock,
    PictureBlock,
    Problem,
    ProseTextBlock,
    SectionBlock,
    is_blank,
)


class PointBlock(ItemBlock):
    """One point below a step: a heading, a text or both."""

    heading = LinesBlock(label=gettext_lazy("Heading"), rows=1)
    text = LinesBlock(label=gettext_lazy("Text"))

    either = ("heading", "text")

    class Meta:
        label = gettext_lazy("Point")


class StepBlock(CompleteStructBlock):
    """One step. The site numbers steps itself, so a number is no part of the title."""

    title = LinesBlock(label=gettext_lazy("Title"), rows=1)
    text = ProseTextBlock(label=gettext_lazy("Text"))
    image = PictureBlock(label=gettext_lazy("Picture"))
    points_heading = LinesBlock(
        label=gettext_lazy("Heading of the points"),
        rows=1,
        help_text=gettext_lazy("Such as “Advantages of this incision”."),
    )
    points = ListBlock(PointBlock(), default=[], label=gettext_lazy("Points"))

    def problems(self, value: StructValue) -> Iterator[Problem]:
        if all(is_blank(value.get(name)) for name in ("title", "text", "points")):
            yield Problem(
                _("This step says nothing yet. Fill in its title or text, or remove the step."),
                code="empty_item",
            )
        elif not is_blank(value.get("points_heading")) and is_blank(value.get("points")):
            yield Problem(
                _("No points follow this heading. Add one, or remove the heading."), child="points_heading"
            )

    class Meta:
        label = gettext_lazy("Step")
        icon = "list-ol"


class StepsBlock(SectionBlock):
    """The steps of a procedure, in order."""

    items = ListBlock(StepBlock(), label=gettext_lazy("Steps"))

    content = ("items",)

    class Meta:
        label = gettext_lazy("Steps")
        icon = "list-ol"
        group = gettext_lazy("Lists")

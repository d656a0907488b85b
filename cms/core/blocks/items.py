"""Sections that are a series of things of one sort: features, questions and answers."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import ListBlock, StructValue

from .completeness import CompleteStructBlock, Problem, is_blank
from .pictures import PictureBlock
from .section import SectionBlock
from .text import LinesBlock, ProseTextBlock


class ItemBlock(CompleteStructBlock):
    """Something with a title or a text or both."""

    either: tuple[str, str] = ("title", "text")

    def problems(self, value: StructValue) -> Iterator[Problem]:
        if all(is_blank(value.get(name)) for name in self.either):
            yield Problem(
                _("This item has neither a title nor a text. Fill one of them in, or remove the item."),
                code="empty_item",
            )


class FeatureBlock(ItemBlock):
    title = LinesBlock(label=gettext_lazy("Title"), rows=1)
    text = ProseTextBlock(label=gettext_lazy("Text"))
    image = PictureBlock(label=gettext_lazy("Picture"))

    class Meta:
        label = gettext_lazy("Feature")
        icon = "pick"


class FeaturesBlock(SectionBlock):
    """What is special about something, each with a title, a text and a picture."""

    items = ListBlock(FeatureBlock(), label=gettext_lazy("Features"))

    content = ("items",)

    class Meta:
        label = gettext_lazy("Features")
        icon = "pick"
        group = gettext_lazy("Lists")


class QuestionBlock(CompleteStructBlock):
    question = LinesBlock(label=gettext_lazy("Question"), rows=1)
    answer = ProseTextBlock(label=gettext_lazy("Answer"))

    needs = ("question", "answer")

    class Meta:
        label = gettext_lazy("Question")
        icon = "help"


class FaqBlock(SectionBlock):
    """Questions and answers."""

    items = ListBlock(
        QuestionBlock(),
        label=gettext_lazy("Questions"),
        help_text=gettext_lazy("Without “Q.” and “A.”: the site adds them where it shows them."),
    )

    content = ("items",)

    class Meta:
        label = gettext_lazy("Questions and answers")
        icon = "help"
        group = gettext_lazy("Lists")

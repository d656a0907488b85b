"""Sections of running text."""

from django.db import models
from django.utils.translation import gettext_lazy
from wagtail.blocks import ChoiceBlock

from .section import SectionBlock
from .text import ProseTextBlock


class ProseBlock(SectionBlock):
    """Paragraphs, lists and subheadings."""

    text = ProseTextBlock(label=gettext_lazy("Text"))

    content = ("text",)

    class Meta:
        label = gettext_lazy("Text")
        icon = "pilcrow"
        group = gettext_lazy("Text")


class CalloutKind(models.TextChoices):
    TIP = "tip", gettext_lazy("Tip")
    NOTE = "note", gettext_lazy("Note")
    WARNING = "warning", gettext_lazy("Warning")


class CalloutBlock(SectionBlock):
    """A remark that stands out from the text around it."""

    kind = ChoiceBlock(
        choices=CalloutKind.choices, default=CalloutKind.NOTE, required=False, label=gettext_lazy("Kind")
    )
    text = ProseTextBlock(label=gettext_lazy("Text"))

    needs = ("kind",)
    content = ("text",)

    class Meta:
        label = gettext_lazy("Callout")
        icon = "info-circle"
        group = gettext_lazy("Text")

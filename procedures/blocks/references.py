"""Sections whose content stands elsewhere: related procedures, and sections that several pages share."""

from django import forms
from django.utils.translation import gettext_lazy
from wagtail.blocks import MultipleChoiceBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.blocks import PlacedBlock, SectionBlock
from procedures.relations import Relation


class RelatedProceduresBlock(SectionBlock):
    """Where on the page its related procedures stand. Those that are not available in a language are left out there."""

    relations = MultipleChoiceBlock(
        choices=Relation.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("Relations"),
        help_text=gettext_lazy("Show only procedures so related. None chosen means all of them."),
    )

    class Meta:
        label = gettext_lazy("Related procedures")
        icon = "link"
        group = gettext_lazy("References and contact")


class ReusableSectionBlock(PlacedBlock):
    """A section that is written once and shown on several pages."""

    section = SnippetChooserBlock(
        "procedures.ReusableSection", required=False, label=gettext_lazy("Reusable section")
    )

    needs = ("section",)

    class Meta:
        label = gettext_lazy("Reusable section")
        icon = "snippet"
        group = gettext_lazy("References and contact")

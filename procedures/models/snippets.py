"""Texts and people that several pages share."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.core.blocks import RICH_TEXT_FEATURES
from cms.core.snippets import TranslatedSnippet
from cms.imaging.patient_media import validate_not_patient
from procedures.blocks import SharedSectionsBlock
from procedures.panels import per_language_panels


class Doctor(index.Indexed, TranslatedSnippet):
    """Somebody who performs or reviews procedures."""

    name = models.CharField(_("name"), max_length=120, help_text=_("As it is written in each language."))
    role = models.CharField(
        _("role"), max_length=160, help_text=_("Such as “Plastic surgeon, head of surgery”.")
    )
    bio = RichTextField(_("about"), blank=True, features=RICH_TEXT_FEATURES)
    photo = models.ForeignKey(
        "imaging.ClinicImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        validators=[validate_not_patient],
        verbose_name=_("photograph"),
    )

    panels = [
        *per_language_panels("name", _("Name")),
        FieldPanel("role"),
        FieldPanel("bio"),
        FieldPanel("photo"),
        FieldPanel("source_language"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("role")]

    class Meta:
        verbose_name = _("doctor")
        verbose_name_plural = _("doctors")

    def __str__(self) -> str:
        return self.name


class Disclaimer(index.Indexed, TranslatedSnippet):
    """A notice that several pages show in the same words."""

    title = models.CharField(
        _("title"), max_length=120, help_text=_("For editors only; it is not published.")
    )
    text = RichTextField(_("text"), features=RICH_TEXT_FEATURES)

    panels = [FieldPanel("title"), FieldPanel("text"), FieldPanel("source_language")]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title"), index.SearchField("text")]

    class Meta:
        verbose_name = _("disclaimer")
        verbose_name_plural = _("disclaimers")

    def __str__(self) -> str:
        return self.title


class ReusableSection(index.Indexed, TranslatedSnippet):
    """Sections that are written and translated once and shown on several pages."""

    title = models.CharField(
        _("title"), max_length=120, help_text=_("For editors only; it is not published.")
    )
    body = StreamField(SharedSectionsBlock(), verbose_name=_("sections"))

    panels = [FieldPanel("title"), FieldPanel("body"), FieldPanel("source_language")]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("reusable section")
        verbose_name_plural = _("reusable sections")

    def __str__(self) -> str:
        return self.title

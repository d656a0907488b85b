"""The pages of this app: categories of procedures, and the procedures themselves."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.core.blocks import RICH_TEXT_FEATURES
from cms.core.models import BasePage
from cms.imaging.patient_media import validate_not_patient
from procedures.blocks import ProcedureSectionsBlock
from procedures.inlines import RowsPanel
from procedures.panels import per_language_panels

HASHTAG = re.compile(r"[^\s,#]+")


class ProcedureIndexPage(BasePage):
    """A category of procedures."""

    intro = RichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)
    image = models.ForeignKey(
        "imaging.ClinicImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        validators=[validate_not_patient],
        verbose_name=_("picture"),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["procedures.ProcedurePage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("image")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("category of procedures")
        verbose_name_plural = _("categories of procedures")


class ProcedurePage(BasePage):
    """One procedure: what it is, its facts and methods, and a body of sections."""

    eyebrow = models.CharField(
        _("eyebrow"), max_length=120, blank=True, help_text=_("A few words above the title.")
    )
    tagline = models.CharField(
        _("tagline"), max_length=255, blank=True, help_text=_("One sentence below the title.")
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_("Two or three sentences for lists and search results."),
    )
    lead = RichTextField(
        _("lead"), blank=True, features=RICH_TEXT_FEATURES, help_text=_("The opening paragraphs of the page.")
    )
    hashtags = models.CharField(
        _("hashtags"),
        max_length=500,
        blank=True,
        help_text=_("Separated by spaces, such as #lifting #jawline."),
    )
    hero = models.ForeignKey(
        "imaging.ClinicImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        validators=[validate_not_patient],
        verbose_name=_("main picture"),
    )
    body = StreamField(ProcedureSectionsBlock(), blank=True, verbose_name=_("sections"))
    reviewed_by = models.ForeignKey(
        "procedures.Doctor",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)

    parent_page_types = ["procedures.ProcedureIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("eyebrow"), FieldPanel("tagline"), FieldPanel("hero")], _("Opening")),
        FieldPanel("summary"),
        FieldPanel("lead"),
        FieldPanel("body"),
        RowsPanel("related_procedures", heading=_("Related procedures"), label=_("Related procedure")),
        FieldRowPanel([FieldPanel("reviewed_by"), FieldPanel("reviewed_on")], _("Medical review")),
    ]
    fact_panels = [
        RowsPanel("facts", heading=_("Facts"), label=_("Fact")),
        RowsPanel(
            "methods",
            panels=[
                FieldPanel("name"),
                FieldPanel("summary"),
                RowsPanel("facts", heading=_("Facts about the method"), label=_("Fact")),
            ],
            heading=_("Methods"),
            label=_("Method"),
        ),
    ]
    promote_panels = [*per_language_panels("hashtags", _("Hashtags")), *BasePage.promote_panels]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(fact_panels, heading=_("Facts and methods")),
            ObjectList(promote_panels, heading=_("Search and sharing")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("tagline"),
        index.SearchField("summary"),
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")

    def hashtags_in(self, language: str) -> tuple[str, ...]:
        """The hashtags entered for `language`, each with its sign; none where none were entered."""
        text = self.text_in("hashtags", language) or ""
        return tuple(dict.fromkeys(f"#{word}" for word in HASHTAG.findall(text)))

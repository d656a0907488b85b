"""The home page, and who the clinic is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.core.blocks import RICH_TEXT_FEATURES
from cms.core.languages import column, content_languages
from cms.core.models import BasePage
from cms.core.snippets import TranslatedSnippet

from .blocks import GeneralSectionsBlock


class HomePage(BasePage):
    """The first page of a site."""

    intro = RichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)
    body = StreamField(GeneralSectionsBlock(), blank=True, verbose_name=_("sections"))

    parent_page_types = ["core.BasePage"]
    subpage_types = ["procedures.ProcedureIndexPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro"), index.SearchField("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


@register_setting(icon="home")
class ClinicSettings(TranslatedSnippet, BaseSiteSetting):
    """What every page of a clinic's site may say about the clinic."""

    name = models.CharField(
        _("name of the clinic"), max_length=120, blank=True, help_text=_("As it is written in each language.")
    )
    phone = models.CharField(
        _("telephone"),
        max_length=40,
        blank=True,
        help_text=_("With the country code, such as +82-2-123-4567."),
    )
    address = models.CharField(_("address"), max_length=255, blank=True)
    opening_hours = models.TextField(_("opening hours"), blank=True)
    registration_number = models.CharField(
        _("registration number"),
        max_length=60,
        blank=True,
        help_text=_("The number under which the clinic is registered to attract foreign patients."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), *[FieldPanel(column("name", code)) for code in content_languages()]],
            _("Name of the clinic"),
        ),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("address"), FieldPanel("opening_hours")], _("How to find it")
        ),
        FieldPanel("registration_number"),
        FieldPanel("source_language"),
    ]

    class Meta:
        verbose_name = _("clinic")
        verbose_name_plural = _("clinics")

    def __str__(self) -> str:
        return self.name or str(_("clinic"))

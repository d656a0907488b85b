"""The home page's document, and what the `site` endpoint says about the clinic."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from cms.core.languages import default_source_language
from cms.delivery.api.site_document import SiteDocument, site_languages
from cms.delivery.building.registry import PageBuilder
from cms.delivery.documents import PageDocument
from cms.delivery.sections import (
    CalloutDocument,
    CallToActionDocument,
    FaqDocument,
    FeaturesDocument,
    FigureDocument,
    ProseDocument,
    VideoDocument,
)
from cms.translation.checks.language import foreign_script
from cms.translation.services.locked import do_not_translate_terms

from .models import ClinicSettings, HomePage

if TYPE_CHECKING:
    from cms.delivery.building.context import BuildContext

GeneralSection = Annotated[
    ProseDocument
    | FeaturesDocument
    | FaqDocument
    | CalloutDocument
    | FigureDocument
    | VideoDocument
    | CallToActionDocument,
    Field(discriminator="type"),
]


class HomeDocument(PageDocument):
    type: Literal["home"] = "home"
    intro: str | None
    sections: list[GeneralSection]


class HomeBuilder(PageBuilder):
    type_name = "home"
    document_class = HomeDocument

    def content(self, page: HomePage, loaded: Any, context: "BuildContext") -> dict[str, Any]:
        return {
            "intro": context.rich_text(context.text("intro")),
            "sections": context.sections(page, "body"),
        }


class ClinicDocument(SiteDocument):
    """Who the clinic is. What a language does not have is null."""

    name: str | None
    phone: str | None
    address: str | None
    opening_hours: str | None
    registration_number: str | None


def _name(clinic: ClinicSettings, locale: str) -> str | None:
    """The name is entered for each language; in letters of another one only where it is a name that stays as it is."""
    name = clinic.text_in("name", locale) or None
    if name and foreign_script(name, locale) and foreign_script(name, locale, do_not_translate_terms()):
        return None
    return name


def clinic_document(locale: str) -> ClinicDocument:
    """The default site's clinic in one language. Two queries."""
    clinic = ClinicSettings.objects.filter(site__is_default_site=True).first()
    clinic = clinic or ClinicSettings(source_language=default_source_language())
    return ClinicDocument(
        locale=locale,
        locales=site_languages(),
        name=_name(clinic, locale),
        phone=clinic.phone or None,
        address=clinic.text_in("address", locale) or None,
        opening_hours=clinic.text_in("opening_hours", locale) or None,
        registration_number=clinic.registration_number or None,
    )

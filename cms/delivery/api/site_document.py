"""Who the clinic is, for the frame around every page. Content packages provide it; the platform knows the languages only.

`home` calls `register_site_document` when it starts. The function is called on each request, with a configured
language, and must ask the database the same number of times whatever there is.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cms.core.languages import content_languages
from cms.delivery.documents import DocumentPart
from cms.delivery.models import Document


class SiteLanguage(DocumentPart):
    """A language in which the site can be entered, and where."""

    locale: str
    path: str


class SiteDocument(DocumentPart):
    """What every site says of itself. Subclass it with names, addresses and telephone numbers."""

    locale: str
    locales: list[SiteLanguage]


SiteBuilder = Callable[[str], SiteDocument]


@dataclass(slots=True)
class _Registration:
    build: SiteBuilder
    document_class: type[SiteDocument]


def site_languages() -> list[SiteLanguage]:
    """Languages that have a home page, in the order of the settings. One query."""
    homes = {f"/{code}/": code for code in content_languages()}
    published = set(Document.objects.filter(path__in=homes).values_list("path", flat=True))
    return [SiteLanguage(locale=code, path=path) for path, code in homes.items() if path in published]


def _languages_only(locale: str) -> SiteDocument:
    return SiteDocument(locale=locale, locales=site_languages())


_registered = _Registration(_languages_only, SiteDocument)


def register_site_document(build: SiteBuilder, document_class: type[SiteDocument]) -> None:
    """Let `build` answer `site?locale=` with instances of `document_class`. The last one registered answers."""
    _registered.build, _registered.document_class = build, document_class


def site_document(locale: str) -> SiteDocument:
    return _registered.build(locale)


def site_document_class() -> type[SiteDocument]:
    return _registered.document_class

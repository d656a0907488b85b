"""Sets up what belongs to the whole site: names that stay as they are, the clinic's identity, the home page.

A translation is found by writing the same object a second time in the other language, in memory only, and reading both
into segments: the keys are equal, so each text meets its counterpart. It is approved as a reviewer would approve it.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models, transaction
from wagtail.models import Site

from cms.core.languages import column, target_languages
from cms.core.models import BasePage
from cms.core.source_language import SourceLanguageMixin
from cms.translation.models import GlossaryTerm
from cms.translation.references import ref_of
from cms.translation.segments import extract
from cms.translation.services import Approval, approve_units, publish_revision

from .clinic_file import ClinicFile
from .sections import html_paragraphs, raw_sections


class NoDemoSite(Exception):
    """The database has no site with a home page of this project."""


def add_terms(texts: ClinicFile) -> int:
    """Enter the names that stay as they are in every language; the number entered."""
    existing = set(GlossaryTerm.objects.values_list("term", flat=True))
    missing = [term for term in texts.do_not_translate if term not in existing]
    for term in missing:
        GlossaryTerm.objects.create(term=term)
    return len(missing)


@transaction.atomic
def describe_clinic(texts: ClinicFile, user: User) -> bool:
    """Say who the clinic is, unless somebody has said so already; whether anything was written."""
    site = _default_site()
    model = apps.get_model("home", "ClinicSettings")
    existing = model.objects.filter(site=site).first()
    if existing is not None and existing.name:
        return False
    settings = existing or model(site=site)
    settings.bind_source_language(texts.source_language)
    _fill_settings(settings, texts, texts.source_language)
    settings.save()
    for language in target_languages(texts.source_language):
        twin = model(site=site, source_language=language)
        _fill_settings(twin, texts, language)
        _approve_all(settings, twin, user)
    return True


def publish_home(texts: ClinicFile, user: User) -> bool:
    """Write, publish and translate the home page, unless somebody has worked on it; whether it was written."""
    page = _home_page()
    if page.latest_revision_id is not None:
        return False
    page.bind_source_language(texts.source_language)
    _fill_home(page, texts, texts.source_language)
    with transaction.atomic():
        revision = page.save_revision(user=user, log_action=True)
        publish_revision(user=user, revision=revision)
        published = page.specific_class.objects.get(pk=page.pk)
        for language in target_languages(texts.source_language):
            twin = page.specific_class(source_language=language)
            _fill_home(twin, texts, language)
            _approve_all(published, twin, user)
    return True


def _default_site() -> Site:
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        raise NoDemoSite(
            "There is no default site. Make one in the admin (Settings, Sites), or use a new database."
        )
    return site


def _home_page() -> BasePage:
    page = BasePage.objects.get(pk=_default_site().root_page_id).specific
    if not isinstance(page, apps.get_model("home", "HomePage")):
        raise NoDemoSite(
            "The default site does not begin with a home page. Choose one in the admin (Settings, Sites)."
        )
    return page


def _fill_settings(settings: models.Model, texts: ClinicFile, language: str) -> None:
    clinic: Any = settings
    clinic.phone = texts.clinic.phone
    clinic.address = texts.clinic.address[language]
    clinic.opening_hours = texts.clinic.opening_hours[language]
    for code, name in texts.clinic.name.items():
        setattr(clinic, column("name", code), name)
    clinic.name = texts.clinic.name[language]


def _fill_home(page: BasePage, texts: ClinicFile, language: str) -> None:
    home: Any = page
    home.title = home.draft_title = texts.home.title[language]
    home.intro = html_paragraphs(texts.home.intro[language])
    home.search_description = texts.home.seo.description[language]
    block = home._meta.get_field("body").stream_block
    home.body = block.to_python(raw_sections(texts.home.sections, block, language))


def _approve_all(obj: SourceLanguageMixin, twin: SourceLanguageMixin, user: User) -> None:
    """Approve for every segment of `obj` what `twin`, the same object in another language, says there."""
    language = twin.source_language
    counterparts = {segment.key: segment.text for segment in extract(twin).segments(obj.source_language)}
    approvals = [
        Approval(segment.key, segment.digest, text=counterparts[segment.key])
        for segment in extract(obj).segments(language)
    ]
    approve_units(user=user, owner=ref_of(obj), language=language, approvals=approvals)

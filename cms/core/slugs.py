"""One slug per language and page: unique among its siblings, ASCII where the language asks for it.

A target language's slug is proposed from the compiled title when the page first has one there, and then stays:
an address changes only when somebody changes it.
"""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from .languages import column, content_languages, target_languages

if TYPE_CHECKING:
    from .models import BasePage

# Languages whose addresses may hold letters beyond ASCII.
UNICODE_SLUG_LANGUAGES = frozenset({"ko", "ja", "zh"})


def allows_unicode(language: str) -> bool:
    return language.split("-")[0] in UNICODE_SLUG_LANGUAGES


def check_slugs(page: "BasePage") -> None:
    """Raise a ValidationError that names the slug field of each language whose slug cannot be used."""
    errors = {}
    for language in content_languages():
        slug = page.text_in("slug", language)
        if not slug:
            continue
        field = "slug" if language == page.source_language else column("slug", language)
        if not allows_unicode(language) and not slug.isascii():
            errors[field] = _("An address in this language uses only the letters a–z, digits and hyphens.")
        elif page.path and slug in _sibling_slugs(page, language):
            errors[field] = _("“%(slug)s” is already the address of another page beside this one.") % {
                "slug": slug
            }
    if errors:
        raise ValidationError(errors)


def settle_slugs(page: "BasePage") -> None:
    """Propose a slug for every target language that has a title and no address yet."""
    for language in target_languages(page.source_language):
        name = column("slug", language)
        if not getattr(page, name) and (proposed := _proposed(page, language)):
            setattr(page, name, _free(proposed, _sibling_slugs(page, language)))


def free_slugs(page: "BasePage") -> None:
    """Number the slugs that are taken where the page now stands; for pages that were moved."""
    for language in target_languages(page.source_language):
        if slug := page.text_in("slug", language):
            setattr(page, column("slug", language), _free(slug, _sibling_slugs(page, language)))


def _proposed(page: "BasePage", language: str) -> str:
    title = page.text_in("title", language)
    if not title:
        return ""
    return slugify(title, allow_unicode=allows_unicode(language)) or f"page-{page.pk or page.translation_key}"


def _sibling_slugs(page: "BasePage", language: str) -> set[str]:
    parent = page.get_parent()
    if parent is None:
        return set()
    name = column("slug", language)
    siblings = parent.get_children()
    if page.pk is not None:
        siblings = siblings.exclude(pk=page.pk)
    return set(siblings.exclude(**{name: None}).values_list(name, flat=True))


def _free(slug: str, taken: set[str]) -> str:
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate

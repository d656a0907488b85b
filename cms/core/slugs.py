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
    from django.db.models import QuerySet

    from .models import BasePage

# Languages whose addresses may hold letters beyond ASCII.
UNICODE_SLUG_LANGUAGES = frozenset({"ko", "ja", "zh"})
SLUG_MAX_LENGTH = 255


def allows_unicode(language: str) -> bool:
    return language.split("-")[0] in UNICODE_SLUG_LANGUAGES


def check_slugs(page: "BasePage", *, parent: "BasePage | None" = None) -> None:
    """Raise a ValidationError that names the slug field of each language whose slug cannot be used.

    parent: where a page that has no place in the tree yet is going.
    """
    if parent is None and page.path:
        parent = page.get_parent()
    errors = {}
    for language in content_languages():
        slug = page.text_in("slug", language)
        if slug and (problem := check_slug(slug, language, parent, page=page)):
            field = "slug" if language == page.source_language else column("slug", language)
            errors[field] = problem
    if errors:
        raise ValidationError(errors)


def check_slug(
    slug: str, language: str, parent: "BasePage | None", *, page: "BasePage | None" = None
) -> str | None:
    """What is wrong with `slug` in `language` for `page`, or for a new page, below `parent`; None if nothing is."""
    if not allows_unicode(language) and not slug.isascii():
        return _("An address in this language uses only the letters a–z, digits and hyphens.")
    if not is_free(slug, language, parent, page=page):
        return _("“%(slug)s” is already the address of another page beside this one.") % {"slug": slug}
    return None


def is_free(slug: str, language: str, parent: "BasePage | None", *, page: "BasePage | None" = None) -> bool:
    """Whether no child of `parent` but `page` itself has this address in `language`."""
    if parent is None:
        return True
    return not _siblings(parent, page).filter(**{column("slug", language): slug}).exists()


def source_slug(page: "BasePage") -> str:
    """A free slug for a page's own language, made of its title; empty while it has no place or no title.

    Wagtail finds pages by the bare slug, so that one has to be free as well.
    """
    parent = page.get_parent() if page.path else None
    if parent is None or not page.title:
        return ""
    bare = set(_siblings(parent, page).values_list("slug", flat=True))
    taken = bare | _slugs_below(parent, page.source_language, page)
    return _free(_proposed(page, page.source_language), taken)


def settle_slugs(page: "BasePage") -> None:
    """Propose a slug for every target language that has a title and no address yet."""
    for language in target_languages(page.source_language):
        name = column("slug", language)
        if not getattr(page, name) and (proposed := _proposed(page, language)):
            setattr(page, name, _free(proposed, _sibling_slugs(page, language)))


def free_slugs(page: "BasePage") -> None:
    """Number the slugs that are taken where the page now stands; for pages that were moved.

    Its own language's is not touched: Wagtail refuses a move to where that one is taken.
    """
    for language in target_languages(page.source_language):
        if slug := page.text_in("slug", language):
            setattr(page, column("slug", language), _free(slug, _sibling_slugs(page, language)))


def _proposed(page: "BasePage", language: str) -> str:
    title = page.text_in("title", language)
    if not title:
        return ""
    slug = slugify(title, allow_unicode=allows_unicode(language))[:SLUG_MAX_LENGTH]
    return slug or f"page-{page.pk or page.translation_key}"


def _sibling_slugs(page: "BasePage", language: str) -> set[str]:
    parent = page.get_parent()
    return set() if parent is None else _slugs_below(parent, language, page)


def _slugs_below(parent: "BasePage", language: str, page: "BasePage") -> set[str]:
    name = column("slug", language)
    return set(_siblings(parent, page).exclude(**{name: None}).values_list(name, flat=True))


def _siblings(parent: "BasePage", page: "BasePage | None") -> "QuerySet[BasePage]":
    children = parent.get_children()
    return children if page is None or page.pk is None else children.exclude(pk=page.pk)


def _free(slug: str, taken: set[str]) -> str:
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        ending = f"-{number}"
        candidate = f"{slug[: SLUG_MAX_LENGTH - len(ending)]}{ending}"
    return candidate

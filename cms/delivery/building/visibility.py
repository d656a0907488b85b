"""Whether a page may be shown in a language, and where. Decided here only.

A page is shown under a parent that is shown; so the parent's stored document is the answer for everything above.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from wagtail.models import PageViewRestriction, Site

from cms.core.models import BasePage
from cms.delivery.models import Document
from cms.translation.models import Appearance
from cms.translation.references import ref_of

from .parts import is_visible_page
from .registry import builder_for

UNSET_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where and since when a page may be shown, by language, and the pages above it from the site's root down."""

    paths: Mapping[str, str]
    since: Mapping[str, datetime]
    ancestor_ids: tuple[int, ...]


NOWHERE = PagePlace({}, {}, ())


def place_of(page: BasePage, languages: tuple[str, ...]) -> PagePlace:
    """The place of a specific page."""
    if not is_visible_page(page) or builder_for(page) is None or _is_private(page):
        return NOWHERE
    is_root = page.pk in site_root_ids()
    parents = dict.fromkeys(languages, "") if is_root else _parent_paths(page)
    since = _shown_since(page)
    paths = {}
    for language in languages:
        slug, base = page.text_in("slug", language), parents.get(language)
        if base is None or language not in since or not page.text_in("title", language):
            continue
        if base == "":
            paths[language] = f"/{language}/"
        elif slug:
            paths[language] = f"{base}{slug}/"
    if not paths:
        return NOWHERE
    return PagePlace(paths, since, () if is_root else _ancestor_ids(page))


def site_root_ids() -> set[int]:
    return set(Site.objects.values_list("root_page_id", flat=True))


def _parent_paths(page: BasePage) -> dict[str, str]:
    """Paths of the parent's documents: it is shown in these languages only."""
    parent_path = page._get_parent_path_from_path(page.path)
    rows = Document.objects.filter(tree_path=parent_path).values_list("language", "path")
    return dict(rows)


def _ancestor_ids(page: BasePage) -> tuple[int, ...]:
    steps = range(page.steplen, len(page.path), page.steplen)
    rows = BasePage.objects.filter(path__in=[page.path[:step] for step in steps]).order_by("depth")
    return tuple(rows.values_list("pk", flat=True))


def _shown_since(page: BasePage) -> dict[str, datetime]:
    """Since when the page has been published in each language in which it has appeared."""
    rows = Appearance.objects.filter(**ref_of(page).owner).values_list("language", "since")
    first = page.first_published_at or page.last_published_at or UNSET_TIME
    # The source language has a row only where the page used to be written in another one.
    return {page.source_language: first, **dict(rows)}


def _is_private(page: BasePage) -> bool:
    return PageViewRestriction.objects.filter(page_id=page.pk).exists()

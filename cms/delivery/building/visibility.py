"""Whether a page may be shown in a language, and where. Decided here only.

A page is shown under a parent that is shown; so the parent's stored document is the answer for everything above.
"""

from wagtail.models import PageViewRestriction, Site

from cms.core.models import BasePage
from cms.delivery.models import Document
from cms.translation.models import Appearance
from cms.translation.references import ref_of

from .parts import is_visible_page
from .registry import builder_for


def visible_paths(page: BasePage, languages: tuple[str, ...]) -> dict[str, str]:
    """Public path of a specific page in every language it may be shown in."""
    if not is_visible_page(page) or builder_for(page) is None or _is_private(page):
        return {}
    parents = _parent_paths(page, languages)
    appeared = _appeared(page)
    paths = {}
    for language in languages:
        slug, base = page.text_in("slug", language), parents.get(language)
        if base is None or language not in appeared or not page.text_in("title", language):
            continue
        if base == "":
            paths[language] = f"/{language}/"
        elif slug:
            paths[language] = f"{base}{slug}/"
    return paths


def site_root_ids() -> set[int]:
    return set(Site.objects.values_list("root_page_id", flat=True))


def _parent_paths(page: BasePage, languages: tuple[str, ...]) -> dict[str, str]:
    """Paths of the parent's documents; an empty path for each language where the page is a site's root."""
    if page.pk in site_root_ids():
        return dict.fromkeys(languages, "")
    parent_path = page._get_parent_path_from_path(page.path)
    rows = Document.objects.filter(tree_path=parent_path).values_list("language", "path")
    return dict(rows)


def _appeared(page: BasePage) -> set[str]:
    rows = Appearance.objects.filter(**ref_of(page).owner).values_list("language", flat=True)
    return {page.source_language, *rows}


def _is_private(page: BasePage) -> bool:
    return PageViewRestriction.objects.filter(page_id=page.pk).exists()

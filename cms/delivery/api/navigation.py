"""The tree that a frontend's menus are made from: published pages only, from stored rows, in one query.

Which of them a menu shows is the frontend's choice: Wagtail's "show in menus" belongs to its own templates.
"""

from collections import defaultdict

from django.db.models import QuerySet, Subquery
from django.db.models.functions import Length

from cms.core.models import BasePage
from cms.delivery.models import Document

from .shapes import Navigation, NavigationBranch, NavigationPage

LEVELS = 2


def build_navigation(locale: str) -> Navigation:
    """The home page of `locale` and the two levels below it; empty where the site has no home page in it."""
    home: NavigationPage | None = None
    home_place = ""
    branches: dict[str, NavigationPage] = {}
    children: dict[str, list[NavigationPage]] = defaultdict(list)
    for row in _rows(locale).values_list("page_id", "type", "title", "path", "tree_path"):
        page_id, page_type, title, path, place = row
        page = NavigationPage(id=page_id, type=page_type, title=title, path=path)
        parent = place[: -BasePage.steplen]
        if path == _home_path(locale):
            home, home_place = page, place
        elif parent == home_place:
            branches[place] = page
        elif parent in branches:
            children[parent].append(page)
    items = [NavigationBranch(**dict(page), children=children[place]) for place, page in branches.items()]
    return Navigation(locale=locale, home=home, items=items)


def _home_path(locale: str) -> str:
    return f"/{locale}/"


def _rows(locale: str) -> QuerySet[Document]:
    """Documents of a language no deeper than the menus go, parents first."""
    placed = Document.objects.annotate(depth=Length("tree_path"))
    home_depth = placed.filter(path=_home_path(locale)).values("depth")
    deepest = Subquery(home_depth) + LEVELS * BasePage.steplen
    return placed.filter(language=locale, depth__lte=deepest).order_by("tree_path", "pk")

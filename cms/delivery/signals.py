"""Changes of visibility that are no save of a page: view restrictions, and which page a site begins at."""

from typing import Any

from wagtail.models import PageViewRestriction, Site

from cms.core.atomic_actions import make_atomic
from cms.core.models import BasePage
from cms.core.saving import tree_changed
from cms.translation.models import GlossaryTerm

from .building.context import TERMS_KEY
from .building.pending import request_rebuild_of_dependents
from .building.rebuild import rebuild_everything


def make_visibility_changes_atomic() -> None:
    """Store a restriction or a site together with the documents that follow from it, or not at all."""
    make_atomic(PageViewRestriction, "save", "delete")
    make_atomic(Site, "save", "delete")
    make_atomic(GlossaryTerm, "save", "delete")


def restriction_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page became private or public again."""
    page = BasePage.objects.filter(pk=instance.page_id).first()
    if page is not None:
        tree_changed(page)


def site_changed(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """The site begins at another page: every address changes."""
    if not raw:
        rebuild_everything()


def terms_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Sections written in one language only are judged by the names that may stand in every language."""
    request_rebuild_of_dependents(TERMS_KEY)

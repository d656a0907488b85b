"""What keeps a page from being published, said to the person who tries.

Wagtail validates in the editor's form only: a bulk action, an import or a script publishes whatever the draft holds. So
every publication asks again, before its transaction begins.
"""

from django.utils.translation import gettext as _

from .blocks.publishable import Shortcoming, shortcomings
from .models import BasePage


class PublicationError(Exception):
    """A publication that was undone as a whole; `str()` is for the person who was publishing."""

    def __init__(self, message: str, page_id: int) -> None:
        super().__init__(message)
        self.page_id = page_id


class IncompletePage(PublicationError):
    """The draft lacks something that a published page needs."""

    def __init__(self, page: BasePage, found: tuple[Shortcoming, ...]) -> None:
        message = _("“%(title)s” is not complete yet. Open it and mend this first: %(problems)s")
        problems = " ".join(str(shortcoming) for shortcoming in found)
        super().__init__(message % {"title": page.title, "problems": problems}, page.pk)
        self.shortcomings = found


def refuse_incomplete(page: object) -> None:
    """Raise IncompletePage unless the page may be published as it is; other objects have no drafts."""
    if isinstance(page, BasePage) and (found := shortcomings(page)):
        raise IncompletePage(page, found)

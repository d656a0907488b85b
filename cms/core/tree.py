"""Locks and places of pages in the tree, for saves that overlap with somebody else's.

Whoever saves a page holds its parent's row and then its own, in that order everywhere: siblings then see each other's
addresses, and nobody waits in a circle. SQLite has no row locks and needs none.
"""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.db.models.functions import Length, Substr

if TYPE_CHECKING:
    from .models import BasePage

# Where a page stands. Only the tree's own operations change it, so a save takes it from the row and not from memory.
PLACE = ("path", "depth", "numchild", "url_path")


def rows_to_lock(model: type["BasePage"], pk: int) -> QuerySet["BasePage"]:
    """A page's parent and the page itself, in the order in which they are locked."""
    rows = model._base_manager.order_by()
    own = rows.filter(pk=pk)
    parent = own.values(parent_path=Substr("path", 1, Length("path") - model.steplen))
    return rows.filter(Q(pk=pk) | Q(path__in=parent)).order_by("path")


def keep_place(page: "BasePage") -> None:
    """Bring a locked page's place level with its row: it may have moved, or got a child, since it was read."""
    rows = type(page)._base_manager.filter(pk=page.pk).order_by()
    place = rows.values_list(*PLACE).first()
    if place is not None:
        for name, value in zip(PLACE, place, strict=True):
            setattr(page, name, value)

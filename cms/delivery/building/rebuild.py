"""Decides which documents a change may reach, builds those and stores the ones that differ."""

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush

from django.db import transaction

from cms.core.models import BasePage
from cms.delivery.models import Document
from cms.translation.recompile import CompiledObject

from .context import page_key
from .pages import build_page
from .storing import Store, documents_depending_on, file_where_pages_stand, lock_counter


@transaction.atomic
def rebuild(
    page_ids: Iterable[int],
    *,
    gone: Iterable[int] = (),
    changed_keys: Iterable[str] = (),
    refile: bool = False,
    compiled: Mapping[int, CompiledObject] | None = None,
) -> int:
    """Rebuild the documents of `page_ids`, and of every page that shows something of them, until nothing differs.

    gone: pages that do not exist any more; what points at them forgets them even if they were never shown.
    changed_keys: other things that documents were built from. refile: pages have moved, with them the
    siblings they passed. compiled: by page, what has just been compiled in this transaction. Returns how many documents changed. Parents are built before children, because a page is shown
    only under a parent that is.
    """
    gone = set(gone)
    store = Store(lock_counter())
    if refile:
        file_where_pages_stand()
    queue = _Queue()
    for page_id in sorted(gone):
        store.store(page_id, "", {})
    queue.add(documents_depending_on([*map(page_key, gone), *changed_keys]))
    queue.add(set(page_ids))
    while (page := queue.pop()) is not None:
        if store.store(page.pk, page.path, build_page(page, (compiled or {}).get(page.pk))):
            queue.add(documents_depending_on([page_key(page.pk)]) - {page.pk})
            queue.add(_live_children(page))
    store.finish()
    return store.changed


def rebuild_everything() -> int:
    """Rebuild every page; documents whose bytes would not change stay as they are."""
    live = set(BasePage.objects.filter(live=True).values_list("pk", flat=True))
    stored = set(Document.objects.values_list("page_id", flat=True))
    existing = set(BasePage.objects.filter(pk__in=stored).values_list("pk", flat=True))
    return rebuild(live | existing, gone=stored - existing)


def _live_children(page: BasePage) -> set[int]:
    return set(page.get_children().live().values_list("pk", flat=True))


class _Queue:
    """Pages to build, parents first. A page is built again if something it shows changed after its turn."""

    def __init__(self) -> None:
        self._waiting: list[tuple[str, int]] = []
        self._ids: set[int] = set()

    def add(self, page_ids: set[int]) -> None:
        new = page_ids - self._ids
        if not new:
            return
        self._ids |= new
        for path, pk in BasePage.objects.filter(pk__in=new).values_list("path", "pk"):
            heappush(self._waiting, (path, pk))

    def pop(self) -> BasePage | None:
        while self._waiting:
            _path, pk = heappop(self._waiting)
            self._ids.discard(pk)
            page = BasePage.objects.filter(pk=pk).first()
            if page is not None:
                return page.specific
        return None

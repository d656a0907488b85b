"""Collects what has to be rebuilt while several writes are made as one change, and rebuilds it once, at their end.

A page on its way (copied but not yet made private, stripped of its restriction because it is being deleted) must not be
built, let alone announced. It also keeps the order of locks: every row that a change writes is locked before the counter.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from cms.translation.recompile import CompiledObject

from .rebuild import rebuild


@dataclass(slots=True)
class _Pending:
    page_ids: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    is_tree_moved: bool = False
    compiled: dict[int, CompiledObject] = field(default_factory=dict)

    def run(self) -> None:
        if self.page_ids or self.gone or self.keys:
            rebuild(
                self.page_ids - self.gone,
                gone=self.gone,
                changed_keys=self.keys,
                refile=self.is_tree_moved,
                compiled=self.compiled,
            )


_pending: ContextVar[_Pending | None] = ContextVar("pending_rebuild", default=None)


@contextmanager
def one_rebuild() -> Iterator[None]:
    """Rebuild at the end what is requested inside; nothing if an exception ends it. Within another, that one waits."""
    if _pending.get() is not None:
        yield
        return
    waiting = _Pending()
    token = _pending.set(waiting)
    try:
        yield
    finally:
        _pending.reset(token)
    waiting.run()


def request_rebuild(
    page_ids: Iterable[int],
    *,
    gone: Iterable[int] = (),
    is_moved: bool = False,
    compiled: CompiledObject | None = None,
) -> None:
    """Rebuild pages and what shows them: now, or at the end of the change that is being made.

    is_moved: pages changed their places in the tree, perhaps not only these. compiled: of the one page in `page_ids`.
    """
    with one_rebuild():
        waiting = _require_pending()
        page_ids = set(page_ids)
        for page_id in page_ids:
            waiting.compiled.pop(page_id, None)
            if compiled is not None:
                waiting.compiled[page_id] = compiled
        waiting.page_ids |= page_ids
        waiting.gone |= set(gone)
        waiting.is_tree_moved |= is_moved


def request_rebuild_of_dependents(key: str) -> None:
    """Rebuild every document that was built from `key`."""
    with one_rebuild():
        _require_pending().keys.add(key)


def _require_pending() -> _Pending:
    waiting = _pending.get()
    if waiting is None:
        raise RuntimeError("A rebuild is requested outside of `one_rebuild`.")
    return waiting

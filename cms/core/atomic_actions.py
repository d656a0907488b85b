"""Makes Wagtail's page actions all-or-nothing.

Wagtail's editor calls these actions outside a transaction, and they write in several steps: publishing clears a
revision's schedule before it saves the page. A process that dies in between would lose the schedule; a document that
cannot be built would leave the page live without one. Each action becomes one transaction here, and its documents are
built once, from its outcome: a copy of a private page is public until its restriction has been copied, too.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction

from .publication import refuse_incomplete
from .saving import deleting, lock_row, prepare, together

ACTIONS = (
    CopyPageAction,
    DeletePageAction,
    MovePageAction,
    PublishPageRevisionAction,
    PublishRevisionAction,
    UnpublishAction,
    UnpublishPageAction,
)


def make_actions_atomic() -> None:
    """Wrap `execute` of every action; safe to call twice."""
    for action in ACTIONS:
        make_atomic(action, "execute")


def make_atomic(cls: type, *methods: str) -> None:
    """Wrap methods of `cls`, so that each call is one change; safe to call twice."""
    for name in methods:
        method = getattr(cls, name)
        if not getattr(method, "is_all_or_nothing", False):
            setattr(cls, name, _all_or_nothing(method))


def _all_or_nothing(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def run(self: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(self, PublishRevisionAction):
            refuse_incomplete(self.object)
            prepare(self.object, will_be_live=True)
        with _one_change(self):
            return method(self, *args, **kwargs)

    run.is_all_or_nothing = True  # type: ignore[attr-defined]
    return run


@contextmanager
def _one_change(subject: Any) -> Iterator[None]:
    """One change; for a deletion, one in which the stages hear of it. Wagtail's own action bypasses `delete()`."""
    with together():
        if isinstance(subject, MovePageAction):
            _lock_tree(subject)
        if isinstance(subject, DeletePageAction):
            subject.page.deleted_page_ids = subject.page.subtree_ids()
            with deleting(subject.page):
                yield
        else:
            yield


def _lock_tree(action: MovePageAction) -> None:
    """Let moves follow one another: each writes the places of many pages, by where it believes them to be."""
    root = type(action.page).get_first_root_node()
    lock_row(type(root), root.pk)
    for page in (action.page, action.target):
        page.refresh_from_db(fields=["path", "depth", "numchild"])

"""Makes Wagtail's page actions all-or-nothing.

Wagtail's editor calls these actions outside a transaction, and they write in several steps: publishing clears a
revision's schedule before it saves the page. A process that dies in between would lose the schedule; a document that
cannot be built would leave the page live without one. Each action becomes one transaction here.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from typing import Any

from django.db import transaction
from wagtail.actions.base import BaseAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction

from .saving import deleting, prepare

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
    """Wrap `execute` of every action that defines its own; safe to call twice."""
    for action in ACTIONS:
        execute = action.__dict__.get("execute")
        if execute is not None and not getattr(execute, "is_all_or_nothing", False):
            action.execute = _all_or_nothing(execute)


def _all_or_nothing(execute: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(execute)
    def run(self: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(self, PublishRevisionAction):
            prepare(self.object)
        with _transaction(self):
            return execute(self, *args, **kwargs)

    run.is_all_or_nothing = True  # type: ignore[attr-defined]
    return run


def _transaction(action: BaseAction) -> AbstractContextManager[Any]:
    """A transaction; for a deletion, one in which the stages hear of it. Wagtail's own action bypasses `delete()`."""
    if isinstance(action, DeletePageAction):
        action.page.deleted_page_ids = action.page.subtree_ids()
        return deleting(action.page)
    return transaction.atomic()

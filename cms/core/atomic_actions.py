"""Makes Wagtail's page actions all-or-nothing.

Wagtail's editor calls these actions outside a transaction, and they write in several steps: publishing clears a
revision's schedule before it saves the page. A process that dies in between would lose the schedule; a document that
cannot be built would leave the page live without one. Each action becomes one transaction here.
"""

from django.db import transaction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction

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
        if execute is not None and not getattr(execute, "is_atomic", False):
            wrapped = transaction.atomic(execute)
            wrapped.is_atomic = True
            action.execute = wrapped

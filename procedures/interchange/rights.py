"""What somebody may import: what they may do in the admin, and no more.

Nobody in particular (a command without `--as`) writes drafts and is asked nothing: whoever runs commands has the database.
"""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import models
from wagtail.permissions import policy_registry

from cms.core.models import BasePage

from .plans import Plan

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def require_object_rights(user: "User", obj: models.Model, action: str) -> None:
    """`action` is add or change. Raises PermissionDenied."""
    if not policy_registry.get_by_type(type(obj)).user_has_permission(user, action):
        what = obj._meta.model_name
        raise PermissionDenied(f"{user} may not {action} {what} objects. Import as somebody who may.")


def require_page_rights(user: "User", plan: Plan, existing: BasePage | None, *, publish: bool) -> None:
    """Whether `user` may make of the page what is planned. Raises PermissionDenied."""
    page: Any = existing or plan.parent
    rights = page.permissions_for_user(user)
    if not (rights.can_edit() if existing else rights.can_add_subpage()):
        raise PermissionDenied(f"{user} may not edit pages here. Import as an editor of “{page}”.")
    if plan.moves and not rights.can_move_to(plan.parent):
        raise PermissionDenied(
            f"{user} may not move this page to “{plan.parent}”. Import as somebody who may."
        )
    if publish and not (rights.can_publish() if existing else rights.can_publish_subpage()):
        raise PermissionDenied(f"{user} may not publish here. Import without --publish, or as a publisher.")

"""Publishing a draft together with the substitutions a publisher accepted: both or neither."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import Revision

from cms.core.models import BasePage
from cms.core.saving import prepare
from cms.translation.references import ref_of

from .review import approve_units
from .substitution import Offer

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def publish_revision(*, user: "User", revision: Revision, accepted: Sequence[Offer] = ()) -> None:
    """Publish `revision` as `user`, approving `accepted` in the same transaction.

    Raises PermissionDenied, TranslationError and whatever publishing raises; then nothing has changed.
    """
    page = revision.as_object()
    prepare(page, will_be_live=True)
    by_language = defaultdict(list)
    for offer in accepted:
        by_language[offer.language].append(offer.approval)
    with transaction.atomic():
        for language, approvals in by_language.items():
            approve_units(user=user, owner=ref_of(page), language=language, approvals=approvals)
        BasePage.publish(page, revision, user=user)

"""The saving stage of delivery: whatever changes what visitors see, its documents follow in the same transaction."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

from django.db import models
from django.utils import timezone

from cms.core.models import BasePage
from cms.core.saving import SavingStage
from cms.delivery.models import Document
from cms.imaging.renditions import ensure_renditions
from cms.translation.references import label_of

from .building.images import images_of
from .building.pending import one_rebuild, request_rebuild, request_rebuild_of_dependents
from .building.rebuild import rebuild


class DeliveryStage(SavingStage):
    """Makes pictures before the transaction, builds documents at its end."""

    order = 20

    def prepare(self, obj: models.Model, *, will_be_live: bool) -> None:
        if will_be_live:
            ensure_renditions(images_of([obj]))

    def after_write(self, obj: models.Model) -> None:
        compiled = obj.__dict__.pop("compiled", None)
        if isinstance(obj, BasePage):
            # Wagtail saves a page as its bare base class when it has moved it.
            is_moved = type(obj) is BasePage
            request_rebuild(obj.subtree_ids() if is_moved else [obj.pk], is_moved=is_moved, compiled=compiled)
        else:
            request_rebuild_of_dependents(f"{label_of(type(obj))}:{obj.pk}")

    def after_delete(self, obj: models.Model, pk: Any) -> None:
        if isinstance(obj, BasePage):
            request_rebuild([], gone=obj.deleted_page_ids)
        else:
            request_rebuild_of_dependents(f"{label_of(type(obj))}:{pk}")

    def due_tasks(self) -> Iterable[tuple[str, Callable[[], Any]]]:
        due = Document.objects.filter(next_change_at__lte=timezone.now())
        for page_id in sorted(set(due.values_list("page_id", flat=True))):
            yield f"Rebuilding page {page_id}, whose sections begin or end", partial(rebuild, [page_id])

    def after_tree_change(self, obj: models.Model) -> None:
        if isinstance(obj, BasePage):
            request_rebuild(obj.subtree_ids())

    def together(self) -> AbstractContextManager[None]:
        return one_rebuild()

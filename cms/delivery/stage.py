"""The saving stage of delivery: whatever changes what visitors see, its documents follow in the same transaction."""

from collections.abc import Callable, Iterable
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
from .building.rebuild import rebuild, rebuild_dependents


class DeliveryStage(SavingStage):
    """Makes pictures before the transaction, builds documents at its end."""

    order = 20

    def prepare(self, obj: models.Model) -> None:
        if isinstance(obj, BasePage) and not obj.live:
            return
        ensure_renditions(images_of([obj]))

    def after_write(self, obj: models.Model) -> None:
        if isinstance(obj, BasePage):
            rebuild(obj.subtree_ids() if type(obj) is BasePage else [obj.pk])
        else:
            rebuild_dependents(f"{label_of(type(obj))}:{obj.pk}")

    def after_delete(self, obj: models.Model, pk: Any) -> None:
        if isinstance(obj, BasePage):
            rebuild([], gone=obj.deleted_page_ids)
        else:
            rebuild_dependents(f"{label_of(type(obj))}:{pk}")

    def due_tasks(self) -> Iterable[tuple[str, Callable[[], Any]]]:
        due = Document.objects.filter(next_change_at__lte=timezone.now())
        for page_id in sorted(set(due.values_list("page_id", flat=True))):
            yield f"Rebuilding page {page_id}, whose sections begin or end", partial(rebuild, [page_id])

    def after_tree_change(self, obj: models.Model) -> None:
        if isinstance(obj, BasePage):
            rebuild(obj.subtree_ids())

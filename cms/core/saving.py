"""The stages a translated object passes whenever it is saved, in one transaction, with its row locked.

Content is compiled before it is written (cms.translation) and its documents are built afterwards (cms.delivery).
Both live in higher layers and register here, so that nothing that saves an object can forget them.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from typing import Any

from django.db import connection, models, transaction


class SavingStage:
    """One stage. Every method but `prepare` runs inside the saving transaction and may raise to undo all of it."""

    order: int
    """Stages run in ascending order, whatever order their apps are installed in."""

    def prepare(self, obj: models.Model, *, will_be_live: bool) -> None:
        """`obj` will be saved: do now, before the transaction, what takes long and is harmless if nothing follows."""

    def before_write(self, obj: models.Model) -> None:
        """`obj` is about to be written; its row, if it has one, is locked."""

    def after_write(self, obj: models.Model) -> None:
        """`obj` has been written and has a primary key."""

    def after_delete(self, obj: models.Model, pk: Any) -> None:
        """`obj`, whose key was `pk`, is gone."""

    def after_tree_change(self, obj: models.Model) -> None:
        """A page was moved, or its visibility changed without a save of its own."""

    def together(self) -> AbstractContextManager[None]:
        """Entered around several writes that are one change: what looks at their outcome waits for the last of them."""
        return nullcontext()

    def due_tasks(self) -> Iterable[tuple[str, Callable[[], Any]]]:
        """What is to be done now because time has passed: a description and a callable for each."""
        return ()


_stages: list[SavingStage] = []


def register_stage(stage: SavingStage) -> None:
    """Add a stage."""
    _stages.append(stage)
    _stages.sort(key=lambda stage: stage.order)


def due_tasks() -> Iterator[tuple[str, Callable[[], Any]]]:
    """What every stage has to do now."""
    for stage in _stages:
        yield from stage.due_tasks()


def stages() -> tuple[SavingStage, ...]:
    return tuple(_stages)


def lock_row(model: type[models.Model], pk: Any) -> bool:
    """Lock a row until the transaction ends; False if it does not exist.

    A model may name further rows that are locked with it, as `rows_to_lock(pk)`.
    SQLite has no row locks: its IMMEDIATE transactions already exclude every other writer.
    """
    if not connection.features.has_select_for_update:
        return model._base_manager.filter(pk=pk).exists()
    if hasattr(model, "rows_to_lock"):
        rows = model.rows_to_lock(pk)
    else:
        rows = model._base_manager.filter(pk=pk).order_by()
    return pk in set(rows.select_for_update().values_list("pk", flat=True))


def prepare(obj: models.Model, *, will_be_live: bool) -> None:
    """Let the stages prepare for a save of `obj`. Cheap where there is nothing to do."""
    for stage in _stages:
        stage.prepare(obj, will_be_live=will_be_live)


@contextmanager
def saving(obj: models.Model, *, lock: type[models.Model]) -> Iterator[None]:
    """Run the stages around a write of `obj`; `lock` is the model whose row stands for it."""
    prepare(obj, will_be_live=getattr(obj, "live", True))
    with transaction.atomic():
        if obj.pk is not None:
            lock_row(lock, obj.pk)
        for stage in _stages:
            stage.before_write(obj)
        yield
        for stage in _stages:
            stage.after_write(obj)


@contextmanager
def deleting(obj: models.Model) -> Iterator[None]:
    """Run the stages around a deletion of `obj`."""
    with transaction.atomic():
        pk = obj.pk
        yield
        for stage in _stages:
            stage.after_delete(obj, pk)


@contextmanager
def together() -> Iterator[None]:
    """Make several writes one change: all of them or none, and documents once, from what came of them."""
    with transaction.atomic(), ExitStack() as waiting:
        for stage in _stages:
            waiting.enter_context(stage.together())
        yield


@transaction.atomic
def tree_changed(page: models.Model) -> None:
    """Tell the stages that `page` moved, or that who may see it changed."""
    for stage in _stages:
        stage.after_tree_change(page)

"""Publishes and unpublishes what is due, each object on its own.

Replaces Wagtail's command, which stops at the first object that fails and leaves the rest waiting. Here every object
has its own transaction, a failure is reported and the others go on; the exit status says that something failed.
"""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import models
from django.utils import timezone
from wagtail.models import DraftStateMixin, Revision

from cms.core.models import BasePage
from cms.core.saving import due_tasks

Task = tuple[str, Callable[[], Any]]


class Command(BaseCommand):
    help = (
        "Publish what is scheduled and take down what has expired; goes on after a failure and exits with 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", "--dryrun", action="store_true", help="Only say what would happen.")

    def handle(self, *args: Any, **options: Any) -> None:
        failures = 0
        for description, run in [*_expiries(), *_publications(), *_rebuilds()]:
            if options["dry_run"]:
                self.stdout.write(description)
                continue
            try:
                run()
            except Exception as error:
                failures += 1
                self.stderr.write(f"{description}: failed. {error}")
            else:
                self.stdout.write(f"{description}: done.")
        if failures:
            raise CommandError(f"{failures} of the due objects could not be changed; they stay due.")


def _drafted_models() -> list[type[models.Model]]:
    others = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, BasePage)
    ]
    return [BasePage, *others]


def _expiries() -> Iterator[Task]:
    for model in _drafted_models():
        for obj in model._default_manager.filter(live=True, expire_at__lt=timezone.now()).order_by(
            "expire_at"
        ):
            yield f"Taking down “{obj}”", _unpublisher(obj)


def _unpublisher(obj: Any) -> Callable[[], Any]:
    return lambda: obj.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publications() -> Iterator[Task]:
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
    for revision in due:
        yield f"Publishing “{revision.object_str}”", _publisher(revision)


def _publisher(revision: Revision) -> Callable[[], Any]:
    return lambda: revision.publish(log_action="wagtail.publish.scheduled")


def _rebuilds() -> Iterator[Task]:
    """What stages have to do because time has passed, such as sections that begin or end today."""
    yield from due_tasks()

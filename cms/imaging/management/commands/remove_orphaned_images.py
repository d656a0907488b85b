"""Removes image files that no row names. Run it daily; it is the last resort after a crash."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand

from cms.imaging.orphans import orphaned_files


class Command(BaseCommand):
    help = "Removes image files that no row names and that are older than a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--older-than-hours", type=float, default=24.0)
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be removed.")

    def handle(self, *args: Any, **options: Any) -> None:
        age = timedelta(hours=options["older_than_hours"])
        for orphan in orphaned_files(older_than=age):
            self.stdout.write(orphan.name)
            if not options["dry_run"]:
                orphan.storage.delete(orphan.name)

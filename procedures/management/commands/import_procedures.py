"""`manage.py import_procedures PATH… [--publish --as USER] [--dry-run] [--report FILE]`; docs/reference/interchange.md."""

import json
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from procedures.interchange.report import lines, report
from procedures.interchange.running import FileResult, import_files
from procedures.interchange.targets import Importer


class Command(BaseCommand):
    help = "Imports procedures, categories, doctors and disclaimers from YAML files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="A file or a folder of files."
        )
        parser.add_argument("--publish", action="store_true", help="Publish, and approve the translations.")
        parser.add_argument("--as", dest="user", metavar="USER", help="Name of the user who imports.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would change; write nothing.")
        parser.add_argument("--report", type=Path, metavar="FILE", help="Write the result as JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        importer = Importer(self._user(options), options["publish"])
        # What checks and models complain of follows the active language; everything here is said in one.
        with override("en"):
            results = import_files(
                options["paths"], importer, is_trial=options["dry_run"], progress=self._progress
            )
        if options["report"]:
            text = json.dumps(report(results, is_dry_run=options["dry_run"]), ensure_ascii=False, indent=2)
            options["report"].write_text(text + "\n", encoding="utf-8")
        self._sum_up(results, is_dry_run=options["dry_run"])

    def _user(self, options: dict[str, Any]) -> Any:
        name = options["user"]
        if name is None:
            if options["publish"]:
                raise CommandError("Publishing needs somebody who answers for it. Add --as USER.")
            return None
        user_model = get_user_model()
        user = user_model.objects.filter(**{user_model.USERNAME_FIELD: name}, is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user “{name}”. Check the name given to --as.")
        return user

    def _progress(self, result: FileResult) -> None:
        write = self.stderr.write if result.status == "failed" else self.stdout.write
        for line in lines(result):
            write(line)

    def _sum_up(self, results: list[FileResult], *, is_dry_run: bool) -> None:
        counts = Counter(result.status for result in results)
        counted = ", ".join(
            f"{counts[name]} {name}" for name in ("created", "changed", "unchanged", "failed")
        )
        self.stdout.write(f"{len(results)} files: {counted}.{' Nothing was written.' if is_dry_run else ''}")
        if not results:
            raise CommandError("No YAML file was found. Name files, or folders that hold some.")
        if counts["failed"]:
            raise CommandError(f"{counts['failed']} of {len(results)} files were not imported; see above.")

"""`manage.py export_procedures FOLDER [--ref REF…]`: writes interchange files; docs/reference/interchange.md."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from procedures.interchange.exported_texts import NotExportable, ref_for
from procedures.interchange.exporting import Exporter
from procedures.models import Disclaimer, Doctor, ProcedureIndexPage, ProcedurePage


class Command(BaseCommand):
    help = "Writes doctors, disclaimers, categories and procedures as files that import_procedures reads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument("--ref", action="append", help="Only the object with this ref; may be repeated.")

    def handle(self, *args: Any, **options: Any) -> None:
        exporter, wanted = Exporter(options["folder"]), options["ref"]
        failed = written = 0
        for obj in _objects():
            if wanted and ref_for(obj) not in wanted:
                continue
            try:
                self.stdout.write(f"{exporter.export(obj)}: written")
                written += 1
            except NotExportable as error:
                self.stderr.write(f"{obj}: {error}")
                failed += 1
        self.stdout.write(f"{written} files written, {failed} failed.")
        if failed or not written:
            raise CommandError("Not everything was exported; see above." if failed else "Nothing was found.")


def _objects() -> Iterator[Any]:
    for model in (Doctor, Disclaimer, ProcedureIndexPage, ProcedurePage):
        yield from model._default_manager.order_by("pk")

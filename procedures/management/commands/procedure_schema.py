"""Prints the JSON Schema of interchange files; docs/reference/procedure.schema.json is its output."""

import json
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import override

from procedures.interchange.schema import interchange_schema


class Command(BaseCommand):
    help = "Prints the JSON Schema of interchange files, for docs/reference/procedure.schema.json."

    def handle(self, *args: Any, **options: Any) -> None:
        with override("en"):
            self.stdout.write(json.dumps(interchange_schema(), ensure_ascii=False, indent=2))

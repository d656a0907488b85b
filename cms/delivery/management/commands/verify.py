"""Checks the database against the invariants (docs/architecture.md) and names what does not hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.delivery.verification import findings


class Command(BaseCommand):
    help = "Check that what is stored is what the content gives. Changes nothing; exits with 1 if something is wrong."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(findings())
        for finding in found:
            self.stderr.write(finding)
        if found:
            raise CommandError(f"{len(found)} findings. `manage.py rebuild_documents` mends documents.")
        self.stdout.write("Everything that is stored is what the content gives.")

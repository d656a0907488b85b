"""Loads the demonstration clinic: accounts, identity, home page, and the procedures below `demo/`.

Running it again adds what is missing and changes nothing that exists, so it may run at every start of the demo.
"""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError
from django.utils.translation import override

from cms.delivery.building.errors import DocumentBuildError
from cms.translation.errors import ChecksFailed, TranslationError
from procedures.demo.accounts import ACCOUNTS, create_accounts, publisher
from procedures.demo.clinic import NoDemoSite, add_terms, describe_clinic, publish_home
from procedures.demo.clinic_file import UnusableClinicFile, read_clinic_file
from procedures.demo.files import import_missing
from procedures.interchange.problems import FileRefused

REFUSAL = (
    "The demo’s passwords are known to everybody, so it is loaded only where DEBUG is on. "
    "Use cms.settings.development, or give --force for a throwaway site that nobody else can reach."
)


class Command(BaseCommand):
    help = "Load the demonstration clinic with its accounts. Keeps what is there. Not for production."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--force", action="store_true", help="load it although DEBUG is off")
        parser.add_argument(
            "--folder",
            type=Path,
            default=settings.BASE_DIR / "demo",
            help="where the demo’s files are (default: demo/ of this project)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG and not options["force"]:
            raise CommandError(REFUSAL)
        # Messages of models and checks follow the active language; this command speaks English.
        with override("en"), readable_errors():
            self._load(options["folder"])
        self._say_addresses()

    def _load(self, folder: Path) -> None:
        texts = read_clinic_file(folder / "clinic.yaml")
        self._say("Accounts", _made(create_accounts()))
        user = publisher()
        self._say("Terms that stay as they are", _made(add_terms(texts)))
        self._say("Clinic", "written" if describe_clinic(texts, user) else "kept")
        self._say("Home page", "published" if publish_home(texts, user) else "kept")
        import_missing(folder, user, self._say)

    def _say(self, what: str, outcome: str) -> None:
        self.stdout.write(f"  {what}: {outcome}")
        self.stdout.flush()

    def _say_addresses(self) -> None:
        self.stdout.write(f"  Admin  {settings.WAGTAILADMIN_BASE_URL}/admin/")
        self.stdout.write(f"  API    {settings.PUBLIC_BASE_URL}/content/v1/docs")
        self.stdout.write("Logins, with the passwords as they were made:")
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.username:<14} {account.password:<22} {account.role}")


def _made(number: int) -> str:
    return f"{number} made" if number else "kept"


@contextmanager
def readable_errors() -> Iterator[None]:
    """Turn what loading may raise into a CommandError that says what to do."""
    try:
        yield
    except (OperationalError, ProgrammingError) as error:
        raise CommandError(f"The database is not ready ({error}). Run manage.py migrate first.") from error
    except ChecksFailed as error:
        raise CommandError(f"The text of “{error.segment_key}” cannot be approved: {error}") from error
    except ValidationError as error:
        raise CommandError(f"The demo cannot be published: {' '.join(error.messages)}") from error
    except ObjectDoesNotExist as error:
        raise CommandError(f"Something the demo needs is gone: {error} Use a new database.") from error
    except PermissionDenied as error:
        raise CommandError(
            f"The demo’s publisher lacks a right: {error} Give it back in the admin."
        ) from error
    except (FileRefused, UnusableClinicFile, NoDemoSite, TranslationError, DocumentBuildError) as error:
        raise CommandError(str(error)) from error

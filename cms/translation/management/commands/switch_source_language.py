"""Switches the language a page is written in; the work and its conditions are in the service."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from cms.core.models import BasePage
from cms.translation.errors import TranslationError
from cms.translation.services.source_language import switch_source_language


class Command(BaseCommand):
    help = "Make a language the one that a page is written in; what the page says in each language stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("page_id", type=int)
        parser.add_argument("language")
        parser.add_argument(
            "--as", dest="username", required=True, help="The person in whose name it is done."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        users = get_user_model()
        try:
            user = users.objects.get_by_natural_key(options["username"])
            switch_source_language(user=user, page_id=options["page_id"], language=options["language"])
        except users.DoesNotExist:
            raise CommandError(f"There is no person called “{options['username']}”. Check --as.") from None
        except BasePage.DoesNotExist:
            raise CommandError(
                f"There is no page {options['page_id']}. Check its number in the editor."
            ) from None
        except (PermissionDenied, TranslationError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Page {options['page_id']} is now written in {options['language']}.")

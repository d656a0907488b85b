"""Prints what a page said at a past moment, and who stood behind it."""

import json
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from cms.core.languages import content_languages
from cms.delivery.history import Account, account_of, version_at, versions_of


class Command(BaseCommand):
    help = "Show the versions of a page's document, or what it said at a moment (--at 2026-11-22T09:00)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("page_id", type=int)
        parser.add_argument("locale", choices=content_languages())
        parser.add_argument("--at", help="A date and time, in the site's time zone unless it says another.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["at"] is None:
            self._list(options["page_id"], options["locale"])
            return
        version = version_at(options["page_id"], options["locale"], _moment(options["at"]))
        if version is None:
            raise CommandError("The page had not been published in this language by then.")
        self._show(account_of(version))

    def _list(self, page_id: int, language: str) -> None:
        versions = versions_of(page_id, language)
        if not versions:
            raise CommandError("The page has never been published in this language.")
        for version in versions:
            state = "published" if version.etag else "taken down"
            self.stdout.write(f"{version.sequence}\t{version.at.isoformat()}\t{state}\t{version.path}")

    def _show(self, account: Account) -> None:
        version = account.version
        self.stdout.write(f"Version {version.sequence}, from {version.at.isoformat()}, at {version.path}")
        if account.revision is not None:
            self.stdout.write(f"Source: revision {account.revision.pk}, written by {account.revision.user}")
        for entry in account.publications:
            self.stdout.write(
                f"{entry.timestamp.isoformat()} {entry.action} by {entry.user or 'the schedule'}"
            )
        if account.appearance is not None and account.appearance.waived:
            self.stdout.write(
                f"Released by {account.appearance.released_by} without {', '.join(account.appearance.waived)}"
            )
        for shown in account.units:
            self.stdout.write(f"{shown.unit.segment_key}: {shown.unit.source_text!r}")
            for event in shown.events:
                self.stdout.write(
                    f"  {event.at.isoformat()} {event.action} by {event.user}: {event.text!r} {event.reason}"
                )
        body = bytes(version.body).decode() if version.body is not None else "null"
        self.stdout.write(json.dumps(json.loads(body), ensure_ascii=False, indent=2))


def _moment(text: str) -> datetime:
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        raise CommandError(f"“{text}” is not a date and time. Write it like 2026-11-22T09:00.")
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment

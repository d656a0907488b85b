"""The plain side's process."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.plain.settings"
django.setup()

import json  # noqa: E402
from itertools import count  # noqa: E402

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from wagtail.models import Page  # noqa: E402

from benchmarks.content import FLAT, body  # noqa: E402
from benchmarks.plain.models import PlainPage  # noqa: E402
from benchmarks.timing import requester, serve  # noqa: E402

PAGES = 30


def main() -> None:
    call_command("migrate", verbosity=0)
    user = get_user_model().objects.create_superuser("bench", "bench@example.com", "bench")
    home = Page.objects.get(depth=2)
    pages = []
    for number in range(PAGES):
        page = PlainPage(
            title=f"시술 {number}", slug=f"p{number}", body=json.dumps(body(0)), owner=user, **FLAT
        )
        home.add_child(instance=page)
        page.save_revision(user=user).publish(user=user)
        pages.append(page.pk)
    editions = count(1)

    def draft() -> None:
        page = PlainPage.objects.get(pk=pages[0])
        page.body = json.dumps(body(next(editions)))
        page.save_revision(user=user)

    def publish() -> None:
        PlainPage.objects.get(pk=pages[0]).latest_revision.publish(user=user)

    serve(
        {
            "document": requester(f"/api/v2/pages/{pages[5]}/"),
            "list": requester("/api/v2/pages/", "type=plain.PlainPage&fields=*&limit=20"),
            "list_short": requester("/api/v2/pages/", "type=plain.PlainPage&fields=summary&limit=20"),
            "draft": draft,
            "publish": publish,
        }
    )


if __name__ == "__main__":
    main()

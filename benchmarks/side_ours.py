"""The product's process: the same pages in two languages."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
django.setup()

import json  # noqa: E402
from itertools import count  # noqa: E402

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402

from benchmarks.content import FLAT, body  # noqa: E402
from benchmarks.timing import requester, serve  # noqa: E402
from cms.translation.references import ref_of  # noqa: E402
from cms.translation.segments import extract  # noqa: E402
from cms.translation.services import Approval, approve_units  # noqa: E402
from home.models import HomePage  # noqa: E402
from procedures.models import ProcedureIndexPage, ProcedurePage  # noqa: E402

PAGES = 30


def translate(text: str) -> str:
    """Something in English with the numbers of `text`; a benchmark needs no better."""
    digits = "".join(character if character.isdigit() or character == "~" else " " for character in text)
    numbers = ", ".join(word.replace("~", "–") for word in digits.split() if word.strip("~"))
    return f"Section text for readers of English. {numbers}".strip()


def main() -> None:
    call_command("migrate", verbosity=0)
    user = get_user_model().objects.create_superuser("bench", "bench@example.com", "bench")
    home = HomePage.objects.get()
    home.save_revision(user=user).publish(user=user)
    _approve(home, user)
    category = ProcedureIndexPage(title="리프팅", slug="lifting", owner=user)
    home.add_child(instance=category)
    category.save_revision(user=user).publish(user=user)
    _approve(category, user)
    pages = []
    for number in range(PAGES):
        page = ProcedurePage(
            title=f"시술 {number}", slug=f"p{number}", body=json.dumps(body(0)), owner=user, **FLAT
        )
        category.add_child(instance=page)
        page.save_revision(user=user).publish(user=user)
        _approve(page, user)
        pages.append(page.pk)
    editions = count(1)

    def draft() -> None:
        page = ProcedurePage.objects.get(pk=pages[0])
        page.body = json.dumps(body(next(editions)))
        page.save_revision(user=user)

    def publish() -> None:
        ProcedurePage.objects.get(pk=pages[0]).latest_revision.publish(user=user)

    serve(
        {
            "document": requester(f"/content/v1/pages/{pages[5]}", "locale=en"),
            "resolve": requester("/content/v1/resolve", "path=/ko/lifting/p5/"),
            "limit": requester(f"/limit/{pages[5]}"),
            "list": requester("/content/v1/pages", "locale=en&type=procedure&limit=20"),
            "draft": draft,
            "publish": publish,
        }
    )


def _approve(page: HomePage | ProcedureIndexPage | ProcedurePage, user: object) -> None:
    approvals = [
        Approval(s.key, s.digest, translate(s.text), exception_reason="Benchmark text")
        for s in extract(page).segments("en")
    ]
    approve_units(user=user, owner=ref_of(page), language="en", approvals=approvals)


if __name__ == "__main__":
    main()

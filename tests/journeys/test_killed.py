"""A process that dies between any two writes leaves everything as it was: each change is one transaction.

The death is an exception that no code catches, raised instead of the n-th write, for every n. The database rolls back what
was not committed, as it does for a killed process; what an action wrote outside of its transaction would stay and be seen.
"""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from wagtail.models import PageViewRestriction, Revision

from cms.core.models import BasePage
from cms.delivery.models import (
    Change,
    Document,
    DocumentDependency,
    DocumentVersion,
    FormerPath,
    SequenceCounter,
)
from cms.delivery.verification import findings
from cms.translation.models import Appearance, CompiledForm, Unit, UnitEvent
from cms.translation.references import ref_of
from cms.translation.services import offers, publish_revision, reject_unit, write_unit
from tests.articles.models import ArticleNote, ArticlePage
from tests.factories.articles import approve, draft, fresh, make_article, prose, raw_body

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
TABLES = (
    ArticlePage,
    ArticleNote,
    Revision,
    PageViewRestriction,
    Unit,
    UnitEvent,
    CompiledForm,
    Appearance,
    Document,
    DocumentDependency,
    DocumentVersion,
    Change,
    FormerPath,
    SequenceCounter,
)


class Killed(BaseException):
    """No `except Exception` catches it."""


class Undone(Exception):
    """Ends a trial, whatever it wrote."""


class KillAtWrite:
    """A wrapper of database calls that dies instead of the n-th write."""

    def __init__(self, number):
        self.number, self.seen = number, 0

    def __call__(self, execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            self.seen += 1
            if self.seen == self.number:
                raise Killed
        return execute(sql, params, many, context)


def everything():
    return [list(model._base_manager.order_by("pk").values()) for model in TABLES]


@pytest.fixture(autouse=True)
def tasks_in_the_database(settings):
    """As in production: the immediate backend of tests would catch the death."""
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "images"]}
    }


@pytest.fixture(autouse=True)
def frozen_time():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def page(article_home, superuser):
    """A live page with a draft that changes its text and its number, and a child."""
    body = [prose("수술은 4~5시간 걸립니다."), prose("부기는 천천히 빠집니다.")]
    page = make_article(article_home, "주름", slug="a", body=body, notes=["회복"])
    approve(page)
    approve(make_article(page, "상담", slug="b"))
    make_article(article_home, "탄력", slug="c")
    revised = draft(page)
    changed = raw_body(revised)
    changed[0]["value"]["text"] = changed[0]["value"]["text"].replace("4~5", "5~6")
    revised.body = json.dumps(changed[:1])
    revised.slug_en = "lines"
    revised.save_revision(user=superuser)
    return fresh(page)


def publish(page, user):
    page.get_latest_revision().publish(user=user)


def publish_with_offers(page, user):
    accepted = offers(draft(page))
    assert accepted
    publish_revision(user=user, revision=page.get_latest_revision(), accepted=accepted)


def schedule(page, user):
    revised = draft(page)
    revised.go_live_at = NOW + timedelta(days=1)
    revision = Revision.objects.get(pk=page.latest_revision_id)
    revision.content = {**revision.content, "go_live_at": (NOW + timedelta(days=1)).isoformat()}
    revision.publish(user=user)


def publish_what_is_due(page, user):
    Revision.objects.get(pk=page.latest_revision_id).publish(log_action="wagtail.publish.scheduled")


def unpublish(page, user):
    page.unpublish(user=user)


def move(page, user):
    page.move(BasePage.objects.get(slug="c"), pos="last-child", user=user)


def reorder(page, user):
    fresh(BasePage.objects.get(slug="c")).move(page, pos="left", user=user)


def copy(page, user):
    page.copy(recursive=True, update_attrs={"slug": "copy"}, user=user)


def delete(page, user):
    page.delete(user=user)


def make_private(page, user):
    PageViewRestriction(page=page, restriction_type="login").save(user=user)


def approve_texts(page, user):
    approve(page, texts={t: f"{e} " for t, e in TEXTS.items()})


TEXTS = {
    "주름": "Lines",
    "수술은 4~5시간 걸립니다.": "The operation takes 4–5 hours.",
    "부기는 천천히 빠집니다.": "Swelling subsides slowly.",
    "회복": "Healing",
}


def reject(page, user):
    unit = Unit.objects.get(owner_id=page.pk, segment_key="title")
    reject_unit(
        user=user, owner=ref_of(page), language="en", unit_id=unit.pk, version=unit.version, reason="No."
    )


def write(page, user):
    unit = Unit.objects.get(owner_id=page.pk, segment_key="title")
    write_unit(
        user=user,
        owner=ref_of(page),
        language="en",
        segment_key="title",
        source_digest=unit.source_digest,
        text="Lines",
        version=unit.version,
    )


@pytest.mark.parametrize(
    "action",
    [
        publish,
        publish_with_offers,
        publish_what_is_due,
        schedule,
        unpublish,
        move,
        reorder,
        copy,
        delete,
        make_private,
        approve_texts,
        reject,
        write,
    ],
)
def test_a_process_killed_at_any_write_leaves_everything_as_it_was(page, superuser, action):
    before = everything()
    assert list(findings()) == []
    number, is_complete = 0, False
    while not is_complete:
        number += 1
        is_complete = trial(number, action, fresh(page), superuser, before)
    assert number > 1


def trial(number, action, page, user, before):
    """Run `action`, dying at one of its writes, and look; whether it had fewer writes. Nothing of it stays."""
    is_complete = True
    try:
        with transaction.atomic():
            try:
                with connection.execute_wrapper(KillAtWrite(number)):
                    action(page, user)
            except Killed:
                is_complete = False
                assert everything() == before, f"something stayed of what died at write {number}"
            else:
                assert everything() != before
                assert list(findings()) == []
            raise Undone
    except Undone:
        return is_complete

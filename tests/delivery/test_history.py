"""What a page said at a past moment, and who stood behind it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.urls import reverse

from cms.delivery.history import account_of, version_at
from cms.delivery.models import Document
from cms.translation.references import ref_of
from cms.translation.segments import extract
from cms.translation.services import Approval, approve_units, release_language
from tests.articles.models import Author
from tests.factories.articles import approve, draft, fresh, make_article, make_author, prose, publish

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)


def person(name):
    return get_user_model().objects.create_superuser(name, f"{name}@example.com", "a long password")


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def article(clock, article_home):
    clock.shift(3600)
    page = make_article(article_home, "주름")
    approve(page)
    return page


def account(page, moment, language="en"):
    return account_of(version_at(page.pk, language, moment))


def said(version):
    return json.loads(bytes(version.body))["title"]


def test_a_past_moment_is_answered_with_what_was_served_then(article, clock):
    clock.shift(3600)
    publish(article, title="탄력")
    approve(article)
    assert version_at(article.pk, "en", MORNING) is None
    assert said(version_at(article.pk, "en", MORNING + timedelta(minutes=90))) == "Wrinkles"
    assert said(version_at(article.pk, "en", MORNING + timedelta(hours=2))) == "Firmness"


def test_a_moment_at_which_the_page_was_down_is_answered_with_nothing(article, clock):
    clock.shift(3600)
    fresh(article).unpublish()
    assert version_at(article.pk, "en", MORNING + timedelta(hours=3)).body is None


def test_writer_publisher_and_approver_are_named_each_for_what_they_did(article, clock):
    writer, publisher, reviewer = (person(name) for name in ("writer", "publisher", "reviewer"))
    page = draft(article)
    page.title = "탄력"
    revision = page.save_revision(user=writer)
    revision.publish(user=publisher)
    approve(article, user=reviewer)
    found = account(article, MORNING + timedelta(days=1))
    assert found.revision.user == writer
    assert [(entry.action, entry.user) for entry in found.publications] == [("wagtail.publish", publisher)]
    approvals = [event for unit in found.units for event in unit.events if event.state == "approved"]
    assert [event.user for event in approvals] == [reviewer]


def test_what_was_approved_later_is_no_part_of_an_earlier_account(article, clock):
    clock.shift(3600)
    approve(article, texts={"주름": "Creases"})
    earlier = account(article, MORNING + timedelta(minutes=90))
    assert [event.text for unit in earlier.units for event in unit.events] == ["Wrinkles"]


def test_a_reason_for_overruling_a_check_and_a_waived_section_are_told(article, clock):
    user = person("reviewer")
    publish(article, title="탄력 2회", body=[prose("부기는 천천히 빠집니다.")])
    segment = next(s for s in extract(fresh(article)).segments("en") if s.key == "title")
    excepted = Approval("title", segment.digest, text="Firmness", exception_reason="Said in the text.")
    approve_units(user=user, owner=ref_of(article), language="en", approvals=[excepted])
    found = account(article, MORNING + timedelta(days=1))
    assert "Said in the text." in [event.reason for unit in found.units for event in unit.events]


def test_a_language_released_early_says_by_whom_and_without_what(clock, article_home):
    user = person("releaser")
    page = make_article(article_home, "주름", body=[prose("부기는 천천히 빠집니다.")])
    approve(page, only=("주름",))
    release_language(user=user, owner=ref_of(page), language="en", waived=("body",))
    found = account(page, MORNING + timedelta(days=1))
    (section,) = page.body
    assert found.appearance.released_by == user
    assert found.appearance.waived == ["body", f"body:{section.id}"]


def test_translations_of_shared_texts_are_part_of_the_account(article, clock):
    author, reviewer = make_author(), person("reviewer")
    publish(article, body=[prose("부기는 천천히 빠집니다.", author=author.pk)])
    approve(article)
    approve(author, user=reviewer)
    assert "Haneul Kim" in bytes(Document.objects.get(page_id=article.pk, language="en").body).decode()
    shown = {unit.unit.owner_label: unit for unit in account(article, MORNING + timedelta(days=1)).units}
    assert [event.user for event in shown[Author._meta.label_lower].events] == [reviewer]


def test_the_command_lists_versions_and_tells_all_about_one(article, capsys):
    call_command("document_history", article.pk, "en")
    assert capsys.readouterr().out.split("\t")[2] == "published"
    call_command("document_history", article.pk, "en", "--at", "2026-03-03T00:00")
    told = capsys.readouterr().out
    assert all(part in told for part in ("written by root", "wagtail.publish by root", "'Wrinkles'"))


@pytest.mark.parametrize("moment", ["yesterday", "2026-13-40", "2020-01-01T00:00"])
def test_the_command_refuses_what_it_cannot_answer(article, moment):
    with pytest.raises(CommandError):
        call_command("document_history", article.pk, "en", "--at", moment)


def test_the_admin_view_names_the_publisher(article, client):
    client.force_login(person("publisher"))
    publish(article, title="탄력", user=get_user_model().objects.get(username="publisher"))
    sequence = Document.objects.get(page_id=article.pk, language="ko").sequence
    address = reverse("document_history", args=[article.pk, "ko"])
    response = client.get(address, {"sequence": sequence})
    (entry,) = response.context["account"].publications
    assert entry.user.username == "publisher"
    assert f"{entry.message} publisher" in response.content.decode()


def test_the_editor_and_the_list_lead_to_the_published_versions_and_back(article, client):
    client.force_login(person("publisher"))
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    address = reverse("document_history", args=[article.pk, "ko"])
    for shown in (edit, reverse("wagtailadmin_explore", args=[article.get_parent().pk])):
        assert f'href="{address}"' in client.get(shown).content.decode()
    history = client.get(address).content.decode()
    assert f'href="{edit}"' in history
    assert "한국어</a>" in history
    assert "English</a>" in history

"""Whatever fails: what visitors see stays, what was typed stays, and the message says what to do. Invariant 11."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.delivery.building.errors import DocumentBuildError
from cms.delivery.models import Change, Document, DocumentVersion
from cms.delivery.verification import findings
from cms.translation.models import CompiledForm, Unit
from tests.articles.documents import ArticleBuilder
from tests.articles.models import ArticlePage
from tests.factories.articles import approve, draft, fresh, make_article


def everything():
    """Every row that visitors' pages come from."""
    models = (Unit, CompiledForm, Document, DocumentVersion, Change)
    live = ArticlePage.objects.order_by("pk").values(
        "pk", "title_ko", "title_en", "summary_ko", "live", "slug_en"
    )
    return [list(live), *(list(model.objects.order_by("pk").values()) for model in models)]


@pytest.fixture
def breaking(monkeypatch):
    """Makes the documents of pages with “고장” in their summary unbuildable."""
    build = ArticleBuilder.content

    def content(self, page, *args):
        if "고장" in page.summary:
            raise ZeroDivisionError("broken on purpose")
        return build(self, page, *args)

    monkeypatch.setattr(ArticleBuilder, "content", content)


@pytest.fixture
def page(article_home):
    page = make_article(article_home, "주름", slug="a", summary="부기는 천천히 빠집니다.")
    approve(page)
    return fresh(page)


def form_of(page, **changes):
    data = {
        "title": page.title,
        "slug": page.slug,
        "slug_en": page.slug_en or "",
        "seo_title": "",
        "search_description": "",
        "summary": page.summary,
        "body": streamfield([]),
        "comments": inline_formset([]),
        "notes": inline_formset([]),
        "source_language": page.source_language,
        **changes,
    }
    return nested_form_data(data)


def test_a_document_that_cannot_be_built_leaves_everything_live_and_keeps_the_draft(
    page, breaking, superuser
):
    revised = draft(page)
    revised.summary = "고장 난 글입니다."
    revision = revised.save_revision(user=superuser)
    before = everything()
    with pytest.raises(DocumentBuildError, match="draft is saved"):
        revision.publish(user=superuser)
    assert everything() == before
    assert draft(page).summary == "고장 난 글입니다."
    assert list(findings()) == []


def test_the_editor_answers_with_a_message_and_the_draft_instead_of_an_error_page(
    page, breaking, superuser, client
):
    client.force_login(superuser)
    before = everything()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = form_of(page, summary="고장 난 글입니다.", **{"action-publish": "action-publish"})
    response = client.post(address, data)
    assert (response.status_code, response.url) == (302, address)
    messages = [str(message) for message in get_messages(response.wsgi_request)]
    assert len(messages) == 1
    assert "주름" in messages[0]
    assert everything() == before
    assert draft(page).summary == "고장 난 글입니다."


def test_the_editor_publishes_what_can_be_built(page, superuser, client):
    client.force_login(superuser)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = form_of(page, summary="부기는 빨리 빠집니다.", **{"action-publish": "action-publish"})
    response = client.post(address, data)
    assert response.status_code == 302
    assert fresh(page).summary == "부기는 빨리 빠집니다."
    assert fresh(page).title_en == "Wrinkles"
    assert list(findings()) == []


@pytest.mark.parametrize("change", ["unpublish", "move", "delete", "copy"])
def test_a_change_is_undone_when_a_page_that_shows_it_cannot_be_built(
    article_home, page, superuser, monkeypatch, change
):
    child = make_article(page, "상담", slug="child")
    target = make_article(article_home, "탄력", slug="target")
    make_article(article_home, "회복", slug="linked", related_id=child.pk)
    before, tree = everything(), places()
    monkeypatch.setattr(ArticleBuilder, "content", _fail)
    actions = {
        "unpublish": lambda: fresh(child).unpublish(user=superuser),
        "move": lambda: fresh(page).move(fresh(target), pos="last-child", user=superuser),
        "delete": lambda: fresh(child).delete(user=superuser),
        "copy": lambda: fresh(page).copy(update_attrs={"slug": "copy"}, user=superuser),
    }
    with pytest.raises(DocumentBuildError):
        actions[change]()
    assert (everything(), places()) == (before, tree)


def places():
    return list(ArticlePage.objects.order_by("path").values("pk", "path", "live"))


def _fail(self, page, *args):
    raise ZeroDivisionError("broken on purpose")


def test_of_five_scheduled_pages_four_go_live_and_the_broken_one_stays_due(article_home, breaking, superuser):
    now = timezone.now()
    pages = [
        schedule(article_home, number, now + timedelta(minutes=number), superuser) for number in range(1, 6)
    ]
    out, errors = io.StringIO(), io.StringIO()
    with time_machine.travel(now + timedelta(hours=1), tick=False):
        with pytest.raises(CommandError, match="stay due"):
            call_command("publish_scheduled", stdout=out, stderr=errors)
        assert [fresh(p).live for p in pages] == [True, True, False, True, True]
        broken = fresh(pages[2]).get_latest_revision()
        assert broken.approved_go_live_at == now + timedelta(minutes=3)
        assert "page 3" in errors.getvalue()
        assert "page 3" not in out.getvalue()
        assert list(findings()) == []


def schedule(home, number, moment, user):
    summary = "고장 난 글입니다." if number == 3 else "부기는 빨리 빠집니다."
    page = make_article(home, f"page {number}", slug=f"p{number}", summary=summary, publish=False)
    page = draft(page)
    page.go_live_at = moment
    page.save_revision(user=user).publish(user=user)
    return fresh(page)

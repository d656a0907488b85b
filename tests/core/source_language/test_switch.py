"""Switching the language a page is written in changes nothing that anybody reads."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.urls import reverse

from cms.core.models import BasePage
from cms.delivery.models import Document
from cms.delivery.verification import findings
from cms.translation.errors import TranslationError
from cms.translation.groups import PUBLISHERS, reviewers
from cms.translation.models import Unit, UnitEvent
from cms.translation.references import ref_of
from cms.translation.segments import extract
from cms.translation.services.source_language import switch_source_language
from tests.articles.models import ArticlePage
from tests.core.binding import fully_translated, make_article, translate

pytestmark = pytest.mark.usefixtures("bound", "interface")

SECTIONS = [
    {
        "type": "prose",
        "id": "11111111-1111-1111-1111-111111111111",
        "value": {
            "heading": "회복",
            "text": "<p><b>붓기</b>는 <i>멍</i>과 함께 빠집니다.</p><ul><li>냉찜질을 합니다.</li></ul>",
        },
    },
    {
        "type": "steps",
        "id": "22222222-2222-2222-2222-222222222222",
        "value": {
            "heading": "과정",
            "items": [
                {
                    "type": "item",
                    "id": "33333333-3333-3333-3333-333333333333",
                    "value": {"title": "상담", "text": "얼굴을 봅니다."},
                }
            ],
        },
    },
    {
        "type": "prose",
        "id": "44444444-4444-4444-4444-444444444444",
        "value": {"heading": "Only here", "text": "<p>For visitors.</p>", "languages": ["en"]},
    },
    {
        "type": "prose",
        "id": "55555555-5555-5555-5555-555555555555",
        "value": {"heading": "국내 안내", "text": "<p>가까운 곳에서 오세요.</p>", "languages": ["ko"]},
    },
]
TRANSLATIONS = {
    "회복": "Recovery",
    "<1>붓기</1>는 <2>멍</2>과 함께 빠집니다.": "With the <2>bruises</2> goes the <1>swelling</1>.",
    "냉찜질을 합니다.": "Use cold packs.",
    "과정": "Procedure",
    "상담": "Consultation",
    "얼굴을 봅니다.": "We look at the face.",
}


@pytest.fixture
def page(root, administrator):
    """A live page with sections of every kind, level in both languages."""
    translate(root, "en", administrator, {"처음": "Start", "처음입니다.": "This is the start."})
    page = make_article(root, tags="주름", tags_en="wrinkles", body=json.dumps(SECTIONS))
    page = fully_translated(page, administrator)
    return translate(page, "en", administrator, TRANSLATIONS)


@pytest.fixture
def publisher(person):
    return person("publisher", PUBLISHERS, reviewers("ko"), reviewers("en"))


def texts_of(page):
    """Both documents without what may change: how level they are, what they were made from, when and as what number."""
    documents = {}
    for row in Document.objects.filter(page_id=page.pk):
        body = json.loads(bytes(row.body))
        for name in ("translation", "sequence", "updated_at", "cache_tags"):
            del body[name]
        documents[row.language] = json.dumps(body, ensure_ascii=False, indent=1)
    return documents


def test_both_documents_keep_their_text_byte_for_byte(page, publisher):
    before = texts_of(page)
    assert set(before) == {"ko", "en"}
    switch_source_language(user=publisher, page_id=page.pk, language="en")
    after = texts_of(page)
    assert set(after) == set(before)
    for language, text in before.items():
        assert after[language].splitlines() == text.splitlines()
    states = {
        row.language: json.loads(bytes(row.body))["translation"]
        for row in Document.objects.filter(page_id=page.pk)
    }
    assert {language: state["state"] for language, state in states.items()} == {
        "en": "source",
        "ko": "current",
    }
    assert list(findings()) == []


def test_the_page_is_written_in_its_new_language_throughout(page, publisher):
    switch_source_language(user=publisher, page_id=page.pk, language="en")
    page = ArticlePage.objects.get(pk=page.pk)
    assert (page.source_language, page.title, page.title_ko, page.slug) == (
        "en",
        "Facelift",
        "안면거상",
        "facelift",
    )
    assert (page.draft_title, page.tags, page.tags_ko) == ("Facelift", "wrinkles", "주름")
    note = page.notes.get()
    assert (note.source_language, note.text, note.text_ko) == (
        "en",
        "It takes two hours.",
        "두 시간 걸립니다.",
    )
    assert page.body[0].value["heading"] == "Recovery"
    assert page.url_path.endswith("/facelift/")
    assert not page.has_unpublished_changes
    assert page.get_latest_revision_as_object().title == "Facelift"


def test_the_former_source_is_an_approved_unit_with_its_authors_and_its_reason(
    page, publisher, administrator
):
    switch_source_language(user=publisher, page_id=page.pk, language="en")
    page = ArticlePage.objects.get(pk=page.pk)
    units = Unit.objects.filter(**ref_of(page).owner, language="ko")
    assert len(units) == len(extract(page).segments("ko"))
    title = units.get(segment_key="title")
    assert (title.source_text, title.text, title.state) == ("Facelift", "안면거상", "approved")
    assert (title.author, title.reviewer) == (administrator, administrator)
    event = title.events.get()
    assert (event.action, event.user) == (UnitEvent.Action.CARRIED, publisher)
    assert event.reason


def test_switching_back_gives_back_the_former_page(page, publisher):
    before, body = texts_of(page), page.body.get_prep_value()
    switch_source_language(user=publisher, page_id=page.pk, language="en")
    switch_source_language(user=publisher, page_id=page.pk, language="ko")
    page = ArticlePage.objects.get(pk=page.pk)
    assert (page.title, page.slug) == ("안면거상", "안면거상")
    assert [s["value"]["heading"] for s in page.body.get_prep_value()] == [
        s["value"]["heading"] for s in body
    ]
    assert texts_of(page) == before
    assert list(findings()) == []


def test_an_edit_after_the_switch_leaves_the_former_source_behind(page, publisher):
    switch_source_language(user=publisher, page_id=page.pk, language="en")
    page = ArticlePage.objects.get(pk=page.pk)
    page.summary = "It lifts the face and the neck."
    page.save()
    page.refresh_from_db()
    assert page.summary_ko == "처진 얼굴을 올립니다."
    body = json.loads(bytes(Document.objects.get(page_id=page.pk, language="ko").body))
    assert body["translation"]["behind"] == ["/summary"]


def refused(user, page, language="en"):
    before = texts_of(page)
    with pytest.raises((TranslationError, PermissionDenied)) as caught:
        switch_source_language(user=user, page_id=page.pk, language=language)
    assert BasePage.objects.get(pk=page.pk).source_language == "ko"
    assert texts_of(page) == before
    return caught.value


def test_a_page_with_a_draft_is_not_switched(page, publisher):
    draft = page.get_latest_revision_as_object()
    draft.summary = "새 요약"
    draft.save_revision()
    assert isinstance(refused(publisher, page), TranslationError)


def test_a_page_that_is_not_live_is_not_switched(page, publisher):
    page.unpublish()
    assert isinstance(refused(publisher, page), TranslationError)


def test_a_page_that_is_not_level_is_not_switched_and_the_parts_are_named(page, publisher):
    page.summary = "두 가지를 올립니다."
    page.save()
    assert "summary" in str(refused(publisher, page))


def test_an_untranslated_optional_text_would_be_lost_so_the_page_is_not_switched(page, publisher):
    page.seo_title = "안면거상 안내"
    page.save()
    assert "seo_title" in str(refused(publisher, page))


@pytest.mark.parametrize("language", ["ko", "de"])
def test_only_a_target_language_can_be_switched_to(page, publisher, language):
    assert isinstance(refused(publisher, page, language), TranslationError)


@pytest.mark.parametrize(
    "groups",
    [
        (),
        (PUBLISHERS,),
        (PUBLISHERS, reviewers("en")),
        (PUBLISHERS, reviewers("ko")),
        (reviewers("ko"), reviewers("en")),
    ],
)
def test_switching_needs_the_right_to_publish_and_to_approve_in_both_languages(page, person, groups):
    assert isinstance(refused(person("somebody", *groups), page), PermissionDenied)


def test_a_failure_while_it_is_stored_changes_nothing(page, publisher, monkeypatch):
    monkeypatch.setattr("cms.translation.services.source_language._require_same_texts", fail)
    refused(publisher, page)
    assert not Unit.objects.filter(**ref_of(page).owner, language="ko").exists()


def fail(*args):
    raise TranslationError("No.")


def test_a_version_from_before_the_switch_can_be_read_and_not_restored(page, publisher, admin):
    first = page.get_latest_revision()
    switch_source_language(user=publisher, page_id=page.pk, language="en")
    page = ArticlePage.objects.get(pk=page.pk)
    first = page.revisions.get(pk=first.pk)
    old = first.as_object()
    assert (old.source_language, old.title) == ("ko", "안면거상")
    for action in (old.save, old.save_revision, first.publish):
        with pytest.raises(ValueError, match="switch_source_language"):
            action()
    latest = page.get_latest_revision()
    compared = admin.get(reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, latest.pk]))
    assert compared.status_code == 200
    reverted = admin.get(
        reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk]), follow=True
    )
    assert [str(message) for message in reverted.context["messages"]]
    assert reverted.redirect_chain


def test_the_command_switches_and_says_so(page, publisher, capsys):
    call_command("switch_source_language", str(page.pk), "en", "--as", publisher.username)
    assert "written in en" in capsys.readouterr().out
    assert BasePage.objects.get(pk=page.pk).source_language == "en"


@pytest.mark.parametrize(
    ("page_id", "language", "name", "message"),
    [("0", "en", "publisher", "no page"), (None, "de", "publisher", "de"), (None, "en", "nobody", "nobody")],
)
def test_the_command_says_what_is_wrong(page, publisher, page_id, language, name, message):
    with pytest.raises(CommandError, match=message):
        call_command("switch_source_language", page_id or str(page.pk), language, "--as", name)

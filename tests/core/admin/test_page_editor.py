"""The page editor, in whatever language the editor's interface is: source text only ever reaches source columns."""

import json

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from cms.core.models import BasePage
from tests.articles.models import ArticleNote, ArticlePage
from tests.core.binding import TEXTS, article_data, fully_translated, make_article, translate

pytestmark = pytest.mark.usefixtures("bound")

FORGED = {
    "title_en": "Forged",
    "title_ko": "위조",
    "summary_en": "Forged",
    "notes-0-text_en": "Forged",
    "slug_ko": "위조",
}


def add(client, parent, data):
    response = client.post(
        reverse("wagtailadmin_pages:add", args=["articles", "articlepage", parent.pk]), data
    )
    assert response.status_code == 302, response.context["form"].errors
    return ArticlePage.objects.latest("pk")


def edit(client, page, data):
    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert response.status_code == 302, response.context["form"].errors
    return ArticlePage.objects.get(pk=page.pk)


def data_of(language, page=None, **values):
    texts = TEXTS[language]
    notes = [(note.pk, note.text) for note in page.notes.all()] if page else [(None, texts["note"])]
    return article_data(
        **{
            "title": texts["title"],
            "slug": texts["slug"],
            "summary": texts["summary"],
            "source_language": language,
            "notes": notes,
            "initial": len(notes) if page else 0,
            **values,
        }
    )


@pytest.fixture(params=["ko", "en"])
def language(request):
    return request.param


@pytest.fixture
def other(language):
    return "en" if language == "ko" else "ko"


def assert_written_in(obj, language, other, **texts):
    for name, text in texts.items():
        assert getattr(obj, f"{name}_{language}") == text
        assert not getattr(obj, f"{name}_{other}")


@pytest.mark.parametrize("action", [{}, {"action-publish": "on"}])
def test_a_new_page_is_written_in_the_language_chosen_for_it(admin, root, language, other, action):
    page = add(admin, root, data_of(language) | FORGED | action)
    texts = TEXTS[language]
    assert page.source_language == language
    assert_written_in(page, language, other, title=texts["title"], summary=texts["summary"])
    assert_written_in(page.notes.get(), language, other, text=texts["note"])
    assert page.draft_title == texts["title"]
    draft = page.get_latest_revision_as_object()
    assert_written_in(draft, language, other, title=texts["title"], summary=texts["summary"])
    assert_written_in(draft.notes.get(), language, other, text=texts["note"])


def test_the_address_of_a_new_page_is_its_own_language_s(admin, root):
    page = add(admin, root, data_of("en"))
    assert (page.slug, page.slug_en, page.slug_ko) == ("facelift", "facelift", None)


def test_an_address_typed_under_the_chosen_language_is_taken(admin, root):
    page = add(admin, root, data_of("en", slug_en="face-lift"))
    assert (page.slug, page.slug_en) == ("face-lift", "face-lift")


@pytest.mark.parametrize("is_live", [True, False])
def test_a_draft_changes_source_text_only(admin, administrator, root, language, other, is_live):
    page = fully_translated(make_article(root, language), administrator)
    if not is_live:
        page.unpublish()
    data = data_of(language, page, title="New title", summary="New summary")
    page = edit(admin, page, {**data, f"title_{other}": "Forged", f"summary_{other}": "Forged"})
    draft = page.get_latest_revision_as_object()
    assert (draft.title, getattr(draft, f"title_{language}")) == ("New title", "New title")
    assert getattr(draft, f"title_{other}") == TEXTS[other]["title"]
    assert getattr(draft, f"summary_{other}") == TEXTS[other]["summary"]
    assert getattr(page, f"title_{other}") == TEXTS[other]["title"]
    assert page.draft_title == "New title"
    assert page.title == ("New title" if not is_live else TEXTS[language]["title"])


def test_publishing_a_draft_compiles_and_leaves_no_typed_target_text(
    admin, administrator, root, language, other
):
    page = fully_translated(make_article(root, language), administrator)
    data = data_of(language, page, summary="New summary")
    page = edit(admin, page, {**data, f"summary_{other}": "Forged", "action-publish": "on"})
    assert page.summary == "New summary"
    assert getattr(page, f"title_{other}") == TEXTS[other]["title"]
    assert getattr(page, f"summary_{other}") in (None, TEXTS[other]["summary"])


def test_inline_children_are_written_in_the_language_of_their_page(
    admin, administrator, root, language, other
):
    page = fully_translated(make_article(root, language), administrator)
    note = page.notes.get()
    data = data_of(language, notes=[(note.pk, note.text), (None, "SMAS")], initial=1)
    page = edit(
        admin,
        page,
        {**data, f"notes-1-text_{other}": "Forged", "notes-1-source_language": other, "action-publish": "on"},
    )
    first, second = page.notes.all()
    assert getattr(first, f"text_{other}") == TEXTS[other]["note"]
    assert second.source_language == language
    assert_written_in(second, language, other, text="SMAS")


def test_the_editor_shows_no_column_of_another_language(admin, root, language, other):
    page = make_article(root, language)
    response = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    form = response.context["form"]
    names = set(form.fields) | set(form.formsets["notes"].empty_form.fields)
    assert {"title", "slug", f"slug_{other}", "text"} <= names
    assert not names & {"title_ko", "title_en", "summary_en", "text_ko", "text_en", f"slug_{language}"}
    assert form["title"].value() == TEXTS[language]["title"]
    assert form.fields["source_language"].disabled


def test_a_posted_source_language_does_not_switch_a_page(admin, root):
    page = make_article(root)
    page = edit(admin, page, data_of("ko", page, source_language="en"))
    assert page.source_language == "ko"
    assert page.get_latest_revision_as_object().source_language == "ko"


def autosave(client, page, data):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, data, headers={"accept": "application/json"})


def test_autosave_accepts_an_incomplete_page(admin, root, language):
    page = make_article(root, language)
    data = data_of(
        language,
        page,
        summary="",
        **{
            "body": {
                "count": "1",
                "0": {
                    "type": "steps",
                    "value": {"heading": "", "items": {"count": "0"}},
                    "deleted": "",
                    "order": "0",
                },
            }
        },
    )
    response = autosave(admin, page, data)
    assert json.loads(response.content)["success"], response.content


def test_autosaves_overwrite_one_revision_and_only_source_text(admin, administrator, root, language, other):
    page = fully_translated(make_article(root, language), administrator)
    revision = page.get_latest_revision()
    first = json.loads(autosave(admin, page, data_of(language, page, title="One")).content)
    second = json.loads(
        autosave(
            admin,
            page,
            data_of(language, page, title="Two")
            | {"overwrite_revision_id": first["revision_id"], f"title_{other}": "Forged"},
        ).content
    )
    assert first["revision_id"] == second["revision_id"] != revision.pk
    draft = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (draft.title, getattr(draft, f"title_{other}")) == ("Two", TEXTS[other]["title"])


def test_autosave_of_a_new_page_creates_it_in_its_language(admin, root, language, other):
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", root.pk])
    response = admin.post(address, data_of(language, summary=""), headers={"accept": "application/json"})
    page = ArticlePage.objects.get(pk=json.loads(response.content)["pk"])
    assert_written_in(page, language, other, title=TEXTS[language]["title"])


# --- revisions ------------------------------------------------------------------


@pytest.fixture
def revised(administrator, root, language, other):
    """A page whose first revision is older than its translation, and whose second changed the summary."""
    page = fully_translated(make_article(root, language), administrator)
    first = page.save_revision()
    changed = page.get_latest_revision_as_object()
    changed.summary = TEXTS[language]["later"]
    second = changed.save_revision()
    second.publish()
    page = translate(
        ArticlePage.objects.get(pk=page.pk),
        other,
        administrator,
        {TEXTS[language]["later"]: TEXTS[other]["later"]},
    )
    return page, Revision.objects.get(pk=first.pk), Revision.objects.get(pk=second.pk)


def test_comparing_revisions_compares_source_text(admin, revised, language):
    page, first, second = revised
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    response = admin.get(address)
    assert response.status_code == 200
    labels = [str(comparison.field_label()) for comparison in response.context["comparison"]]
    assert len(labels) == 1
    assert TEXTS[language]["later"].split()[-2] in response.content.decode()


def test_restoring_a_revision_restores_source_text_and_no_target_text(admin, revised, language, other):
    page, first, _second = revised
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    response = admin.get(address)
    assert response.context["form"]["summary"].value() == TEXTS[language]["summary"]
    restored = first.as_object()
    assert restored.summary == TEXTS[language]["summary"]
    assert getattr(restored, f"summary_{other}") == TEXTS[other]["later"]
    response = admin.post(address, data_of(language, page))
    assert response.status_code == 302
    draft = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.summary == TEXTS[language]["summary"]
    assert getattr(draft, f"summary_{other}") == TEXTS[other]["later"]


def test_publishing_a_restored_revision_finds_its_old_translation(admin, revised, language, other):
    page, first, _second = revised
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    admin.post(address, data_of(language, page) | {"action-publish": "on"})
    page = ArticlePage.objects.get(pk=page.pk)
    assert (page.summary, page.text_in("summary", other)) == (
        TEXTS[language]["summary"],
        TEXTS[other]["summary"],
    )


def test_restoring_a_revision_keeps_the_target_text_of_children(revised, language, other):
    page, first, _second = revised
    ArticleNote.objects.filter(page=page).update(**{f"text_{other}": "Since corrected"})
    assert getattr(first.as_object().notes.get(), f"text_{other}") == "Since corrected"
    ArticleNote.objects.filter(page=page).update(**{f"text_{other}": TEXTS[other]["note"]})


# --- history --------------------------------------------------------------------


def test_history_and_log_name_the_source_title(admin, root, language):
    page = add(admin, root, data_of(language) | {"action-publish": "on"})
    entries = PageLogEntry.objects.filter(page=page.pk)
    assert {entry.label for entry in entries} == {TEXTS[language]["title"]}
    assert (
        Revision.page_revisions.filter(object_id=str(page.pk)).latest("pk").object_str
        == TEXTS[language]["title"]
    )
    response = admin.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert TEXTS[language]["title"] in response.content.decode()
    assert ModelLogEntry.objects.count() == 0
    assert BasePage.objects.get(pk=page.pk).get_admin_display_title() == TEXTS[language]["title"]

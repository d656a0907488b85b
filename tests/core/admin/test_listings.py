"""Listings, choosers and search show and order by source text; snippets and pictures are written in their own language."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images import get_image_model

from tests.articles.models import ArticlePage, Author
from tests.core.binding import fully_translated, make_article
from tests.imaging.pictures import corners, encode

pytestmark = pytest.mark.usefixtures("bound")


@pytest.fixture
def articles(root, administrator):
    """One page of each source language, both translated, so that their order and titles differ by language."""
    korean = fully_translated(make_article(root), administrator)
    english = fully_translated(make_article(root, "en", title="Brow lift", slug="brow-lift"), administrator)
    return korean, english


def shown(response):
    """What a person sees; choosers answer with JSON around it."""
    text = response.content.decode()
    return json.loads(text)["html"] if response["Content-Type"].startswith("application/json") else text


def listed(response):
    return [page.title for page in response.context["object_list"]]


def test_the_explorer_lists_and_orders_by_source_titles(admin, root, articles):
    address = reverse("wagtailadmin_explore", args=[root.pk])
    assert listed(admin.get(address, {"ordering": "title"})) == ["Brow lift", "안면거상"]
    assert listed(admin.get(address, {"ordering": "-title"})) == ["안면거상", "Brow lift"]


def test_the_explorer_shows_the_title_of_a_draft(admin, root, articles):
    draft = articles[0].get_latest_revision_as_object()
    draft.title = "초안 제목"
    draft.save_revision()
    response = admin.get(reverse("wagtailadmin_explore", args=[root.pk]))
    assert "초안 제목" in response.content.decode()
    assert ArticlePage.objects.get(pk=articles[0].pk).draft_title == "초안 제목"


@pytest.mark.parametrize("view", ["wagtailadmin_pages:search", "wagtailadmin_choose_page_search"])
def test_pages_are_found_by_their_source_titles(admin, articles, view):
    for query, found, missed in (("안면거상", "안면거상", "Brow lift"), ("Brow", "Brow lift", "안면거상")):
        text = admin.get(reverse(view), {"q": query}).content.decode()
        assert (
            reverse("wagtailadmin_pages:edit", args=[articles[found == "Brow lift"].pk]) in text
            or found in text
        )
        assert missed not in text


def test_the_page_chooser_shows_source_titles_and_hands_them_over(admin, root, articles):
    text = shown(admin.get(reverse("wagtailadmin_choose_page_child", args=[root.pk])))
    assert "안면거상" in text
    assert "Brow lift" in text
    assert "Facelift" not in text


# --- snippets -------------------------------------------------------------------


@pytest.mark.parametrize(("language", "other"), [("ko", "en"), ("en", "ko")])
def test_a_snippet_is_written_in_the_language_chosen_for_it(admin, root, language, other):
    forged = {"name_en": "Forged", "name_ko": "위조"}
    response = admin.post(
        reverse("wagtailsnippets_articles_author:add"), {"name": "김", "source_language": language, **forged}
    )
    assert response.status_code == 302
    author = Author.objects.get()
    assert (
        author.source_language,
        getattr(author, f"name_{language}"),
        getattr(author, f"name_{other}"),
    ) == (language, "김", None)
    address = reverse("wagtailsnippets_articles_author:edit", args=[author.pk])
    admin.post(address, {"name": "이", "source_language": other, **forged})
    author.refresh_from_db()
    assert (
        author.source_language,
        getattr(author, f"name_{language}"),
        getattr(author, f"name_{other}"),
    ) == (language, "이", None)


def test_snippets_are_listed_and_chosen_by_their_source_text(admin, root):
    Author.objects.create(name="김")
    Author.objects.create(name="Lee", source_language="en")
    for name in ("wagtailsnippets_articles_author:list", "wagtailsnippetchoosers_articles_author:choose"):
        text = shown(admin.get(reverse(name)))
        assert "김" in text
        assert "Lee" in text


def test_the_snippet_form_shows_no_column_of_a_language(admin, root):
    author = Author.objects.create(name="Kim", source_language="en")
    form = admin.get(reverse("wagtailsnippets_articles_author:edit", args=[author.pk])).context["form"]
    assert set(form.fields) == {"name", "source_language"}
    assert form["name"].value() == "Kim"


# --- pictures -------------------------------------------------------------------


@pytest.mark.parametrize(("language", "other"), [("ko", "en"), ("en", "ko")])
def test_a_picture_is_described_in_the_language_chosen_for_it(admin, root, language, other):
    data = {
        "title": "Chair",
        "file": SimpleUploadedFile("chair.jpg", encode(corners()), "image/jpeg"),
        "source_language": language,
        "depicts": "nobody",
        "alt_text": "의자",
        "alt_text_en": "Forged",
        "alt_text_ko": "위조",
        "credit": "",
        "collection": 1,
        "tags": "",
    }
    response = admin.post(reverse("wagtailimages:add"), data)
    assert response.status_code == 302, response.context["form"].errors
    image = get_image_model().objects.get()
    assert (getattr(image, f"alt_text_{language}"), getattr(image, f"alt_text_{other}")) == ("의자", None)
    del data["file"]
    admin.post(
        reverse("wagtailimages:edit", args=[image.pk]), {**data, "alt_text": "책상", "source_language": other}
    )
    image = get_image_model().objects.get()
    assert (
        image.source_language,
        getattr(image, f"alt_text_{language}"),
        getattr(image, f"alt_text_{other}"),
    ) == (language, "책상", None)
    chosen = admin.get(reverse("wagtailimages_chooser:chosen", args=[image.pk]))
    assert json.loads(chosen.content)["result"]["default_alt_text"] == "책상"

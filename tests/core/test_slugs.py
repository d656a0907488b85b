"""Addresses: one per language, unique among siblings, proposed once, changed only by people."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cms.core.models import BasePage
from tests.articles.models import ArticlePage
from tests.core.admin.test_page_editor import add, data_of, edit
from tests.core.binding import fully_translated, make_article, translate

pytestmark = pytest.mark.usefixtures("bound")


def edit_errors(client, page, data):
    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert response.status_code == 200
    return response.context["form"].errors


def test_a_target_address_is_proposed_from_the_compiled_title_and_then_stays(root, administrator):
    page = fully_translated(make_article(root), administrator)
    assert page.slug_en == "facelift"
    page.title = "얼굴 거상"
    page.save()
    page = translate(page, "en", administrator, {"얼굴 거상": "Face lifting"})
    assert (page.title_en, page.slug_en) == ("Face lifting", "facelift")


def test_an_address_is_kept_where_a_person_has_set_it(root, administrator):
    page = fully_translated(make_article(root, slug_en="own-address"), administrator)
    assert page.slug_en == "own-address"


def test_a_proposed_address_is_free_among_siblings_of_either_source_language(root, administrator):
    make_article(root, "en")
    page = fully_translated(make_article(root), administrator)
    assert page.slug_en == "facelift-2"


def test_the_longest_title_still_gets_a_free_address(root):
    title = "a" * 255
    first = make_article(root, "en", title=title, slug="")
    second = make_article(root, "en", title=title, slug="")
    assert (len(first.slug), len(second.slug)) == (255, 255)
    assert first.slug != second.slug


def test_an_english_page_gets_an_ascii_address(root):
    page = make_article(root, "en", title="SMAS 리프팅", slug="")
    assert page.slug == page.slug_en == "smas"
    assert make_article(root, "en", title="리프팅", slug="").slug.startswith("page-")
    assert make_article(root, "ko", title="SMAS 리프팅", slug="").slug == "smas-리프팅"


@pytest.mark.parametrize("slug", ["리프팅", "brow-리프팅"])
def test_an_english_address_beyond_ascii_is_refused_at_its_field(admin, root, slug):
    page = make_article(root)
    assert set(edit_errors(admin, page, data_of("ko", page, slug_en=slug))) == {"slug_en"}
    english = make_article(root, "en")
    assert set(edit_errors(admin, english, data_of("en", english, slug=slug))) == {"slug"}


def test_an_address_of_a_sibling_is_refused_at_the_field_of_its_language(admin, root):
    make_article(root, "en", slug="taken")
    make_article(root, suffix="-2", slug_en="also-taken")
    page = make_article(root)
    assert set(edit_errors(admin, page, data_of("ko", page, slug_en="taken"))) == {"slug_en"}
    assert set(edit_errors(admin, page, data_of("ko", page, slug_en="also-taken"))) == {"slug_en"}
    english = make_article(root, "en")
    assert set(edit_errors(admin, english, data_of("en", english, slug="also-taken"))) == {"slug"}


def test_a_new_page_is_refused_an_address_of_a_sibling(admin, root):
    make_article(root, suffix="-2", slug_en="taken")
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", root.pk])
    response = admin.post(address, data_of("ko", slug_en="taken"))
    assert set(response.context["form"].errors) == {"slug_en"}
    response = admin.post(address, data_of("en", slug="taken"))
    assert set(response.context["form"].errors) == {"slug"}


def test_two_languages_may_have_the_same_address(admin, root):
    page = add(admin, root, data_of("ko", slug="smas", slug_en="smas"))
    assert (page.slug_ko, page.slug_en) == ("smas", "smas")


def test_an_address_may_be_edited_and_emptied(admin, root):
    page = make_article(root, slug_en="old")
    page = edit(admin, page, data_of("ko", page, slug_en="new") | {"action-publish": "on"})
    assert page.slug_en == "new"
    draft = edit(admin, page, data_of("ko", page, slug_en="")).get_latest_revision_as_object()
    assert draft.slug_en == "new"


def test_changing_the_source_address_moves_descendants_and_no_other_language(admin, root):
    page = make_article(root, slug_en="parent")
    child = make_article(page)
    page = edit(admin, page, data_of("ko", page, slug="새주소", slug_en="parent") | {"action-publish": "on"})
    assert (page.slug, page.slug_ko, page.slug_en) == ("새주소", "새주소", "parent")
    child.refresh_from_db()
    assert child.url_path == f"{page.url_path}{child.slug}/"


# --- moves and copies -----------------------------------------------------------


def move(client, page, parent):
    return client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent.pk]))


def test_a_moved_page_gets_free_addresses(admin, root):
    target = make_article(root, suffix="-parent")
    make_article(target, suffix="-2", slug_en="taken")
    page = make_article(root, slug_en="taken")
    assert move(admin, page, target).status_code == 302
    page.refresh_from_db()
    assert page.get_parent().pk == target.pk
    assert page.slug_en == "taken-2"


def test_a_move_to_where_a_translation_has_its_address_is_refused_with_a_message(admin, root):
    target = make_article(root, suffix="-parent")
    make_article(target, "en", slug_ko="안면거상")
    page = make_article(root)
    response = admin.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]), follow=True)
    assert [str(message) for message in response.context["messages"]]
    assert BasePage.objects.get(pk=page.pk).get_parent().pk == root.pk


def copy(client, page, parent, **values):
    data = {"new_title": "복사본", "new_slug": "복사본", "new_parent_page": parent.pk, **values}
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)


@pytest.mark.parametrize("publish", ["", "on"])
def test_a_copy_has_addresses_of_its_own_in_every_revision(admin, administrator, root, publish):
    page = fully_translated(make_article(root), administrator)
    page.save_revision()
    response = copy(admin, page, root, publish_copies=publish)
    assert response.status_code == 302
    made = ArticlePage.objects.latest("pk")
    assert (made.title, made.title_ko, made.slug_ko) == ("복사본", "복사본", "복사본")
    assert made.slug_en != page.slug_en
    draft = made.get_latest_revision_as_object()
    assert (draft.title, draft.title_ko, draft.slug, draft.slug_ko) == ("복사본",) * 4
    edited = edit(
        admin, made, data_of("ko", draft, title="복사본", slug="복사본", slug_en=draft.slug_en or "")
    )
    assert edited.pk == made.pk
    for revision in made.revisions.all():
        assert revision.as_object().slug_en != page.slug_en


def test_a_published_copy_brings_its_translation_along(admin, administrator, root):
    page = fully_translated(make_article(root), administrator)
    copy(admin, page, root, publish_copies="on")
    made = ArticlePage.objects.latest("pk")
    assert (made.summary_en, made.notes.get().text_en) == (page.summary_en, page.notes.get().text_en)


def test_a_copy_of_an_english_page_stays_english(admin, administrator, root):
    page = fully_translated(make_article(root, "en"), administrator)
    copy(admin, page, root, new_title="Copy", new_slug="copy")
    made = ArticlePage.objects.latest("pk")
    assert (made.source_language, made.title_en, made.title_ko, made.slug_en) == ("en", "Copy", None, "copy")
    assert made.get_latest_revision_as_object().title == "Copy"


def test_a_copy_is_refused_an_address_that_its_language_cannot_have(admin, root):
    page = make_article(root, "en")
    make_article(root, slug_en="taken")
    for slug in ("복사본", "taken"):
        response = copy(admin, page, root, new_slug=slug, publish_copies="on")
        assert set(response.context["form"].errors) == {"new_slug"}


def test_aliases_are_not_offered_and_a_request_for_one_is_told_why(admin, root):
    page = make_article(root)
    form = admin.get(reverse("wagtailadmin_pages:copy", args=[page.pk])).context["form"]
    assert "alias" not in form.fields
    count = BasePage.objects.count()
    response = copy(admin, page, root, alias="on")
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert BasePage.objects.count() == count
    with pytest.raises(ValidationError):
        page.create_alias(parent=root)

"""Who may do what in the admin, and what is not served to anybody."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.admin.menu import admin_menu
from wagtail.models import GroupPagePermission, PageViewRestriction, Site

from cms.core.models import BasePage
from cms.delivery.models import Document
from cms.translation.groups import ADMINISTRATORS, EDITORS, PUBLISHERS, create_groups, reviewers, translators
from tests.articles.models import Author
from tests.core.binding import make_article

pytestmark = pytest.mark.usefixtures("bound")

TRANSLATORS, REVIEWERS = translators("en"), reviewers("en")


@pytest.fixture
def article(root):
    return make_article(root)


@pytest.fixture
def signed_in(client, person):
    def sign_in(*groups):
        client.force_login(person("somebody", *groups))
        return client

    return sign_in


def addresses(article):
    author = Author.objects.create(name="김")
    return {
        "home": reverse("wagtailadmin_home"),
        "edit": reverse("wagtailadmin_pages:edit", args=[article.pk]),
        "add": reverse("wagtailadmin_pages:add", args=["articles", "articlepage", article.pk]),
        "copy": reverse("wagtailadmin_pages:copy", args=[article.pk]),
        "privacy": reverse("wagtailadmin_pages:set_privacy", args=[article.pk]),
        "history": reverse("wagtailadmin_pages:history", args=[article.pk]),
        "document_history": reverse("document_history", args=[article.pk, "ko"]),
        "images": reverse("wagtailimages:index"),
        "add_image": reverse("wagtailimages:add"),
        "snippet": reverse("wagtailsnippets_articles_author:edit", args=[author.pk]),
        "add_snippet": reverse("wagtailsnippets_articles_author:add"),
        "delete_snippet": reverse("wagtailsnippets_articles_author:delete", args=[author.pk]),
        "settings": reverse("wagtailsettings:edit", args=["home", "clinicsettings", Site.objects.get().pk]),
    }


def reachable(client, article):
    """Names of the addresses that answer; a refusal is a redirect to the admin's home or a 403."""
    answers = {}
    for name, address in addresses(article).items():
        response = client.get(address, follow=True)
        answers[name] = response.status_code == 200 and response.request["PATH_INFO"] == address
    return {name for name, is_open in answers.items() if is_open}


def test_nothing_in_the_admin_answers_without_a_login(client, article):
    for address in addresses(article).values():
        response = client.get(address)
        assert response.status_code == 302
        assert response.url.startswith(reverse("wagtailadmin_login"))


def test_a_person_without_a_group_is_sent_away(signed_in, article):
    client = signed_in()
    assert reachable(client, article) == set()


@pytest.mark.parametrize("group", [TRANSLATORS, REVIEWERS])
def test_translators_and_reviewers_enter_the_admin_and_edit_nothing_in_it(signed_in, article, group):
    assert reachable(signed_in(group), article) == {"home"}


PAGES = {"home", "edit", "add", "copy", "history", "document_history", "images", "add_image"}


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (EDITORS, PAGES),
        (PUBLISHERS, PAGES | {"privacy", "snippet", "add_snippet", "settings"}),
        (ADMINISTRATORS, PAGES | {"privacy", "snippet", "add_snippet", "settings", "delete_snippet"}),
    ],
)
def test_each_group_reaches_what_its_work_needs(signed_in, article, group, expected):
    assert reachable(signed_in(group), article) == expected


def test_an_editor_may_not_publish(signed_in, article):
    client = signed_in(EDITORS)
    menu = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert "action-publish" not in menu


def test_groups_made_again_keep_what_an_administrator_gave_and_are_the_same(db):
    editors = Group.objects.get(name=EDITORS)
    given = Permission.objects.get(codename="change_author")
    editors.permissions.add(given)
    before = set(editors.permissions.all())
    pages = set(GroupPagePermission.objects.values_list("pk", flat=True))
    create_groups()
    assert set(editors.permissions.all()) == before
    assert set(GroupPagePermission.objects.values_list("pk", flat=True)) == pages


# --- the history of what was published ------------------------------------------


def test_the_editor_of_another_section_may_not_see_the_published_versions(client, person, root, article):
    own = make_article(root, suffix="-own")
    group = Group.objects.create(name="Section editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group, page=own, permission=Permission.objects.get(codename="change_basepage")
    )
    client.force_login(person("section-editor", "Section editors"))
    assert client.get(reverse("document_history", args=[own.pk, "ko"])).status_code == 200
    refused = client.get(reverse("document_history", args=[article.pk, "ko"]))
    assert refused.status_code in (302, 403)


def test_published_versions_of_unknown_languages_and_sequences_are_not_found(client, administrator, article):
    client.force_login(administrator)
    address = reverse("document_history", args=[article.pk, "ko"])
    assert client.get(reverse("document_history", args=[article.pk, "de"])).status_code == 404
    for sequence in ("x", "-1", "9" * 30, "999999", "²"):
        assert client.get(address, {"sequence": sequence}).status_code == 404


# --- privacy --------------------------------------------------------------------


def restrict(client, page):
    return client.post(
        reverse("wagtailadmin_pages:set_privacy", args=[page.pk]),
        {"restriction_type": "login", "password": ""},
    )


def test_making_a_page_private_takes_its_documents_away(client, administrator, article):
    client.force_login(administrator)
    assert Document.objects.filter(page_id=article.pk).exists()
    assert restrict(client, article).status_code == 200
    assert not Document.objects.filter(page_id=article.pk).exists()


def test_a_restriction_whose_documents_cannot_be_rebuilt_is_not_stored(
    client, administrator, article, monkeypatch
):
    client.force_login(administrator)

    def fail(self, *args, **kwargs):
        raise RuntimeError("no")

    monkeypatch.setattr("cms.delivery.stage.DeliveryStage.after_tree_change", fail)
    with pytest.raises(RuntimeError):
        restrict(client, article)
    assert not PageViewRestriction.objects.exists()
    assert Document.objects.filter(page_id=article.pk).exists()


# --- what is not mounted --------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["wagtaildocs_serve", "wagtailimages_serve", "wagtail_serve", "wagtailapi:pages:listing"]
)
def test_wagtail_s_public_views_have_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name, args=())
    assert name not in {key for key in get_resolver().reverse_dict if isinstance(key, str)}


@pytest.mark.parametrize(
    "path",
    [
        "/documents/1/x.pdf",
        "/images/x/1/original/",
        "/api/v2/pages/",
        "/api/v3/pages/",
        "/pages/",
        "/안면거상/",
    ],
)
def test_nothing_answers_where_wagtail_would_serve(client, article, path):
    assert client.get(path).status_code == 404


def test_the_admin_s_own_api_needs_a_login(client, article):
    response = client.get("/admin/api/main/pages/")
    assert response.status_code in (302, 401, 403)
    assert article.title not in response.content.decode()
    assert BasePage.objects.filter(pk=article.pk).exists()


def test_no_file_can_be_put_into_wagtail_s_public_library_of_documents(client, superuser):
    """It would take a patient's photograph unread and publish it at an address that can be guessed."""
    client.force_login(superuser)
    assert client.get("/admin/documents/").status_code == 404
    assert client.post("/admin/documents/multiple/add/").status_code == 404
    items = admin_menu.menu_items_for_request(client.get("/admin/").wsgi_request)
    assert "documents" not in {item.name for item in items}


@pytest.mark.parametrize("view", ["wagtailadmin_pages:view_draft", "wagtailadmin_pages:revisions_view"])
def test_no_view_of_a_page_needs_a_template(client, administrator, article, view):
    client.force_login(administrator)
    arguments = [article.pk, article.latest_revision_id][: 1 if view.endswith("draft") else 2]
    refused = client.get(reverse(view, args=arguments))
    assert (refused.status_code, refused["Location"]) == (302, reverse("wagtailadmin_home"))

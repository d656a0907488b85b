"""One account for each role, each able to do its own work and no more."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.urls import reverse

from procedures.demo.accounts import ACCOUNTS, create_accounts


def account(username):
    return get_user_model().objects.get(username=username)


@pytest.fixture(autouse=True)
def accounts(db):
    create_accounts()


@pytest.mark.parametrize("demo", ACCOUNTS, ids=lambda demo: demo.username)
def test_everybody_can_sign_in_with_the_password_that_is_printed(demo):
    user = authenticate(username=demo.username, password=demo.password)
    assert user is not None
    assert user.has_perm("wagtailadmin.access_admin")


@pytest.mark.parametrize("demo", ACCOUNTS, ids=lambda demo: demo.username)
def test_everybody_can_change_the_language_of_the_interface_and_nothing_else(
    client, settings, tmp_path, demo
):
    settings.STATIC_ROOT = tmp_path
    client.force_login(account(demo.username))
    shown = client.get(reverse("wagtailadmin_account"))
    panels = [panel for tab in shown.context["panels_by_tab"].values() for panel in tab]
    data = {name: value for panel in panels for name, value in as_posted(panel.get_form())}
    data["locale-preferred_language"] = "en"
    assert client.post(reverse("wagtailadmin_account"), data).status_code == 302
    assert account(demo.username).wagtail_userprofile.preferred_language == "en"


def as_posted(form):
    """What a browser sends back for a form that nobody has touched."""
    return [(field.html_name, field.value() or "") for field in form]


def test_a_password_that_was_changed_stays_changed():
    user = account("editor")
    user.set_password("my own words 1")
    user.save()
    assert create_accounts() == 0
    assert account("editor").check_password("my own words 1")


def test_a_translator_translates_and_does_not_approve():
    user = account("translator-en")
    assert user.has_perm("translation.translate_en")
    assert not user.has_perm("translation.review_en")


def test_a_reviewer_approves_and_does_not_publish():
    user = account("reviewer-en")
    assert user.has_perm("translation.review_en")
    assert not user.groups.filter(name="Publishers").exists()


def test_an_editor_neither_approves_nor_releases():
    user = account("editor")
    assert not user.has_perm("translation.review_en")
    assert not user.has_perm("translation.release_language")


def test_only_the_administrator_is_a_superuser():
    superusers = get_user_model().objects.filter(is_superuser=True)
    assert [user.username for user in superusers] == ["admin"]

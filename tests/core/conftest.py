"""Binding tests: three interfaces, people, a place in the tree, and the check that ends every one of them."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import translation
from wagtail.users.models import UserProfile

from tests.core.binding import assert_bound, make_article, make_person, make_site_root

INTERFACES = ("ko", "en", "de")


@pytest.fixture(params=INTERFACES)
def interface(request):
    """The language somebody's interface has; the site has no German."""
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def bound(db):
    """After the test, every base column mirrors its source column, and drafts hold no language's text for another."""
    yield
    assert_bound()


@pytest.fixture
def root(db, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path  # whitenoise warns of a folder that is not there
    return make_site_root()


@pytest.fixture
def administrator(db):
    return get_user_model().objects.create_superuser("administrator", "a@clinic.example", "password")


@pytest.fixture
def person(db):
    return make_person


@pytest.fixture
def admin(client, administrator, interface):
    """A client of an administrator whose interface has the language `interface`."""
    UserProfile.objects.update_or_create(user=administrator, defaults={"preferred_language": interface})
    client.force_login(administrator)
    return client


@pytest.fixture
def article(root, bound):
    return make_article(root)

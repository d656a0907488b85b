import pytest
from wagtail.models import Site

from home.models import HomePage

pytestmark = pytest.mark.django_db


def test_a_new_database_begins_with_a_home_page_in_the_source_language():
    home = Site.objects.get(is_default_site=True).root_page.specific

    assert isinstance(home, HomePage)
    assert (home.source_language, home.title, home.title_ko, home.title_en) == ("ko", "홈", "홈", None)
    assert (home.slug, home.slug_ko, home.depth) == ("home", "home", 2)


def test_the_home_page_of_a_new_database_can_be_saved_and_published():
    home = HomePage.objects.get()
    home.save_revision().publish()

    assert HomePage.objects.get().live

"""What a frontend needs around its pages."""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from cms.delivery.api import site_document
from cms.delivery.api.site_document import SiteDocument, site_languages
from cms.delivery.public_messages import PUBLIC_MESSAGES, public_messages
from tests.factories.documents import MOMENT, make_document, make_former_path, take_down

pytestmark = pytest.mark.django_db


def make_tree(language="ko"):
    """Home, two branches, a leaf each, and one page too deep for a menu."""
    places = {
        1: "0001",
        2: "00010001",
        3: "000100010001",
        4: "00010002",
        5: "000100020001",
        6: "0001000200010001",
    }
    for page_id, place in places.items():
        path = f"/{language}/" if page_id == 1 else f"/{language}/{place}/"
        make_document(page_id, language, tree_path=f"0001{place}", path=path)


class TestNavigation:
    def test_it_is_the_home_page_and_two_levels_in_the_order_of_the_tree(
        self, content, django_assert_num_queries
    ):
        make_tree()
        make_document(2, "en")
        with django_assert_num_queries(1):
            found = content.get("navigation", "locale=ko").json()
        assert found["home"] == {"id": 1, "type": "article", "title": "리프팅 1", "path": "/ko/"}
        assert [(item["id"], [child["id"] for child in item["children"]]) for item in found["items"]] == [
            (2, [3]),
            (4, [5]),
        ]

    def test_a_language_without_a_home_page_has_no_navigation(self, content):
        make_tree("ko")
        assert content.get("navigation", "locale=en").json() == {"locale": "en", "home": None, "items": []}


class TestSite:
    def test_by_default_it_says_in_which_languages_the_site_can_be_entered(
        self, content, monkeypatch, django_assert_num_queries
    ):
        make_document(1, "ko", path="/ko/")
        monkeypatch.setattr(site_document._registered, "build", site_document._languages_only)
        with django_assert_num_queries(1):
            found = content.get("site", "locale=ko").json()
        assert found == {"locale": "ko", "locales": [{"locale": "ko", "path": "/ko/"}]}

    def test_a_content_package_provides_more(self, content, monkeypatch):
        class Clinic(SiteDocument):
            name: str

        def clinic(locale):
            return Clinic(locale=locale, locales=site_languages(), name="라이프 의원")

        monkeypatch.setattr(site_document._registered, "build", clinic)
        monkeypatch.setattr(site_document._registered, "document_class", Clinic)
        assert content.get("site", "locale=ko").json()["name"] == "라이프 의원"
        schemas = content.get("openapi.json").json()["components"]["schemas"]
        assert "name" in schemas["Clinic"]["properties"]


class TestMessages:
    @pytest.fixture
    def catalogue(self, tmp_path, settings):
        """A Korean catalogue with one text."""
        folder = tmp_path / "locale" / "ko" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        texts = Catalog(locale="ko")
        texts.add("Search", "검색")
        with (folder / "django.mo").open("wb") as file:
            write_mo(file, texts)
        settings.LOCALE_PATHS = [tmp_path / "locale"]

    @pytest.mark.usefixtures("catalogue")
    def test_a_text_that_is_not_translated_is_absent(self, content):
        assert content.get("messages", "locale=ko").json() == {"locale": "ko", "messages": {"search": "검색"}}

    @pytest.mark.usefixtures("catalogue")
    def test_english_is_complete_without_a_catalogue(self, content):
        assert content.get("messages", "locale=en").json()["messages"] == dict(PUBLIC_MESSAGES)

    def test_the_thread_language_does_not_matter(self, content):
        english = content.get("messages", "locale=en", accept_language="ko").json()
        assert english["messages"]["search"] == "Search"

    def test_nothing_is_read_from_the_database(self, content, django_assert_num_queries):
        with django_assert_num_queries(0):
            content.get("messages", "locale=ko")

    def test_a_language_without_a_catalogue_has_no_texts(self):
        assert public_messages("ja") == {}


class TestRedirects:
    def test_each_old_address_leads_to_the_present_one_in_its_language(
        self, content, django_assert_num_queries
    ):
        make_document(1, "ko", path="/ko/new/")
        make_document(1, "en", path="/en/new/")
        make_former_path("/ko/b/", 1, "ko")
        make_former_path("/ko/a/", 1, "ko")
        make_former_path("/en/a/", 1, "en")
        with django_assert_num_queries(1):
            found = content.get("redirects").json()
        assert found["items"] == [
            {"from": "/en/a/", "to": "/en/new/", "status": 301},
            {"from": "/ko/a/", "to": "/ko/new/", "status": 301},
            {"from": "/ko/b/", "to": "/ko/new/", "status": 301},
        ]

    def test_an_address_that_leads_nowhere_is_left_out(self, content):
        take_down(make_document(1, "ko"))
        make_document(2, "ko")
        make_former_path("/en/two/", 2, "en")
        assert content.get("redirects").json() == {"items": []}


class TestSitemap:
    def test_every_document_is_an_entry_with_its_languages(
        self, content, settings, django_assert_num_queries
    ):
        settings.PUBLIC_BASE_URL = "https://clinic.example"
        make_document(2, "ko", path="/ko/two/")
        make_document(1, "ko", path="/ko/one/")
        make_document(1, "en", path="/en/one/")
        with django_assert_num_queries(1):
            items = content.get("sitemap").json()["items"]
        assert [item["loc"] for item in items] == [
            "https://clinic.example/en/one/",
            "https://clinic.example/ko/one/",
            "https://clinic.example/ko/two/",
        ]
        assert items[0]["lastmod"] == MOMENT.isoformat().replace("+00:00", "Z")
        assert items[0]["alternates"] == [
            {"hreflang": "en", "href": "https://clinic.example/en/one/"},
            {"hreflang": "ko", "href": "https://clinic.example/ko/one/"},
        ]
        assert [entry["hreflang"] for entry in items[2]["alternates"]] == ["ko"]

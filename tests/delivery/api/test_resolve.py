"""The document behind a public path."""

from unicodedata import normalize
from urllib.parse import quote

import pytest

from tests.factories.documents import make_document, make_former_path, take_down

pytestmark = pytest.mark.django_db
HANGUL = "/ko/시술/실-리프팅/"


def ask(content, path, **headers):
    return content.get("resolve", f"path={quote(path, safe='/')}", **headers)


class TestFound:
    @pytest.mark.parametrize(
        "query",
        [
            f"path={quote(HANGUL)}",
            f"path={quote(HANGUL.rstrip('/'))}",
            f"path={quote(HANGUL, safe='')}",
            f"path={quote(quote(HANGUL))}",
            f"path={quote(normalize('NFD', HANGUL))}",
        ],
        ids=["encoded", "no-last-slash", "slashes-encoded", "as-in-the-address-bar", "decomposed"],
    )
    def test_a_path_is_matched_in_every_way_it_is_written_with_one_query(
        self, content, query, django_assert_num_queries
    ):
        stored = make_document(7, "ko", path=HANGUL)
        with django_assert_num_queries(1):
            response = content.get("resolve", query)
        assert response.status_code == 200
        assert response.content == bytes(stored.body)
        assert response["ETag"] == f'"{stored.etag}"'
        assert response["Content-Language"] == "ko"

    def test_it_can_be_asked_for_conditionally(self, content, django_assert_num_queries):
        stored = make_document(7, "ko", path=HANGUL)
        with django_assert_num_queries(1):
            response = ask(content, HANGUL, if_none_match=f'"{stored.etag}"')
        assert response.status_code == 304

    @pytest.mark.parametrize(
        "path", ["/en/Articles/Page-7/", "/en/articles/page-7//", "//en/articles/page-7/"]
    )
    def test_case_and_slashes_matter(self, content, problem, path):
        make_document(7, "en", path="/en/articles/page-7/")
        problem(ask(content, path), 404, "not-found")


class TestMoved:
    def test_a_former_path_leads_to_the_present_one(self, content):
        make_document(7, "en", path="/en/new/")
        make_former_path("/en/old/", 7, "en")
        response = ask(content, "/en/old")
        assert response.json() == {"type": "redirect", "to": "/en/new/", "status": 301}
        assert ask(content, "/en/old", if_none_match=response["ETag"]).status_code == 304

    def test_the_path_of_another_language_under_this_prefix_leads_to_the_translated_path(self, content):
        make_document(7, "ko", path="/ko/시술/")
        make_document(7, "en", path="/en/procedures/")
        assert ask(content, "/en/시술/").json()["to"] == "/en/procedures/"


class TestAbsence:
    def test_a_former_path_of_a_page_in_other_languages_only_is_not_translated(self, content, problem):
        make_document(7, "ko", path="/ko/old/")
        take_down(make_document(7, "en", path="/en/old/"))
        found = problem(ask(content, "/en/old/"), 404, "not-translated")
        assert found["available"] == [{"locale": "ko", "path": "/ko/old/"}]

    def test_the_same_path_in_another_language_is_not_translated(self, content, problem):
        make_document(7, "ko", path="/ko/lifting/")
        found = problem(ask(content, "/en/lifting/"), 404, "not-translated")
        assert found["available"] == [{"locale": "ko", "path": "/ko/lifting/"}]

    def test_a_path_whose_page_was_taken_down_is_gone(self, content, problem):
        take_down(make_document(7, "ko", path="/ko/old/"))
        problem(ask(content, "/ko/old/"), 410, "gone")

    @pytest.mark.parametrize("path", ["/", "/ko/", "/fr/x/", "/ko/?x", "/" + "x" * 1999, "/../etc/passwd"])
    def test_any_other_path_is_not_found(self, content, problem, path):
        problem(ask(content, path), 404, "not-found")

    @pytest.mark.parametrize(
        "query",
        [
            "path=",
            "path=ko/x/",
            "path=/%zz",
            "path=/%",
            "path=/%ff",
            "path=/%00",
            "path=/%2500",
            "path=/" + "x" * 2000,
        ],
    )
    def test_what_is_no_path_is_malformed(self, content, faults, query):
        assert faults(content.get("resolve", query)) == {"path": "malformed"}

    def test_every_answer_takes_at_most_four_queries(self, content, django_assert_max_num_queries):
        make_document(7, "ko", path="/ko/lifting/")
        for path in ("/en/lifting/", "/en/nothing/", "/nothing/"):
            with django_assert_max_num_queries(4):
                ask(content, path)

"""One document by id: bytes as stored, conditional requests, and why there is none."""

import hashlib
import json

import pytest

from tests.factories.documents import make_document, make_former_path, set_sequence, take_down

pytestmark = pytest.mark.django_db


class TestStoredBytes:
    def test_a_document_is_served_as_it_is_stored_with_one_query(self, content, django_assert_num_queries):
        stored = make_document(7, "ko")
        with django_assert_num_queries(1):
            response = content.get("pages/7", "locale=ko")
        assert response.status_code == 200
        assert response.content == bytes(stored.body)
        assert response["Content-Type"] == "application/json"
        assert response["Content-Language"] == "ko"

    def test_the_etag_is_the_strong_digest_of_the_body(self, content):
        make_document(7, "ko")
        response = content.get("pages/7", "locale=ko")
        assert response["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'

    def test_caches_may_keep_it_but_must_ask_each_time(self, content):
        make_document(7, "ko")
        response = content.get("pages/7", "locale=ko")
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"

    def test_it_names_the_tags_under_which_it_is_purged(self, content):
        make_document(7, "ko")
        assert content.get("pages/7", "locale=ko")["Cache-Tag"] == "core.basepage:7,core.basepage:7:ko"

    def test_no_cookie_and_no_session_are_involved(self, content):
        make_document(7, "ko")
        content.client.cookies["sessionid"] = "somebody"
        response = content.get("pages/7", "locale=ko")
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


class TestConditionalRequests:
    @pytest.fixture
    def etag(self, content):
        make_document(7, "ko")
        return content.get("pages/7", "locale=ko")["ETag"]

    @pytest.mark.parametrize("form", ["{etag}", "W/{etag}", '"other", {etag}', '"a",W/{etag} , "b"', "*"])
    def test_a_client_that_has_it_gets_304_with_one_query(
        self, content, etag, form, django_assert_num_queries
    ):
        with django_assert_num_queries(1):
            response = content.get("pages/7", "locale=ko", if_none_match=form.format(etag=etag))
        assert (response.status_code, response.content) == (304, b"")
        assert response["ETag"] == etag
        assert response["Content-Language"] == "ko"
        assert "Content-Type" not in response

    @pytest.mark.parametrize("form", ['"other"', "", "nonsense", '"', 'W/"', '"*"'])
    def test_any_other_etag_gets_the_document(self, content, etag, form):
        assert content.get("pages/7", "locale=ko", if_none_match=form).status_code == 200


class TestAbsence:
    def test_a_page_in_another_language_is_not_translated_and_says_where_it_is(self, content, problem):
        stored = make_document(7, "ko", title="비공개가 아닌 제목")
        found = problem(content.get("pages/7", "locale=en"), 404, "not-translated")
        assert found["available"] == [{"locale": "ko", "path": stored.path}]

    def test_the_title_of_the_other_language_is_not_revealed(self, content):
        make_document(7, "ko", title="비밀")
        assert "비밀" not in content.get("pages/7", "locale=en").content.decode()

    def test_a_page_that_was_taken_down_is_gone(self, content, problem):
        take_down(make_document(7, "ko"))
        for locale in ("ko", "en"):
            problem(content.get("pages/7", f"locale={locale}"), 410, "gone")

    def test_a_page_taken_down_in_one_language_is_not_translated_into_it(self, content, problem):
        make_document(7, "ko")
        take_down(make_document(7, "en"))
        problem(content.get("pages/7", "locale=en"), 404, "not-translated")

    def test_a_page_that_never_was_published_is_not_found(self, content, problem):
        problem(content.get("pages/7", "locale=ko"), 404, "not-found")

    def test_a_former_path_alone_reveals_nothing_by_id(self, content, problem):
        make_former_path("/ko/elsewhere/", 8, "ko")
        problem(content.get("pages/7", "locale=ko"), 404, "not-found")

    @pytest.mark.parametrize(
        "page_id",
        [
            "0",
            "-1",
            "007",
            "seven",
            "1.5",
            "9223372036854775808",
            "9" * 40,
            "%00",
            "%EF%BC%91",
            "7%0A",
            "%FF",
        ],
    )
    def test_what_is_no_id_is_not_found(self, content, problem, page_id):
        problem(content.get(f"pages/{page_id}", "locale=ko"), 404, "not-found")

    def test_the_largest_id_of_a_database_is_an_id(self, content, problem):
        problem(content.get("pages/9223372036854775807", "locale=ko"), 404, "not-found")


class TestAllDocuments:
    def test_every_document_of_the_language_is_one_line_in_the_order_of_the_tree(self, content, monkeypatch):
        monkeypatch.setattr("cms.delivery.api.stored.STREAM_CHUNK", 2)
        bodies = {page_id: bytes(make_document(page_id, "ko").body) for page_id in (3, 1, 5, 2, 4)}
        make_document(1, "en")
        response = content.get("documents", "locale=ko")
        lines = b"".join(response.streaming_content).splitlines()
        assert lines == [bodies[page_id] for page_id in (1, 2, 3, 4, 5)]
        assert response["Content-Type"] == "application/x-ndjson"

    def test_a_chunk_at_a_time_is_read(self, content, monkeypatch, django_assert_num_queries):
        monkeypatch.setattr("cms.delivery.api.stored.STREAM_CHUNK", 2)
        for page_id in range(1, 5):
            make_document(page_id, "ko")
        response = content.get("documents", "locale=ko")
        lines = iter(response.streaming_content)
        with django_assert_num_queries(1):
            assert json.loads(next(lines))["id"] == 1
            assert json.loads(next(lines))["id"] == 2

    def test_it_says_from_which_change_on_to_go_on(self, content):
        set_sequence(41)
        assert content.get("documents", "locale=ko")["Content-Sequence"] == "41"

    def test_a_client_that_has_everything_gets_304(self, content):
        make_document(1, "ko")
        set_sequence(41)
        etag = content.get("documents", "locale=ko")["ETag"]
        assert content.get("documents", "locale=ko", if_none_match=etag).status_code == 304
        set_sequence(42)
        assert content.get("documents", "locale=ko", if_none_match=etag).status_code == 200

    def test_a_language_without_documents_is_an_empty_stream(self, content):
        response = content.get("documents", "locale=en")
        assert (response.status_code, b"".join(response.streaming_content)) == (200, b"")

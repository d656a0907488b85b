"""What holds on every address: methods, CORS, problems, and that nothing ends in an HTML page."""

import json
import logging
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.delivery.api.surface import ENDPOINTS
from tests.factories.documents import make_document

pytestmark = pytest.mark.django_db
QUERIES = {
    "resolve": "path=/ko/articles/page-1/",
    **dict.fromkeys(("redirects", "sitemap", "openapi.json", "docs"), ""),
}
ADDRESSES = [
    (endpoint.path.replace("{page_id}", "1"), QUERIES.get(endpoint.path, "locale=ko"))
    for endpoint in ENDPOINTS
]
every_address = pytest.mark.parametrize(
    ("address", "query"), ADDRESSES, ids=[address for address, _ in ADDRESSES]
)


def body_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@every_address
class TestMethods:
    def test_get_has_an_etag_under_which_it_is_not_sent_again(self, content, address, query):
        make_document(1, "ko")
        response = content.get(address, query)
        assert response.status_code == 200
        again = content.get(address, query, if_none_match=response["ETag"])
        assert (again.status_code, body_of(again), again["ETag"]) == (304, b"", response["ETag"])

    def test_head_has_the_headers_of_get_and_no_body(self, content, address, query):
        make_document(1, "ko")
        got, head = content.get(address, query), content.request("HEAD", address, query)
        assert (head.status_code, body_of(head)) == (200, b"")
        assert dict(head.items()) == dict(got.items())

    def test_head_of_a_mistake_has_the_status_and_no_body(self, content, address, query):
        response = content.request("HEAD", address, f"{query}&nonsense=1")
        assert (response.status_code, response.content) == (422, b"")
        assert response["Content-Type"] == "application/problem+json"

    def test_options_lists_the_methods(self, content, address, query):
        response = content.request("OPTIONS", address)
        assert (response.status_code, response.content) == (204, b"")
        assert response["Allow"] == "GET, HEAD, OPTIONS"

    @pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
    def test_other_methods_are_refused(self, content, problem, address, query, method):
        response = content.request(method, address, query)
        problem(response, 405, "method-not-allowed")
        assert response["Allow"] == "GET, HEAD, OPTIONS"

    def test_a_post_is_refused_before_csrf_answers_with_html(self, content, problem, address, query):
        content.client.handler.enforce_csrf_checks = True
        problem(content.request("POST", address, query), 405, "method-not-allowed")

    def test_a_failure_is_logged_and_answered_as_a_problem(
        self, content, problem, address, query, monkeypatch, caplog
    ):
        def fail(*args, **kwargs):
            raise RuntimeError("the disk said something private")

        monkeypatch.setattr("cms.delivery.api.parameters.QueryParameters.read", classmethod(fail))
        with caplog.at_level(logging.ERROR, "cms.delivery.api.endpoints"):
            found = problem(content.get(address, query), 500, "internal-error")
        assert "private" not in json.dumps(found)
        assert "the disk said something private" in caplog.text


class TestUnknownAddresses:
    @pytest.mark.parametrize(
        "path",
        [
            "/content/",
            "/content/v1",
            "/content/v1/",
            "/content/v2/pages",
            "/content/v1/pages/",
            "/content/v1/Pages",
            "/content/v1/pages/1/",
            "/content/v1/pages/1/sections",
            "/content/v1/pages%0A",
            "/content/v1/%00",
            "/content/v1/%ff%fe",
            "/content/v1/../admin",
        ],
    )
    @pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
    def test_they_are_problems_too(self, content, problem, path, method):
        response = content.client.generic(method, path, QUERY_STRING="")
        problem(response, 404, "not-found")

    def test_head_is_one_without_a_body(self, content):
        response = content.request("HEAD", "nothing")
        assert (response.status_code, response.content) == (404, b"")


class TestCors:
    def test_by_default_every_site_may_read(self, content):
        response = content.get("sitemap", origin="https://example.com")
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in response["Access-Control-Expose-Headers"]
        assert "Access-Control-Allow-Credentials" not in response
        assert "Vary" not in response

    @pytest.mark.parametrize("address", ["sitemap", "nothing", "pages/9?", "pages"])
    def test_only_listed_origins_are_named_also_in_errors(self, content, settings, address):
        settings.CONTENT_API_CORS_ORIGINS = ["https://clinic.example", " https://www.clinic.example"]
        listed = content.get(address, origin="https://www.clinic.example")
        assert listed["Access-Control-Allow-Origin"] == "https://www.clinic.example"
        for headers in ({"origin": "https://other.example"}, {}):
            response = content.get(address, **headers)
            assert "Access-Control-Allow-Origin" not in response
            assert response["Vary"] == "Origin"

    def test_a_preflight_is_answered(self, content):
        response = content.request(
            "OPTIONS",
            "pages",
            origin="https://example.com",
            access_control_request_method="GET",
            access_control_request_headers="if-none-match",
        )
        assert response.status_code == 204
        assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
        assert "If-None-Match" in response["Access-Control-Allow-Headers"]

    def test_a_preflight_of_an_unlisted_origin_allows_nothing(self, content, settings):
        settings.CONTENT_API_CORS_ORIGINS = ["https://clinic.example"]
        response = content.request(
            "OPTIONS", "pages", origin="https://other.example", access_control_request_method="GET"
        )
        assert "Access-Control-Allow-Methods" not in response


pieces = st.one_of(
    st.text(max_size=20).map(lambda text: quote(text, safe="")),
    st.sampled_from(
        ["locale=ko", "locale", "=", "&", "%", "%ff", "%00", "+", "fact.", "fact.a.max=", "q=", "cursor="]
    ),
    st.sampled_from(["limit=", "category=", "path=/", "fallback=en", "P1M", "9" * 30, "\x7f", "ÿ"]),
)
FUZZ = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


class TestFuzz:
    @FUZZ
    @given(address=st.sampled_from([address for address, _ in ADDRESSES]), query=st.lists(pieces, max_size=8))
    def test_no_query_string_breaks_anything(self, content, address, query):
        check(content.get(address, "".join(query)))

    @FUZZ
    @given(path=st.lists(pieces | st.sampled_from(["/", "pages/", "v1/", ".."]), max_size=8))
    def test_no_path_breaks_anything(self, content, path):
        check(
            content.client.generic(
                "GET", "/content/" + "".join(path).replace("?", ""), QUERY_STRING="locale=ko"
            )
        )

    @FUZZ
    @given(path=st.text(max_size=60))
    def test_no_public_path_breaks_resolving(self, content, path):
        check(content.get("resolve", "path=/" + quote(quote(path, safe="%"), safe="%")))


def check(response):
    assert response.status_code in {200, 404, 410, 422}
    if response.status_code != 200:
        assert response["Content-Type"] == "application/problem+json"
        assert json.loads(response.content)["status"] == response.status_code

"""The contract with frontends: what OpenAPI says is recorded, complete, and kept by the answers."""

import json
import re

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from cms.core.models import BasePage
from cms.delivery.api.surface import ENDPOINTS
from cms.delivery.building import registry
from cms.delivery.building.registry import PageBuilder
from cms.delivery.documents import PageDocument
from tests.contract.openapi_snapshot import SNAPSHOT, current_contract
from tests.factories.documents import make_document, make_fact, make_former_path, prose, translation


class TestSnapshot:
    def test_the_contract_is_the_recorded_one(self):
        recorded = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
        assert current_contract() == recorded, (
            "The content API's contract has changed. If that is meant, run "
            "“python -m tests.contract.openapi_snapshot”, and say in the changelog what frontends have to do."
        )

    def test_it_is_a_valid_openapi_document(self):
        schemathesis.openapi.from_dict(current_contract()).validate()

    def test_every_address_is_described(self):
        paths = {path.removeprefix("/content/v1/") for path in current_contract()["paths"]}
        assert paths == {endpoint.path for endpoint in ENDPOINTS}

    def test_every_reference_leads_somewhere(self):
        text = json.dumps(current_contract())
        names = set(re.findall(r'"#/components/schemas/([^"]+)"', text))
        assert names <= current_contract()["components"]["schemas"].keys()

    def test_every_error_is_described_as_a_problem(self):
        for path in current_contract()["paths"].values():
            for status, response in path["get"]["responses"].items():
                if int(status) >= 400:
                    assert list(response["content"]) == ["application/problem+json"]


class SecondBuilder(PageBuilder):
    type_name = "plain-page"
    document_class = PageDocument


class TestPageTypes:
    def test_documents_are_told_apart_by_type(self, settings, tmp_path, monkeypatch):
        settings.STATIC_ROOT = tmp_path
        monkeypatch.setitem(registry._builders, BasePage, SecondBuilder())
        found = Client().get("/content/v1/openapi.json").json()
        answer = found["paths"]["/content/v1/pages/{page_id}"]["get"]["responses"]["200"]
        mapping = answer["content"]["application/json"]["schema"]["discriminator"]["mapping"]
        assert mapping["plain-page"] == "#/components/schemas/PlainPageDocument"
        assert mapping["article"] == "#/components/schemas/ArticleDocument"
        assert (
            found["components"]["schemas"]["PlainPageDocument"]["properties"]["type"]["const"] == "plain-page"
        )

    def test_the_types_of_a_list_are_those_that_have_documents(self, settings, tmp_path):
        settings.STATIC_ROOT = tmp_path
        found = Client().get("/content/v1/openapi.json").json()
        parameters = {item["name"]: item for item in found["paths"]["/content/v1/pages"]["get"]["parameters"]}
        assert "article" in parameters["type"]["schema"]["enum"]


class TestDocsPage:
    @pytest.fixture
    def page(self, settings, tmp_path):
        settings.STATIC_ROOT = tmp_path
        return Client().get("/content/v1/docs")

    def test_it_shows_every_address_and_shape(self, page):
        text = page.content.decode()
        assert page["Content-Type"] == "text/html; charset=utf-8"
        for endpoint in ENDPOINTS:
            assert f"/content/v1/{endpoint.path}</code>" in text
        assert 'id="schema-ArticleDocument"' in text

    def test_it_loads_nothing_from_anywhere(self, page):
        assert not re.search(r"<script|<link|<img|src=|url\(|@import|https?://", page.content.decode())

    def test_its_links_lead_to_places_on_it(self, page):
        text = page.content.decode()
        anchors = set(re.findall(r'href="#([^"]+)"', text))
        assert anchors <= set(re.findall(r'id="([^"]+)"', text))


CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.unsupported_method,
]


@pytest.fixture
def open_connection():
    """A real request ends by closing its connection, and with it the test's transaction; Django's client avoids it too."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def described(db, settings, tmp_path, open_connection):
    """The running API, with something behind every address, as its own description says it is."""
    settings.STATIC_ROOT = tmp_path
    for page_id in (1, 2):
        source = make_document(page_id, "ko", summary="요약", sections=[prose("a", "가"), prose("b", "나")])
        make_fact(source, "recovery", lower=1440, upper=2880, base_unit="minute")
    make_document(9, "ko", path="/ko/", tree_path="00010001")
    make_document(1, "en", translation=translation(pending=["/summary", "b"]), sections=[prose("a", "text")])
    make_former_path("/ko/old/", 1, "ko")
    return schemathesis.openapi.from_wsgi("/content/v1/openapi.json", WSGIHandler())


ALL = {endpoint.path for endpoint in ENDPOINTS}
WITH_PARAMETERS = {endpoint.path for endpoint in ENDPOINTS if endpoint.query_class.model_fields}


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        *((path, GenerationMode.POSITIVE) for path in sorted(ALL)),
        *((path, GenerationMode.NEGATIVE) for path in sorted(WITH_PARAMETERS)),
    ],
)
def test_answers_keep_what_the_description_promises(described, path, mode):
    operation = described[f"/content/v1/{path}"]["GET"]

    @hypothesis_settings(
        max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        case.call_and_validate(checks=CHECKS)

    ask()


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/content/v1/pages/{page_id}", {"locale": "en", "fallback": "ko"}),
        ("/content/v1/pages/{page_id}", {"locale": "ko"}),
        ("/content/v1/resolve", {"path": "/ko/old/"}),
        ("/content/v1/resolve", {"path": "/ko/articles/page-1"}),
        ("/content/v1/pages", {"locale": "ko", "fact.recovery.max": "P1W"}),
        ("/content/v1/navigation", {"locale": "ko"}),
        ("/content/v1/redirects", {}),
        ("/content/v1/sitemap", {}),
    ],
)
def test_answers_with_content_keep_it_too(described, path, query):
    parts = {"page_id": 1} if "{" in path else {}
    case = described[path]["GET"].Case(path_parameters=parts, query=query)
    response = case.call_and_validate(checks=CHECKS[:5])
    assert response.status_code == 200

"""A client of the content API, and the one assertion that every error shares."""

import json

import pytest
from django.test import Client

PREFIX = "/content/v1/"


class ContentClient:
    """Asks below `/content/v1/` with a raw query string, so that nothing is encoded on the way."""

    def __init__(self):
        self.client = Client(raise_request_exception=False)

    def get(self, address, query="", **headers):
        return self.request("GET", address, query, **headers)

    def request(self, method, address, query="", **headers):
        return self.client.generic(
            method,
            PREFIX + address,
            QUERY_STRING=query,
            headers={k.replace("_", "-"): v for k, v in headers.items()},
        )


@pytest.fixture
def content(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path  # WhiteNoise warns of a directory that does not exist
    return ContentClient()


@pytest.fixture
def problem():
    """Checks that an answer is a complete problem, and returns it."""

    def check(response, status, problem_type):
        assert response.status_code == status, response.content
        assert response["Content-Type"] == "application/problem+json"
        assert response["Cache-Control"] == "no-store"
        found = json.loads(response.content)
        assert found.keys() >= {"type", "title", "status", "detail", "errors"}
        assert (found["status"], found["type"]) == (status, problem_type)
        return found

    return check


@pytest.fixture
def faults(problem):
    """The parameters that a 422 names, with the code of each."""

    def check(response):
        found = problem(response, 422, "invalid-parameters")
        return {error["parameter"]: error["code"] for error in found["errors"]}

    return check

"""The API's own description: OpenAPI 3.1 from the views' signatures by django-ninja, and a page to read it.

Ninja describes every answer as plain JSON without headers; what it cannot say is put right here. The page is rendered
on the server without scripts or foreign assets, so that it works offline and under a strict content policy.
"""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import override
from ninja import NinjaAPI, Query

from .docs_page import operations_of, schemas_of
from .endpoints import Endpoint
from .parameters import QueryParameters
from .problems import PROBLEM_JSON, NotTranslatedProblem, Problem
from .responses import JSON, digested_response
from .shapes import document_classes
from .site_document import site_document_class

PREFIX = "content/v1/"
DESCRIPTION = """Finished documents of a clinic's site, in every language it is written in.

Answers carry a strong ETag: send it back as `If-None-Match` and get 304 while nothing has changed. HEAD and OPTIONS
work everywhere. Parameters are strict: one that is unknown, missing, given twice or malformed is a 422 that names it.
Every error is `application/problem+json` (RFC 9457)."""

OpenApi = dict[str, Any]
_TEXT = {"type": "string"}
_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "schema": _TEXT,
    "description": "ETags that the client holds; the answer is 304 if one of them is still right.",
}


def openapi_json(request: HttpRequest, query: Query[QueryParameters]) -> HttpResponse:
    """This description, as OpenAPI 3.1."""
    return digested_response(request, json.dumps(_current(), ensure_ascii=False).encode())


def docs(request: HttpRequest, query: Query[QueryParameters]) -> HttpResponse:
    """This description, as a page to read."""
    openapi = _current()
    context = {"info": openapi["info"], "operations": operations_of(openapi), "schemas": schemas_of(openapi)}
    page = render_to_string("delivery/api_docs.html", context)
    response = digested_response(request, page.encode())
    if response.status_code == 200:
        response.headers["Content-Type"] = "text/html; charset=utf-8"
    return response


def _current() -> OpenApi:
    return _for_documents((*document_classes(), site_document_class()))


@cache
def _for_documents(classes: tuple[type, ...]) -> OpenApi:
    """`classes` are the part of the description that content packages decide. In English, whatever is active."""
    from .surface import ENDPOINTS  # noqa: PLC0415 the surface lists this module's views

    with override("en"):
        return describe(ENDPOINTS)


def describe(endpoints: Iterable[Endpoint]) -> OpenApi:
    """The OpenAPI document of `endpoints`, as plain JSON values."""
    api = NinjaAPI(title="Content API", version="1", description=DESCRIPTION, urls_namespace="content-api")
    listed = {endpoint.name: endpoint for endpoint in endpoints}
    for endpoint in listed.values():
        api.api_operation(
            ["GET"],
            f"/{endpoint.path}",
            operation_id=endpoint.name,
            summary=str(endpoint.view.__doc__).partition("\n")[0].rstrip("."),
            response=_answers(endpoint),
            by_alias=True,
        )(endpoint.view)
    openapi: OpenApi = json.loads(json.dumps(api.get_openapi_schema(path_prefix=PREFIX)))
    for path in openapi["paths"].values():
        _complete(path["get"], listed[path["get"]["operationId"]])
    return openapi


def _answers(endpoint: Endpoint) -> dict[int, Any]:
    not_found = NotTranslatedProblem | Problem
    problems = {status: not_found if status == 404 else Problem for status in (*endpoint.problems, 422, 500)}
    return {200: endpoint.returns(), **problems}


def _complete(operation: OpenApi, endpoint: Endpoint) -> None:
    """Add what ninja cannot say: headers, 304, media types."""
    parameters = operation["parameters"]
    for parameter in parameters:
        if parameter["schema"].get("default", "") is None:
            del parameter["schema"]["default"]
        # Pydantic's list, which the schema has as well; a parameter's own examples would be named objects.
        parameter.pop("examples", None)
    parameters += [*endpoint.extra_parameters, _IF_NONE_MATCH]
    responses = operation["responses"]
    for status, response in responses.items():
        media_type = PROBLEM_JSON if int(status) >= 400 else endpoint.media_type
        response["content"] = {media_type: response["content"][JSON]}
    headers = _headers(endpoint, {parameter["name"] for parameter in parameters})
    responses["200"]["headers"] = headers
    responses["304"] = {"description": "Not Modified", "headers": headers}


def _headers(endpoint: Endpoint, parameter_names: set[str]) -> OpenApi:
    headers = {
        "ETag": {
            "schema": _TEXT,
            "required": True,
            "description": "Digest of the answer.",
        },
        "Cache-Control": {"schema": _TEXT, "required": True},
    }
    if "locale" in parameter_names:
        headers["Content-Language"] = {"schema": _TEXT, "required": True}
    for name, description in endpoint.extra_headers.items():
        headers[name] = {"schema": _TEXT, "description": description}
    return headers

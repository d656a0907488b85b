"""One address of the API, as a Django view and as the description of an operation.

django-ninja would ignore unknown and repeated query parameters, answer HEAD and OPTIONS with 405 and leave unknown
routes to Django's HTML. So requests come through here, and ninja is asked only for what it does well: describing the
views' signatures as OpenAPI (`description`). Views are written in ninja's form, `query: Query[…]`.
"""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, get_args, get_type_hints

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from .cors import allow_origins
from .parameters import QueryParameters
from .problems import (
    ProblemError,
    internal_error,
    method_not_allowed,
    not_found,
    problem_response,
)
from .responses import JSON

logger = logging.getLogger(__name__)

ALLOWED = "GET, HEAD, OPTIONS"
_CONVERTERS = {"page_id": "content_page_id"}


@dataclass(frozen=True, eq=False)
class Endpoint:
    """One address below `/content/v1/`."""

    path: str
    """With `{name}` for the parts that vary."""
    view: Callable[..., HttpResponseBase]
    """Called with the request, `query`, and the parts of the path that vary."""
    returns: Callable[[], Any]
    """Gives the type of a 200 answer when OpenAPI is written, after all page types have registered."""
    problems: tuple[int, ...] = ()
    """Statuses beyond 422 and 500."""
    media_type: str = JSON
    extra_parameters: tuple[dict[str, Any], ...] = ()
    """OpenAPI parameters that no model can describe."""
    extra_headers: Mapping[str, str] = field(default_factory=dict)
    """Name and description of headers beyond those of every answer."""

    csrf_exempt = True  # nothing here writes, and Django's refusal of a POST would be HTML

    @cached_property
    def query_class(self) -> type[QueryParameters]:
        annotation = get_type_hints(self.view, include_extras=True)["query"]
        return get_args(annotation)[0]

    @property
    def name(self) -> str:
        return self.view.__name__

    def url(self, prefix: str) -> URLPattern:
        def converter(match: re.Match[str]) -> str:
            return f"<{_CONVERTERS.get(match[1], 'str')}:{match[1]}>"

        return path(prefix + re.sub(r"\{(\w+)\}", converter, self.path), self, name=f"content-{self.name}")

    def __call__(self, request: HttpRequest, **parts: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response: HttpResponseBase = HttpResponse(status=204, headers={"Allow": ALLOWED})
            del response.headers["Content-Type"]
        else:
            response = self._answer(request, parts)
        return finish(request, response)

    def _answer(self, request: HttpRequest, parts: dict[str, Any]) -> HttpResponseBase:
        try:
            if request.method not in ("GET", "HEAD"):
                raise method_not_allowed(str(request.method), ALLOWED)
            query = self.query_class.read(request.META.get("QUERY_STRING", ""))
            return self.view(request, query=query, **parts)
        except ProblemError as error:
            return problem_response(error)
        except Exception:  # whatever it is, the client gets a problem and the log gets the rest
            logger.exception("The content API failed on %s.", request.path)
            return problem_response(internal_error())


def nothing_here(request: HttpRequest, **parts: Any) -> HttpResponseBase:
    """Every address below `/content/` that is none."""
    error = not_found("There is nothing at this address. The addresses are described at /content/v1/docs.")
    return finish(request, problem_response(error))


nothing_here.csrf_exempt = True  # type: ignore[attr-defined]


def finish(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """What all answers share."""
    allow_origins(request, response)
    return _without_body(response) if request.method == "HEAD" else response


def _without_body(response: HttpResponseBase) -> HttpResponseBase:
    """The answer to HEAD: the headers that GET would have."""
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = ()
    elif isinstance(response, HttpResponse):
        if response.status_code != 304:
            response.headers["Content-Length"] = str(len(response.content))
        response.content = b""
    return response

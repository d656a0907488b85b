"""Answers with a strong ETag, and 304 for a client that has them already.

An answer may be kept by anybody, but must be asked for again each time: what a clinic takes down is gone at once.
"""

from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags
from pydantic import TypeAdapter

JSON = "application/json"
CACHE_CONTROL = "public, max-age=0, must-revalidate"


def is_held_by_client(request: HttpRequest, etag: str) -> bool:
    """Whether If-None-Match names `etag` (quoted), by weak comparison as RFC 9110, 13.1.2 wants it."""
    header = request.META.get("HTTP_IF_NONE_MATCH")
    if header is None:
        return False
    listed = {candidate.removeprefix("W/") for candidate in parse_etags(header)}
    return "*" in listed or etag.removeprefix("W/") in listed


def cached_response(
    request: HttpRequest, body: bytes, etag: str, *, language: str | None = None, cache_tag: str = ""
) -> HttpResponse:
    """`body` under the quoted `etag`, or 304."""
    if is_held_by_client(request, etag):
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(body, content_type=JSON)
    headers = response.headers
    headers["ETag"] = etag
    headers["Cache-Control"] = CACHE_CONTROL
    if language:
        headers["Content-Language"] = language
    if cache_tag:
        headers["Cache-Tag"] = cache_tag
    return response


def digested_response(request: HttpRequest, body: bytes, *, language: str | None = None) -> HttpResponse:
    """`body` under an ETag that is its digest, as stored documents have it."""
    return cached_response(request, body, f'"{sha256(body).hexdigest()}"', language=language)


def json_response(request: HttpRequest, value: Any, *, language: str | None = None) -> HttpResponse:
    """A pydantic model as compact JSON."""
    return digested_response(
        request, TypeAdapter(type(value)).dump_json(value, by_alias=True), language=language
    )

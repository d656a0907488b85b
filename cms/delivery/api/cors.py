"""Cross-origin reads. The API is public and has no credentials, so "*" (the default) lets every site read it.

With listed origins, only those are named in the answer; caches are told that it differs by origin.
"""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

_EXPOSED = "ETag, Content-Language, Content-Sequence, Allow"
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Cache-Control, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def allow_origins(request: HttpRequest, response: HttpResponseBase) -> None:
    """Say who may read `response`."""
    allowed = _allowed_origin(request, response)
    if allowed is None:
        return
    headers = response.headers
    headers["Access-Control-Allow-Origin"] = allowed
    headers["Access-Control-Expose-Headers"] = _EXPOSED
    if request.method == "OPTIONS" and "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in request.META:
        for name, value in _PREFLIGHT.items():
            headers[name] = value


def _allowed_origin(request: HttpRequest, response: HttpResponseBase) -> str | None:
    origins = settings.CONTENT_API_CORS_ORIGINS
    if "*" in origins:
        return "*"
    patch_vary_headers(response, ["Origin"])
    origin = request.META.get("HTTP_ORIGIN")
    return origin if origin and origin in {listed.strip() for listed in origins} else None

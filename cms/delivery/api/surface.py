"""Every address of the content API, on one screen. A new one is a view and a line here."""

from typing import Any

from .description import docs, openapi_json
from .endpoints import Endpoint
from .fact_filters import NAME_PATTERN
from .shapes import CardList, Messages, Navigation, RedirectList, Sitemap, document_type, resolution_type
from .site_document import site_document_class
from .views.documents import NDJSON, all_documents, page_document, resolve
from .views.lists import pages
from .views.site import messages, navigation, redirects, site, sitemap

# An exploded object is how OpenAPI says "any parameters with such names".
FACT_PARAMETERS: dict[str, Any] = {
    "name": "facts",
    "in": "query",
    "required": False,
    "style": "form",
    "explode": True,
    "description": "Fact filters: fact.<kind>, fact.<kind>.max, fact.<kind>.min.",
    "schema": {
        "type": "object",
        "propertyNames": {"pattern": f"^{NAME_PATTERN}$"},
        "additionalProperties": {"type": "string"},
    },
}
CONTENT_SEQUENCE = {"Content-Sequence": "Number of the last change before the first line."}

# Tried in this order: what every page view asks for comes first.
ENDPOINTS = (
    Endpoint("pages/{page_id}", page_document, document_type, problems=(404, 410)),
    Endpoint("resolve", resolve, resolution_type, problems=(404, 410)),
    Endpoint("pages", pages, lambda: CardList, extra_parameters=(FACT_PARAMETERS,)),
    Endpoint("documents", all_documents, document_type, media_type=NDJSON, extra_headers=CONTENT_SEQUENCE),
    Endpoint("navigation", navigation, lambda: Navigation),
    Endpoint("site", site, site_document_class),
    Endpoint("messages", messages, lambda: Messages),
    Endpoint("redirects", redirects, lambda: RedirectList),
    Endpoint("sitemap", sitemap, lambda: Sitemap),
    Endpoint("openapi.json", openapi_json, lambda: dict[str, Any]),
    Endpoint("docs", docs, lambda: str, media_type="text/html"),
)

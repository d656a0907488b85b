"""Rich text as documents carry it: allow-listed HTML, links resolved for one language.

A link to a page that is not available in the language keeps its text and loses its link.
"""

import re
from typing import TYPE_CHECKING

import nh3
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from .context import BuildContext

TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br", "sup", "sub", "h3", "h4"}
ATTRIBUTES = {"a": {"href"}}
SCHEMES = {"http", "https", "mailto", "tel"}
SYNONYMS = {"b": "strong", "i": "em"}
NEEDS_RESOLVING = re.compile(r"<(?:a|b|i)[\s>]", re.IGNORECASE)


def deliver_rich_text(html: str, context: "BuildContext") -> str:
    """`html` as stored by the editor, for a document in the context's language."""
    return _clean(_resolved(html, context) if NEEDS_RESOLVING.search(html) else html)


def _resolved(html: str, context: "BuildContext") -> str:
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(list(SYNONYMS)):
        element.name = SYNONYMS[element.name]
    for link in soup.find_all("a"):
        href = _address({name: str(value) for name, value in link.attrs.items()}, context)
        if href is None:
            link.unwrap()
        else:
            link.attrs = {"href": href}
    return str(soup)


def _clean(html: str) -> str:
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)


def _address(attributes: dict[str, str], context: "BuildContext") -> str | None:
    if attributes.get("linktype") == "page":
        page_id = attributes.get("id", "")
        return context.path_of(int(page_id)) if page_id.isdigit() else None
    return attributes.get("href") or None

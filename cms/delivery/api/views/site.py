"""What a frontend needs around its pages: navigation, identity, interface texts, redirects, sitemap."""

from itertools import groupby
from operator import itemgetter

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from ninja import Query

from cms.delivery.api.navigation import build_navigation
from cms.delivery.api.parameters import LocaleParameters, QueryParameters
from cms.delivery.api.responses import json_response
from cms.delivery.api.shapes import (
    Messages,
    MovedAddress,
    RedirectList,
    Sitemap,
    SitemapEntry,
)
from cms.delivery.api.site_document import site_document
from cms.delivery.building.seo import absolute
from cms.delivery.documents import Alternate
from cms.delivery.models import Document, FormerPath
from cms.delivery.public_messages import public_messages


def navigation(request: HttpRequest, query: Query[LocaleParameters]) -> HttpResponse:
    """The home page and the published pages of the two levels below it, in the order of the tree."""
    return json_response(request, build_navigation(query.locale), language=query.locale)


def site(request: HttpRequest, query: Query[LocaleParameters]) -> HttpResponse:
    """Who the clinic is, and in which languages its site can be entered."""
    return json_response(request, site_document(query.locale), language=query.locale)


def messages(request: HttpRequest, query: Query[LocaleParameters]) -> HttpResponse:
    """Texts of the interface by id. What is not translated is absent, never in another language."""
    catalogue = Messages(locale=query.locale, messages=public_messages(query.locale))
    return json_response(request, catalogue, language=query.locale)


def redirects(request: HttpRequest, query: Query[QueryParameters]) -> HttpResponse:
    """Every old address of a published page, with the present one."""
    present = Document.objects.filter(page_id=OuterRef("page_id"), language=OuterRef("language"))
    rows = FormerPath.objects.annotate(to=Subquery(present.values("path")[:1])).filter(to__isnull=False)
    moved = [
        MovedAddress(**{"from": path, "to": to})
        for path, to in rows.order_by("path").values_list("path", "to")
    ]
    return json_response(request, RedirectList(items=moved))


def sitemap(request: HttpRequest, query: Query[QueryParameters]) -> HttpResponse:
    """Every published page in every language, with its other languages."""
    rows = Document.objects.order_by("tree_path", "language")
    entries = rows.values_list("page_id", "language", "path", "updated_at")
    items = []
    for _page_id, group in groupby(entries.iterator(), key=itemgetter(0)):
        versions = list(group)
        alternates = [
            Alternate(hreflang=language, href=absolute(path)) for _, language, path, _at in versions
        ]
        items += [
            SitemapEntry(loc=absolute(path), lastmod=updated_at, alternates=alternates)
            for _, _language, path, updated_at in versions
        ]
    return json_response(request, Sitemap(items=items))

"""Documents: one by id, one by its public path, all of a language."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from ninja import Query

from cms.core.languages import content_languages
from cms.delivery.api import stored
from cms.delivery.api.fallback import compose
from cms.delivery.api.parameters import LocaleParameters, PageId, PageParameters, ResolveParameters
from cms.delivery.api.problems import gone, not_found, not_translated
from cms.delivery.api.responses import (
    CACHE_CONTROL,
    cached_response,
    digested_response,
    is_held_by_client,
    json_response,
)
from cms.delivery.api.shapes import Redirect
from cms.delivery.building.context import page_key
from cms.delivery.models import Document, FormerPath

NDJSON = "application/x-ndjson"


def page_document(request: HttpRequest, query: Query[PageParameters], page_id: PageId) -> HttpResponse:
    """One document: the page with this id in one language.

    Without `fallback`, nothing of another language is ever in it. With it, missing texts and pending sections are
    taken from that language and listed in `translation.fallback` (JSON pointer to language).
    """
    if query.fallback is not None:
        return _composed(request, page_id, query.locale, query.fallback)
    found = stored.document_of_page(page_id, query.locale)
    if found is None:
        raise stored.absence_of_page(page_id, query.locale)
    return _as_stored(request, found)


def resolve(request: HttpRequest, query: Query[ResolveParameters]) -> HttpResponse:
    """The document behind a public path, or where the page has moved to.

    The path is percent-decoded and brought to NFC; its last slash may be missing; case matters.
    """
    found = stored.document_at(query.path)
    if found is not None:
        return _as_stored(request, found)
    return json_response(request, _moved_to(query.path))


def all_documents(request: HttpRequest, query: Query[LocaleParameters]) -> HttpResponseBase:
    """All documents of a language, one per line, for a first build.

    `Content-Sequence` is the number of the last change before the first line: ask for changes since then.
    """
    sequence = stored.current_sequence()
    newest = Document.objects.filter(language=query.locale).order_by("-updated_at")
    updated_at = newest.values_list("updated_at", flat=True).first()
    etag = f'W/"{query.locale}-{sequence}-{updated_at.timestamp() if updated_at else 0}"'
    if is_held_by_client(request, etag):
        return cached_response(request, b"", etag, language=query.locale)
    return StreamingHttpResponse(
        _lines(query.locale),
        content_type=NDJSON,
        headers={
            "ETag": etag,
            "Cache-Control": CACHE_CONTROL,
            "Content-Language": query.locale,
            "Content-Sequence": str(sequence),
        },
    )


def _as_stored(request: HttpRequest, found: stored.StoredDocument) -> HttpResponse:
    key = page_key(found.page_id)
    return cached_response(
        request,
        found.body,
        f'"{found.etag}"',
        language=found.language,
        cache_tag=f"{key},{key}:{found.language}",
    )


def _composed(request: HttpRequest, page_id: int, locale: str, fallback: str) -> HttpResponse:
    found = stored.documents_of_page(page_id, (locale, fallback))
    if fallback not in found:
        if locale not in found:
            raise stored.absence_of_page(page_id, locale)
        return _as_stored(request, found[locale])
    body, languages = compose(found.get(locale), found[fallback])
    return digested_response(request, body, language=", ".join(languages))


def _lines(language: str) -> Iterator[bytes]:
    for body in stored.bodies(language):
        yield body + b"\n"


# --- paths without a document -------------------------------------------------


def _moved_to(path: str) -> Redirect:
    """Where the page that `path` means is now. Raises a problem where it is nowhere in that language."""
    former = FormerPath.objects.filter(path=path).values_list("page_id", "language").first()
    page_id, language = former or _same_path_in_another_language(path)
    paths = stored.paths_of_page(page_id)
    if language in paths:
        return Redirect(to=paths[language])
    if paths:
        raise not_translated(language, stored.available(paths))
    raise gone()


def _same_path_in_another_language(path: str) -> tuple[int, str]:
    """The page at the same path under another language's prefix, and the language that `path` asks for."""
    missing = not_found("No page has this path.")
    language, _, rest = path.removeprefix("/").partition("/")
    if language not in content_languages():
        raise missing
    others = [f"/{other}/{rest}" for other in content_languages() if other != language]
    found = dict(Document.objects.filter(path__in=others).values_list("path", "page_id"))
    for other in others:
        if other in found:
            return found[other], language
    raise missing

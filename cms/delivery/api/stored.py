"""Reads of stored documents for the public.

The two that every page view needs are plain SQL: compiling the same ORM query each time costs a fifth of the request.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import connection

from cms.core.languages import content_languages
from cms.delivery.models import Document, DocumentVersion, SequenceCounter

from .cursors import Position
from .problems import AvailableDocument, ProblemError, gone, not_found, not_translated

STREAM_CHUNK = 100

_COLUMNS = f"SELECT page_id, language, body, etag FROM {Document._meta.db_table}"  # noqa: S608 our own table
_BY_PAGE = f"{_COLUMNS} WHERE page_id = %s AND language = %s"
_BY_PATH = f"{_COLUMNS} WHERE path = %s"


class StoredDocument(NamedTuple):
    """A document as it is served."""

    page_id: int
    language: str
    body: bytes
    etag: str


def document_of_page(page_id: int, language: str) -> StoredDocument | None:
    return _one(_BY_PAGE, (page_id, language))


def document_at(path: str) -> StoredDocument | None:
    """path: normalised, with its trailing slash."""
    return _one(_BY_PATH, (path,))


def _one(sql: str, parameters: tuple[int | str, ...]) -> StoredDocument | None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        row = cursor.fetchone()
    return StoredDocument(*row) if row else None


def documents_of_page(page_id: int, languages: tuple[str, ...]) -> dict[str, StoredDocument]:
    """By language, in one query."""
    rows = Document.objects.filter(page_id=page_id, language__in=languages)
    return {
        language: StoredDocument(page_id, language, bytes(body), etag)
        for language, body, etag in rows.values_list("language", "body", "etag")
    }


def paths_of_page(page_id: int) -> dict[str, str]:
    """Where a page is available, by language, in the order of the settings."""
    found = dict(Document.objects.filter(page_id=page_id).values_list("language", "path"))
    return {language: found[language] for language in content_languages() if language in found}


def absence_of_page(page_id: int, language: str) -> ProblemError:
    """Why a page has no document in `language`."""
    if paths := paths_of_page(page_id):
        return not_translated(language, available(paths))
    if DocumentVersion.objects.filter(page_id=page_id).exists():
        return gone()
    return not_found("No published page has this id.")


def available(paths: dict[str, str]) -> list[AvailableDocument]:
    return [AvailableDocument(locale=locale, path=path) for locale, path in paths.items()]


def bodies(language: str) -> Iterator[bytes]:
    """Bodies of all documents of a language in tree order, a chunk in memory at a time."""
    position = Position.start()
    while True:
        rows = Document.objects.filter(position.rest, language=language).order_by("tree_path", "pk")
        chunk = list(rows.values_list("tree_path", "pk", "body")[:STREAM_CHUNK])
        for _tree_path, _pk, body in chunk:
            yield bytes(body)
        if len(chunk) < STREAM_CHUNK:
            return
        position = Position(*chunk[-1][:2])


def current_sequence() -> int:
    """The number of the last change."""
    return SequenceCounter.objects.filter(pk=1).values_list("value", flat=True).first() or 0

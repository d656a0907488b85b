"""Stores what a build changed: documents, versions, changes and former paths, with a gap-free sequence.

Whoever stores holds the counter's lock from before the first build to the end of the transaction. Two publications
thus build one after the other, and the second sees what the first stored.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from django.db import connection
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from cms.core.models import BasePage
from cms.delivery.models import (
    Change,
    Document,
    DocumentDependency,
    DocumentFact,
    DocumentVersion,
    FormerPath,
    SequenceCounter,
)

from .pages import BuiltDocument
from .provenance import provenance_of
from .registry import BUILDER_VERSION


def lock_counter() -> SequenceCounter:
    """Take the lock under which documents are built. The last lock of a transaction."""
    SequenceCounter.objects.get_or_create(pk=1)
    rows = SequenceCounter.objects.filter(pk=1)
    if connection.features.has_select_for_update:
        rows = rows.select_for_update()
    return rows.get()


@dataclass(slots=True)
class Store:
    """The writes of one rebuild."""

    counter: SequenceCounter
    now: datetime = field(default_factory=timezone.now)
    changed: int = 0

    def store(self, page_id: int, tree_path: str, built: dict[str, BuiltDocument]) -> bool:
        """Bring one page's rows to what was built; whether its cards, paths or languages changed."""
        stored = {row.language: row for row in Document.objects.filter(page_id=page_id)}
        facade_changed = False
        for language in sorted(stored.keys() - built.keys()):
            self._remove(stored[language])
            facade_changed = True
        for language in sorted(built):
            facade_changed |= self._upsert(page_id, tree_path, built[language], stored.get(language))
        return facade_changed

    def finish(self) -> None:
        """Write the counter back, if anything was stored."""
        if self.changed:
            self.counter.save(update_fields=["value"])

    def _next(self) -> int:
        self.counter.value += 1
        self.changed += 1
        return self.counter.value

    def _upsert(self, page_id: int, tree_path: str, built: BuiltDocument, row: Document | None) -> bool:
        digest, card_digest = built.content_digest, built.card_digest
        if row is not None and row.content_digest == digest and row.card_digest == card_digest:
            return self._file(row, tree_path, built)
        card_changed = row is None or row.card_digest != card_digest
        document = row or Document(page_id=page_id, language=built.language)
        if row is not None and row.path != built.document.path:
            self._remember_path(row)
        self._fill(document, tree_path, built, card_changed=card_changed)
        document.save()
        self._store_parts(document, built)
        self._record(document, built)
        return card_changed

    def _file(self, row: Document, tree_path: str, built: BuiltDocument) -> bool:
        """Note what the bytes do not show; whether the page stands elsewhere."""
        noted = {
            "tree_path": tree_path,
            "builder_version": BUILDER_VERSION,
            "next_change_at": built.next_change_at,
        }
        is_moved = row.tree_path != tree_path
        if any(getattr(row, name) != value for name, value in noted.items()):
            Document.objects.filter(pk=row.pk).update(**noted)
        return is_moved

    def _fill(self, row: Document, tree_path: str, built: BuiltDocument, *, card_changed: bool) -> None:
        sequence = self._next()
        document = built.document.model_copy(update={"sequence": sequence, "updated_at": self.now})
        row.body = document.model_dump_json().encode()
        row.etag = digest_of(row.body)
        row.content_digest, row.card_digest = built.content_digest, built.card_digest
        if card_changed:
            row.card_updated_at = self.now
        row.card = built.card.model_copy(update={"updated_at": row.card_updated_at}).model_dump_json()
        row.type, row.path, row.title = document.type, document.path, document.title
        row.search_text = search_text(built)
        row.category_id, row.tree_path = built.category_id, tree_path
        row.sequence, row.updated_at = sequence, self.now
        row.published_at, row.next_change_at = document.published_at, built.next_change_at
        row.builder_version = BUILDER_VERSION

    def _store_parts(self, row: Document, built: BuiltDocument) -> None:
        existing = set(row.dependencies.values_list("key", flat=True))
        if gone := existing - built.dependencies:
            row.dependencies.filter(key__in=gone).delete()
        if new := built.dependencies - existing:
            DocumentDependency.objects.bulk_create(
                DocumentDependency(document=row, key=key) for key in sorted(new)
            )
        row.facts.all().delete()
        DocumentFact.objects.bulk_create(
            DocumentFact(
                document=row,
                kind=fact.kind,
                lower=fact.lower,
                upper=fact.upper,
                base_unit=fact.base_unit,
                choice=fact.choice,
                is_none=fact.is_none,
            )
            for fact in built.facts
        )

    def _record(self, row: Document, built: BuiltDocument) -> None:
        FormerPath.objects.filter(path=row.path).delete()
        DocumentVersion.objects.create(
            page_id=row.page_id,
            language=row.language,
            sequence=row.sequence,
            path=row.path,
            body=row.body,
            etag=row.etag,
            provenance=provenance_of(row.page_id, built),
            at=self.now,
        )
        Change.objects.create(
            sequence=row.sequence,
            kind=Change.Kind.UPSERT,
            page_id=row.page_id,
            language=row.language,
            path=row.path,
            etag=row.etag,
            cache_tags=built.document.cache_tags,
            at=self.now,
        )

    def _remove(self, row: Document) -> None:
        self._remember_path(row)
        sequence = self._next()
        DocumentVersion.objects.create(
            page_id=row.page_id, language=row.language, sequence=sequence, path=row.path, at=self.now
        )
        Change.objects.create(
            sequence=sequence,
            kind=Change.Kind.DELETE,
            page_id=row.page_id,
            language=row.language,
            path=row.path,
            cache_tags=sorted(row.dependencies.values_list("key", flat=True)),
            at=self.now,
        )
        row.delete()

    def _remember_path(self, row: Document) -> None:
        FormerPath.objects.update_or_create(
            path=row.path, defaults={"page_id": row.page_id, "language": row.language, "at": self.now}
        )


def file_where_pages_stand() -> None:
    """Give every document the place its page has in the tree. A move also shifts siblings that nobody saves."""
    place = BasePage.objects.filter(pk=OuterRef("page_id")).order_by().values("path")[:1]
    Document.objects.exclude(tree_path=Subquery(place)).update(tree_path=Subquery(place))


def digest_of(body: bytes) -> str:
    """Strong ETag of a body."""
    return sha256(body).hexdigest()


def search_text(built: BuiltDocument) -> str:
    """What a list's `q` looks in."""
    card = built.card
    text = " ".join(filter(None, (card.title, card.tagline, card.summary)))
    return unicodedata.normalize("NFC", text).casefold()


def documents_depending_on(keys: Iterable[str]) -> set[int]:
    """Pages whose documents were built from any of `keys`."""
    rows = DocumentDependency.objects.filter(key__in=list(keys))
    return set(rows.values_list("document__page_id", flat=True))

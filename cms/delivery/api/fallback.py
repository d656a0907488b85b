"""One document from two stored ones, for a client that asked for fallback. Says of every borrowed part where it is from.

Borrowed are flat texts that are missing or pending, and pending sections, at their place in the order of the language
that lends them. Facts, links, addresses and cards stay those of the asked language.
"""

import json
from datetime import datetime
from typing import Any

from .stored import StoredDocument

WHOLE_DOCUMENT = ""  # the JSON pointer of a document as a whole (RFC 6901)
_SEO_TEXTS = ("title", "description")

Json = dict[str, Any]


def compose(own: StoredDocument | None, other: StoredDocument) -> tuple[bytes, tuple[str, ...]]:
    """The body, and the languages in it. own: the document in the asked language, if there is one."""
    lender = _Lender(other)
    if own is None:
        body = lender.document
        body["translation"]["fallback"] = {WHOLE_DOCUMENT: other.language}
        return _dump(body), (other.language,)
    borrower = json.loads(bytes(own.body))
    lender.lend_texts(borrower)
    lender.lend_sections(borrower)
    if not lender.lent:
        return bytes(own.body), (own.language,)
    lender.sign(borrower)
    return _dump(borrower), (own.language, other.language)


def _dump(document: Json) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


class _Lender:
    """The document that parts are taken from."""

    def __init__(self, stored: StoredDocument) -> None:
        self.document: Json = json.loads(bytes(stored.body))
        self.language = stored.language
        self.lent: dict[str, str] = {}

    def lend_texts(self, borrower: Json) -> None:
        pending = set(borrower["translation"]["pending"])
        for name, value in self.document.items():
            if isinstance(value, str) and (borrower.get(name) is None or f"/{name}" in pending):
                borrower[name] = value
                self.lent[f"/{name}"] = self.language
        for name in _SEO_TEXTS:
            value = self.document["seo"].get(name)
            if value and not borrower["seo"].get(name):
                borrower["seo"][name] = value
                self.lent[f"/seo/{name}"] = self.language

    def lend_sections(self, borrower: Json) -> None:
        """Insert each pending section after the nearest section before it that both documents show."""
        own, theirs = borrower.get("sections") or [], self.document.get("sections") or []
        pending = set(borrower["translation"]["pending"])
        merged = [section["id"] for section in own]
        borrowed = {section["id"]: section for section in theirs if section["id"] in pending - set(merged)}
        position = 0
        for key in (section["id"] for section in theirs):
            if key in borrowed:
                merged.insert(position, key)
            if key in merged:
                position = merged.index(key) + 1
        if borrowed:
            everything = {section["id"]: section for section in own} | borrowed
            borrower["sections"] = [everything[key] for key in merged]
            self.lent |= {_pointer(merged.index(key)): self.language for key in borrowed}
            self._point_again(borrower, own, theirs, merged, set(borrowed))

    def _point_again(
        self, borrower: Json, own: list[Json], theirs: list[Json], merged: list[str], borrowed: set[str]
    ) -> None:
        """Sections have moved, so what `behind` points at has too; borrowed ones may be behind themselves."""
        translation, lent = borrower["translation"], self.document["translation"]
        behind = _moved(translation["behind"], own, merged)
        theirs_behind = [
            pointer
            for pointer in lent["behind"]
            if (index := _section_index(pointer)) is not None and theirs[index]["id"] in borrowed
        ]
        translation["behind"] = behind + _moved(theirs_behind, theirs, merged)

    def sign(self, borrower: Json) -> None:
        """Say what was lent; the composed document changes, and is purged, when either of the two is."""
        borrower["translation"]["fallback"] = self.lent
        tags = [*borrower["cache_tags"], *self.document["cache_tags"]]
        borrower["cache_tags"] = list(dict.fromkeys(tags))
        borrower["sequence"] = max(borrower["sequence"], self.document["sequence"])
        moments = (borrower["updated_at"], self.document["updated_at"])
        borrower["updated_at"] = max(moments, key=datetime.fromisoformat)


def _pointer(index: int) -> str:
    return f"/sections/{index}"


def _section_index(pointer: str) -> int | None:
    parts = pointer.split("/")
    return int(parts[2]) if parts[1:2] == ["sections"] and len(parts) > 2 else None


def _moved(pointers: list[str], sections: list[Json], merged: list[str]) -> list[str]:
    """`pointers` into `sections`, as pointers into the merged list; others as they are."""
    moved = []
    for pointer in pointers:
        index = _section_index(pointer)
        if index is not None:
            rest = pointer.split("/")[3:]
            pointer = "/".join([_pointer(merged.index(sections[index]["id"])), *rest])
        moved.append(pointer)
    return moved

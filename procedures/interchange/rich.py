"""Rich text as files write it: paragraphs between blank lines, or allow-listed HTML.

What is not allowed is refused and never dropped, so that every character of a file ends up on the page. Paragraphs,
headings and list items get a `data-block-key` that follows from their words, or keep the one they have on the page:
it is the address of their translation and has to survive the next save in the editor.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from html.parser import HTMLParser

from cms.translation.markup import normalise_rich_text
from cms.translation.rich_inline import serialise_inline
from cms.translation.rich_tree import ALIASES, INLINE, LISTS, TEXT_BLOCKS, parse, serialise, text_blocks

from .matching import match

PARAGRAPH_BREAK = re.compile(r"\n[ ]*\n\s*")
BLOCK_TAGS = frozenset(TEXT_BLOCKS | LISTS | {"li"})
ALLOWED_TAGS = frozenset(BLOCK_TAGS | INLINE | set(ALIASES) | {"br"})
SCHEMES = ("https://", "http://", "mailto:", "tel:")
KEY = re.compile(r' data-block-key="[^"]*"')
KEY_LENGTH = 8

PageOfRef = Callable[[str], int]
"""The key of the page with a ref; raises NotInRichText or an error of its own."""


class NotRichText(ValueError):
    """A text of a file cannot become rich text; the message is a sentence."""


def html_of(text: str, page_of_ref: PageOfRef) -> str:
    """The normal form of a file's text, without keys unless it has its own. Raises NotRichText."""
    writer = _Writer(page_of_ref)
    writer.feed(text)
    writer.finish()
    html = writer.html if writer.has_blocks else _paragraphs(writer.html)
    normal = normalise_rich_text(html)
    if _words(normal) != _words(html):
        raise NotRichText("Some of this text would be lost. Check that its tags are properly nested.")
    return normal


def with_keys(html: str, existing: str) -> str:
    """`html` with the keys that its paragraphs have in `existing`, and new ones where they are new."""
    if same_rich_text(html, existing):
        return existing
    tree = parse(html)
    blocks = list(text_blocks(tree))
    old = [block for block in text_blocks(parse(existing)) if block.key]
    found = match([_words_of(b.children) for b in blocks], [_words_of(b.children) for b in old])
    used = {block.key for block in blocks if block.key}
    for block, index in zip(blocks, found, strict=True):
        if not block.key and index is not None and old[index].key not in used:
            block.key = old[index].key
            used.add(block.key)
    for block in blocks:
        if not block.key:
            block.key = _new_key(_words_of(block.children), used)
            used.add(block.key)
    return serialise(tree)


def same_rich_text(one: str, other: str) -> bool:
    """Whether two rich texts differ in keys and ways of writing at most."""
    return KEY.sub("", normalise_rich_text(one)) == KEY.sub("", normalise_rich_text(other))


def _words_of(children: list) -> str:
    return serialise_inline(children)


def _new_key(words: str, used: set[str]) -> str:
    for key in _keys(words):
        if key not in used:
            return key
    raise AssertionError("There are endless keys.")


def _keys(words: str) -> Iterator[str]:
    number = 0
    while True:
        yield hashlib.sha256(f"{number}:{words}".encode()).hexdigest()[:KEY_LENGTH]
        number += 1


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{part}</p>" for part in PARAGRAPH_BREAK.split(text.strip()) if part.strip())


def _words(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    parser.close()
    return "".join("".join(parser.parts).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


class _Writer(HTMLParser):
    """Writes allowed markup out again and refuses the rest."""

    def __init__(self, page_of_ref: PageOfRef) -> None:
        super().__init__(convert_charrefs=True)
        self._page_of_ref = page_of_ref
        self._parts: list[str] = []
        self._open: list[str] = []
        self.has_blocks = False

    @property
    def html(self) -> str:
        return "".join(self._parts)

    def finish(self) -> None:
        self.close()
        if self._open:
            raise NotRichText(f"<{self._open[-1]}> is not closed. Write </{self._open[-1]}> where it ends.")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED_TAGS:
            raise NotRichText(f"<{tag}> is not allowed. Use only {' '.join(sorted(ALLOWED_TAGS))}.")
        self.has_blocks = self.has_blocks or tag in BLOCK_TAGS
        written = "".join(
            f' {name}="{escape(value)}"' for name, value in self._attributes(tag, dict(attrs)).items()
        )
        self._parts.append(f"<{tag}{written}>")
        if tag != "br":
            self._open.append(tag)

    def _attributes(self, tag: str, attrs: Mapping[str, str | None]) -> dict[str, str]:
        if tag == "a":
            return self._link(attrs)
        allowed = {"data-block-key"} if tag in TEXT_BLOCKS or tag == "li" else set()
        for name in attrs:
            if name not in allowed:
                raise NotRichText(f"The attribute {name} is not allowed in <{tag}>. Remove it.")
        return {name: value or "" for name, value in attrs.items()}

    def _link(self, attrs: Mapping[str, str | None]) -> dict[str, str]:
        if set(attrs) == {"ref"}:
            return {"linktype": "page", "id": str(self._page_of_ref(attrs["ref"] or ""))}
        if set(attrs) != {"href"}:
            raise NotRichText(
                "A link has one attribute: href for an address, or ref for a page of this site."
            )
        address = attrs["href"] or ""
        if not address.startswith(SCHEMES):
            raise NotRichText(f"“{address}” is not the address of a link. Begin it with https://.")
        return {"href": address}

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag != "br":
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            raise NotRichText(f"</{tag}> does not close what was opened last. Close tags in order.")
        self._parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._parts.append(escape(data, quote=False))

    def handle_comment(self, data: str) -> None:
        raise NotRichText("A comment is not allowed. Remove it.")

    def handle_decl(self, decl: str) -> None:
        raise NotRichText("A declaration is not allowed. Remove it.")

    def handle_pi(self, data: str) -> None:
        raise NotRichText("A processing instruction is not allowed. Remove it.")

    def unknown_decl(self, data: str) -> None:
        raise NotRichText("A declaration is not allowed. Remove it.")

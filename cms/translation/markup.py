"""Rich text as a translator works on it, and back: one text per paragraph, heading and list item.

Inline markup stays with the source. A translator sees ``<1>bold</1>``, and the joined translation gets the source's own
element with the source's own attributes, so that a link can neither be changed nor smuggled in by a translation and a
corrected link target needs no new translation.

``join_rich_text(html, {b.key: b.text for b in split_rich_text(html)})`` is ``normalise_rich_text(html)``.
Assumes Wagtail's stored rich text. Blocks without words stay where they are and are nobody's to translate.
Does not store, find or approve translations.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cms.translation.placeholders import BrokenMarkup, check_markup, has_words, plain_text, tokens
from cms.translation.reasons import Reason, gettext_noop
from cms.translation.rich_inline import Attrs, Child, Inline, InlineWriter, escape_text
from cms.translation.rich_tree import TextBlock, Tree, parse, serialise, text_blocks

__all__ = [
    "BrokenMarkup",
    "Placeholder",
    "RichBlock",
    "check_markup",
    "is_ordinal",
    "join_rich_text",
    "normalise_rich_text",
    "plain_text",
    "split_rich_text",
    "text_digest",
]

PLAIN, RICH = "plain", "rich"
ORDINAL_KEY = re.compile(r"(?:^|:)(?:p|h3|h4|li)\.[0-9]+$")

UNTRANSLATED_BLOCK = gettext_noop(
    "The paragraph %(key)s has no translation; translate every paragraph, heading and list item before joining."
)
UNKNOWN_BLOCK = gettext_noop(
    "There is a translation for the paragraph %(key)s, which the source does not have; segment the source again."
)


@dataclass(frozen=True)
class Placeholder:
    """What a number in placeholder text stands for."""

    number: int
    tag: str
    attrs: Attrs


@dataclass(frozen=True)
class RichBlock:
    """One translatable piece of a rich text."""

    key: str  # data-block-key, or "p.3" for the third paragraph; unique within the text
    tag: str  # p, h3, h4 or li
    text: str  # placeholder text
    markup: tuple[Placeholder, ...]

    @property
    def tags(self) -> tuple[str, ...]:
        """The tag signature: which elements the numbers stand for, without their attributes."""
        return tuple(placeholder.tag for placeholder in self.markup)

    @property
    def digest(self) -> str:
        return text_digest(self.text, RICH, self.tags)


@lru_cache(maxsize=4096)
def split_rich_text(html: str) -> tuple[RichBlock, ...]:
    """The blocks that have words, in reading order."""
    return tuple(_rich_block(key, block) for key, block in _blocks_with_words(parse(html)))


def join_rich_text(html: str, texts: Mapping[str, str]) -> str:
    """The source's skeleton with the words of ``texts``, by block key, each placeholder text.

    Raises ``BrokenMarkup`` where a block lacks its text (the source's words never stand in for it), where a text has no
    block, and where ``check_markup`` refuses one.
    """
    tree = parse(html)
    blocks = dict(_blocks_with_words(tree))
    for key in texts:
        if key not in blocks:
            raise BrokenMarkup(Reason("unknown-block", UNKNOWN_BLOCK, (("key", key),)), key=key)
    for key, block in blocks.items():
        if key not in texts:
            raise BrokenMarkup(Reason("untranslated-block", UNTRANSLATED_BLOCK, (("key", key),)), key=key)
        block.children = _joined(_rich_block(key, block), texts[key])
    return serialise(tree)


def normalise_rich_text(html: str) -> str:
    """The allow-listed normal form that ``join_rich_text`` gives for the source's own texts; idempotent."""
    return serialise(parse(html))


def is_ordinal(key: str) -> bool:
    """Whether a block's key, or an address that ends in one, only counts: then it may name another block tomorrow."""
    return ORDINAL_KEY.search(key) is not None


def text_digest(text: str, kind: str, tags: tuple[str, ...] = ()) -> str:
    """SHA-256 in hex of what a translation answers to.

    The text in NFC with runs of white space as one space, the kind of text (an ``&amp;`` means another thing in rich
    text than in plain), and which elements its placeholders stand for. Not where links lead: a changed address alone
    orphans no translation.
    """
    words = " ".join(unicodedata.normalize("NFC", text).split())
    framed = "\0".join((kind, " ".join(tags), words))
    return hashlib.sha256(framed.encode("utf-8", "surrogatepass")).hexdigest()


def _blocks_with_words(tree: Tree) -> Iterator[tuple[str, TextBlock]]:
    """Ordinals count every block of their tag; their full stop keeps them apart from every valid block key."""
    counts: Counter[str] = Counter()
    for block in text_blocks(tree):
        counts[block.tag] += 1
        if _has_words(block.children):
            yield block.key or f"{block.tag}.{counts[block.tag]}", block


def _has_words(children: list[Child]) -> bool:
    return any(
        has_words(child) if isinstance(child, str) else _has_words(child.children) for child in children
    )


def _rich_block(key: str, block: TextBlock) -> RichBlock:
    markup: list[Placeholder] = []
    text = _placeholder_text(block.children, markup)
    return RichBlock(key, block.tag, text, tuple(markup))


def _placeholder_text(children: list[Child], markup: list[Placeholder]) -> str:
    return "".join(
        escape_text(child) if isinstance(child, str) else _placeholder(child, markup) for child in children
    )


def _placeholder(element: Inline, markup: list[Placeholder]) -> str:
    number = len(markup) + 1
    markup.append(Placeholder(number, element.tag, element.attrs))
    if element.is_void:
        return f"<{number}/>"
    return f"<{number}>{_placeholder_text(element.children, markup)}</{number}>"


def _joined(source: RichBlock, target_text: str) -> list[Child]:
    if reason := check_markup(source.text, target_text):
        raise BrokenMarkup(reason, key=source.key)
    elements = {placeholder.number: placeholder for placeholder in source.markup}
    writer = InlineWriter()
    for token in tokens(target_text):
        if token.kind == "text":
            writer.text(token.text)
        elif token.kind == "open":
            writer.open(elements[token.number].tag, elements[token.number].attrs)
        elif token.kind == "close":
            writer.close()
        else:
            writer.line_break()
    return writer.finish()

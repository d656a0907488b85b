"""The normal form of rich text: what a paragraph, a list item and a link are, before anyone segments them.

Segmenting and joining must agree on one tree, and the joined result must be allow-listed whatever the source held. So
every text goes through nh3 (which repairs nesting as browsers do and drops what is not allowed) and then into
``block*``, where a block is a paragraph, a heading or a list, an item is inline content followed by nested lists, and
inline elements never hold one of their own kind. ``serialise(parse(html))`` is the normal form; normalising twice gives
the same bytes.

Assumes Wagtail's stored form: ``<a linktype="page" id="3">`` and ``data-block-key`` on blocks. Text is never lost, but
text outside a block gets a paragraph of its own, text after a nested list an item of its own, and paragraphs inside an
item become lines. Does not expand links and knows nothing of languages.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from cms.translation.rich_inline import Attrs, Child, InlineWriter, escape_attribute, serialise_inline

TEXT_BLOCKS = frozenset({"p", "h3", "h4"})
LISTS = frozenset({"ul", "ol"})
ALIASES = {"b": "strong", "i": "em"}
INLINE = frozenset({"strong", "em", "a", "sup", "sub"})
LINK_ATTRIBUTES = ("linktype", "id", "href")  # in the order in which they are written
KEY_ATTRIBUTE = "data-block-key"
MAX_LIST_DEPTH = 8  # deeper lists are flattened, so that no input can exhaust the stack

VALID_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
SURROGATE = re.compile(r"[\ud800-\udfff]")  # not encodable, and nothing a person typed

_cleaner = nh3.Cleaner(
    tags=set(TEXT_BLOCKS | LISTS | INLINE | set(ALIASES) | {"li", "br"}),
    attributes={"a": set(LINK_ATTRIBUTES), **{tag: {KEY_ATTRIBUTE} for tag in (*TEXT_BLOCKS, "li")}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


@dataclass
class TextBlock:
    """A paragraph, heading or list item; only an item may hold lists."""

    tag: str
    key: str = ""  # data-block-key where it is valid and unique, else empty
    children: list[Child] = field(default_factory=list)
    lists: list["ListBlock"] = field(default_factory=list)


@dataclass
class ListBlock:
    tag: str
    items: list[TextBlock] = field(default_factory=list)


Tree = list[TextBlock | ListBlock]


class _TreeBuilder(HTMLParser):
    """Builds the tree from nh3's balanced output."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tree: Tree = []
        self._lists: list[ListBlock] = []
        self._list_tags: list[bool] = []  # per open list tag: was it flattened away?
        self._block_tags: list[bool] = []  # per open block tag: did it open a block, or only a new line?
        self._inline_tags: list[bool] = []  # per open inline tag: is it written?
        self._active: list[tuple[str, Attrs]] = []  # written inline elements, reopened in a following block
        self._block: TextBlock | None = None
        self._is_explicit = False  # the block has a tag of its own
        self._needs_break = False
        self._writer = InlineWriter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag, given = ALIASES.get(tag, tag), {name: value or "" for name, value in attrs}
        if tag in LISTS:
            self._start_list(tag)
        elif tag in INLINE:
            self._start_inline(tag, given)
        elif tag == "br":
            self._ready()
            self._writer.line_break()
        else:
            self._start_block(tag, given.get(KEY_ATTRIBUTE, ""))

    def handle_endtag(self, tag: str) -> None:
        tag = ALIASES.get(tag, tag)
        if tag in LISTS:
            self._end_list()
        elif tag in INLINE:
            self._end_inline()
        elif tag != "br":
            self._end_block()

    def handle_data(self, data: str) -> None:
        is_blank = not data.strip(" \t\n\r\f")
        if is_blank and (self._block is None or self._needs_break):
            return
        self._ready()
        self._writer.text(data)

    def finish(self) -> Tree:
        self._close_block()
        self.tree[:] = _without_empty_lists(self.tree)
        return self.tree

    def _start_block(self, tag: str, key: str) -> None:
        is_line = tag != "li" and self._block is not None and self._is_explicit
        self._block_tags.append(not is_line)
        if is_line:
            self._needs_break = True
            return
        self._open_block("li" if self._lists else "p" if tag == "li" else tag, key)
        self._is_explicit = True

    def _end_block(self) -> None:
        if self._block_tags.pop():
            self._close_block()
        else:
            self._needs_break = True

    def _open_block(self, tag: str, key: str = "") -> None:
        self._close_block()
        self._block = TextBlock(tag, key if VALID_KEY.fullmatch(key) else "")
        (self._lists[-1].items if self._lists else self.tree).append(self._block)
        self._is_explicit = False
        self._writer = InlineWriter()
        for inline_tag, attrs in self._active:
            self._writer.open(inline_tag, attrs)

    def _close_block(self) -> None:
        if self._block is not None:
            self._block.children = self._writer.finish()
        self._block, self._needs_break = None, False

    def _ready(self) -> None:
        """Make sure that there is a block to write into, on a new line where a paragraph inside it began or ended."""
        if self._block is None:
            self._open_block("li" if self._lists else "p")
        elif self._needs_break:
            if self._writer.has_content:
                self._writer.line_break()
            self._needs_break = False

    def _start_list(self, tag: str) -> None:
        is_flattened = len(self._lists) >= MAX_LIST_DEPTH
        self._list_tags.append(is_flattened)
        self._close_block()
        if is_flattened:
            return
        node = ListBlock(tag)
        if self._lists:
            items = self._lists[-1].items
            if not items:
                items.append(TextBlock("li"))
            items[-1].lists.append(node)
        else:
            self.tree.append(node)
        self._lists.append(node)

    def _end_list(self) -> None:
        self._close_block()
        if not self._list_tags.pop():
            self._lists.pop()

    def _start_inline(self, tag: str, given: dict[str, str]) -> None:
        attrs = tuple((name, given[name]) for name in LINK_ATTRIBUTES if tag == "a" and given.get(name))
        leads_somewhere = tag != "a" or any(name != "id" for name, _ in attrs)
        is_written = leads_somewhere and tag not in {open_tag for open_tag, _ in self._active}
        self._inline_tags.append(is_written)
        if not is_written:
            return
        if self._block is not None:
            self._ready_for_inline()
            self._writer.open(tag, attrs)
        self._active.append((tag, attrs))

    def _ready_for_inline(self) -> None:
        if self._needs_break:
            self._ready()

    def _end_inline(self) -> None:
        if self._inline_tags.pop():
            self._active.pop()
            if self._block is not None:
                self._writer.close()


def _without_empty_lists(tree: Tree) -> Tree:
    kept: Tree = []
    for node in tree:
        if isinstance(node, TextBlock):
            kept.append(node)
        elif node.items:
            for item in node.items:
                item.lists = [
                    nested
                    for nested in _without_empty_lists(list(item.lists))
                    if isinstance(nested, ListBlock)
                ]
            kept.append(node)
    return kept


def parse(html: str) -> Tree:
    """The tree of a rich text, sanitised and in normal form."""
    builder = _TreeBuilder()
    builder.feed(_cleaner.clean(SURROGATE.sub("", html)))
    builder.close()
    tree = builder.finish()
    uses = Counter(block.key for block in text_blocks(tree))
    for block in text_blocks(tree):
        if uses[block.key] > 1:
            block.key = ""
    return tree


def text_blocks(tree: Tree) -> Iterator[TextBlock]:
    """Every paragraph, heading and item in reading order."""
    for node in tree:
        if isinstance(node, TextBlock):
            yield node
            yield from text_blocks(list(node.lists))
        else:
            yield from text_blocks(list(node.items))


def serialise(tree: Tree) -> str:
    return "".join(_serialise_node(node) for node in tree)


def _serialise_node(node: TextBlock | ListBlock) -> str:
    if isinstance(node, ListBlock):
        return f"<{node.tag}>{serialise(list(node.items))}</{node.tag}>"
    key = f' {KEY_ATTRIBUTE}="{escape_attribute(node.key)}"' if node.key else ""
    return f"<{node.tag}{key}>{serialise_inline(node.children)}{serialise(list(node.lists))}</{node.tag}>"

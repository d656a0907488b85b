"""The inside of one rich-text block: text, inline elements and line breaks, in normal form.

Parsing a source and joining a translation write through the same writer, so that both come out in one form: runs of
white space are one space, none at the edges of a block or after a line break, no control characters, no element without
content. Assumes that its caller opens and closes elements in order. Does not check what the elements are.
"""

import re
from dataclasses import dataclass, field
from html import escape

Attrs = tuple[tuple[str, str], ...]

WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")  # HTML's; a no-break space is text
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")  # no XML or HTML may hold them
LINE_BREAK = "br"


@dataclass
class Inline:
    """An inline element, or a line break."""

    tag: str
    attrs: Attrs = ()
    children: list["str | Inline"] = field(default_factory=list)

    @property
    def is_void(self) -> bool:
        return self.tag == LINE_BREAK


Child = str | Inline


class InlineWriter:
    def __init__(self) -> None:
        self._root: list[Child] = []
        self._open: list[Inline] = []
        self._swallows_space = True
        self.has_content = False

    def text(self, value: str) -> None:
        value = WHITE_SPACE.sub(" ", CONTROL.sub("", value))
        if self._swallows_space:
            value = value.removeprefix(" ")
        if value:
            self._children.append(value)
            self._swallows_space = value.endswith(" ")
            self.has_content = True

    def open(self, tag: str, attrs: Attrs = ()) -> None:
        node = Inline(tag, attrs)
        self._children.append(node)
        self._open.append(node)

    def close(self) -> None:
        self._open.pop()

    def line_break(self) -> None:
        self._children.append(Inline(LINE_BREAK))
        self._swallows_space = self.has_content = True

    def finish(self) -> list[Child]:
        children = _without_empty(self._root)
        _strip_end(children)
        return _without_empty(children)

    @property
    def _children(self) -> list[Child]:
        return self._open[-1].children if self._open else self._root


def _without_empty(children: list[Child]) -> list[Child]:
    kept: list[Child] = []
    for child in children:
        if isinstance(child, Inline) and not child.is_void:
            child.children = _without_empty(child.children)
            if child.children:
                kept.append(child)
        elif child:
            kept.append(child)
    return kept


def _strip_end(children: list[Child]) -> None:
    while children:
        last = children[-1]
        if isinstance(last, str):
            children[-1] = last.removesuffix(" ")
            return
        children = last.children


def escape_text(text: str) -> str:
    """Text as HTML and as placeholder text hold it: only ``&``, ``<`` and ``>`` are special."""
    return escape(text, quote=False)


def escape_attribute(value: str) -> str:
    """Only the entities that Wagtail's link rewriter reads back."""
    return escape_text(value).replace('"', "&quot;")


def serialise_inline(children: list[Child]) -> str:
    return "".join(_serialise_child(child) for child in children)


def _serialise_child(child: Child) -> str:
    if isinstance(child, str):
        return escape_text(child)
    if child.is_void:
        return f"<{child.tag}/>"
    attrs = "".join(f' {name}="{escape_attribute(value)}"' for name, value in child.attrs)
    return f"<{child.tag}{attrs}>{serialise_inline(child.children)}</{child.tag}>"

"""Reads a segment as its reader sees it, remembering where each character came from.

Segments carry placeholders (`<1>…</1>`, `<2/>`) and entities. A number may be split by a placeholder ("<1>2</1>주"),
and the digits inside one are never numbers. Full-width and compatibility forms become the usual ones here, so that no
other module needs to know them. Only what NFC leaves apart is folded; nothing is reordered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"<(/?)\d+(/?)>|&(lt|gt|amp|quot|apos|nbsp|#\d{1,6});")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'", "nbsp": " "}
_FOLDED = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FOLDED |= {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ", "’": "'", "‘": "'"}
_FOLDED |= dict.fromkeys("\u223c\u301c\u2053", "~")
_FOLDED |= {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u02da": "°", "\u00ba": "°"}
_FOLD = str.maketrans(_FOLDED)
_LAST_CODE_POINT = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Visible:
    """The text without its markup; `origins[i]` is where its i-th character stands in the given text."""

    text: str
    origins: tuple[int, ...]
    source: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the given text that a part of the visible text came from."""
        last = self.origins[end - 1]
        entity = _MARK.match(self.source, last) if self.source[last] == "&" else None
        return self.origins[start], entity.end() if entity else last + 1


def read_visible(source: str) -> Visible:
    """Take the markup out of a segment."""
    if "<" not in source and "&" not in source:
        return Visible(source.translate(_FOLD), tuple(range(len(source))), source)
    characters: list[str] = []
    origins: list[int] = []
    position = 0
    for mark in _MARK.finditer(source):
        characters += source[position : mark.start()]
        origins += range(position, mark.start())
        replacement = _replacement(mark, characters)
        characters += replacement
        origins += [mark.start()] * len(replacement)
        position = mark.end()
    characters += source[position:]
    origins += range(position, len(source))
    return Visible("".join(characters).translate(_FOLD), tuple(origins), source)


def _replacement(mark: re.Match[str], before: list[str]) -> str:
    """What a mark looks like: an entity its character, an empty element a break, the others nothing.

    Between two digits a tag is a break too, since `<1>1</1><2>2</2>` is not twelve.
    """
    if mark[3]:
        return _character(mark[3])
    if mark[2]:
        return "\n"
    following = mark.string[mark.end() : mark.end() + 1]
    return "\n" if before and before[-1].isdigit() and (following.isdigit() or following == "<") else ""


def _character(name: str) -> str:
    if not name.startswith("#"):
        return _ENTITIES[name]
    code = int(name[1:])
    return chr(code) if 0 < code <= _LAST_CODE_POINT else " "

"""Placeholder text: what a translator sees of a paragraph with inline markup.

``<1>bold</1>`` stands for the first inline element of the source, ``<2/>`` for a line break; a literal ``<``, ``>`` or
``&`` is written as an entity. Nothing else is markup: an ``onclick``, a ``<script>`` or an unknown entity is text, and
comes out escaped if it comes out at all.

A translation may move placeholders about, but keeps each exactly once, inside the same parent, with text in it where
the source has text in it: then every link and emphasis of the source is there, and the result is well formed.
Does not know which element a number stands for (``markup`` does).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from cms.translation.reasons import Reason, gettext_noop
from cms.translation.rich_inline import CONTROL

PLACEHOLDER = re.compile(
    r"<(?P<open>[1-9][0-9]{0,5})>|</(?P<close>[1-9][0-9]{0,5})>|<(?P<void>[1-9][0-9]{0,5})/>"
)
# A tag, a comment, or a placeholder with something more in it: somebody meant markup.
MEANT_AS_MARKUP = re.compile(r"<\s*(?:[!?]|/?\s*[A-Za-z])[^<>]*>?|<\s*/?\s*[0-9]+(?:\s[^<>]*|\s*/?\s*)>")
ENTITIES = (
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
)  # the ampersand last, so that &amp;lt; is a literal &lt;

EMPTY = gettext_noop("The translation has no text; write it, or leave the unit untranslated.")
UNKNOWN = gettext_noop("The source has no placeholder %(placeholder)s; remove it from the translation.")
MISSING = gettext_noop(
    "The placeholder %(placeholder)s is missing; put it around or between the words it belongs to, as in the source."
)
REPEATED = gettext_noop(
    "The placeholder %(placeholder)s stands in the translation more than once; keep one of them."
)
UNBALANCED = gettext_noop(
    "The placeholder %(placeholder)s is not opened and closed in order; close what was opened last first."
)
MOVED_INSIDE = gettext_noop(
    "The placeholder %(placeholder)s does not stand inside the same placeholder as in the source; move it back."
)
HOLLOW = gettext_noop(
    "The placeholder %(placeholder)s has no text in it; put the words between its two halves."
)
RAW_MARKUP = gettext_noop(
    "The text “%(markup)s” looks like markup, but only the numbered placeholders of the source can be used; "
    "remove it, or write &lt; where a literal < is meant."
)


class BrokenMarkup(ValueError):
    """A translation cannot stand in the place of its source; ``reason`` says why and what to do."""

    def __init__(self, reason: Reason, *, key: str = "") -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.key = key  # the block of the rich text, where it is known


@dataclass(frozen=True)
class Token:
    kind: str  # text, open, close or void
    number: int = 0
    text: str = ""  # unescaped; for a placeholder as it was written


@dataclass
class _Use:
    """How a placeholder is used in one text."""

    is_void: bool
    parent: int  # 0 outside every placeholder
    has_words: bool = False


def tokens(text: str) -> Iterator[Token]:
    position = 0
    for match in PLACEHOLDER.finditer(text):
        if match.start() > position:
            yield Token("text", text=unescape_text(text[position : match.start()]))
        kind = match.lastgroup or ""  # never empty: one of the three always matched
        yield Token(kind, int(match[kind]), match[0])
        position = match.end()
    if position < len(text):
        yield Token("text", text=unescape_text(text[position:]))


def unescape_text(text: str) -> str:
    for entity, character in ENTITIES:
        text = text.replace(entity, character)
    return text


def plain_text(text: str) -> str:
    """The words alone; a line break is a line break. Takes any text and never raises."""
    return "".join(
        token.text if token.kind == "text" else "\n" * (token.kind == "void") for token in tokens(text)
    )


def has_words(text: str) -> bool:
    """Whether there is anything to read: not only white space, control and format characters."""
    return any(not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf") for c in CONTROL.sub("", text))


def check_markup(source_text: str, target_text: str) -> Reason | None:
    """Why a translation cannot be joined into the place of its source, or None. Both are placeholder text."""
    try:
        _compare(_uses(source_text), target_text)
    except BrokenMarkup as error:
        return error.reason
    return None


def _compare(source: dict[int, _Use], target_text: str) -> None:
    if meant := MEANT_AS_MARKUP.search(PLACEHOLDER.sub("", target_text)):
        raise BrokenMarkup(Reason("raw-markup", RAW_MARKUP, (("markup", meant[0]),)))
    _refuse_unknown(source, target_text)
    target = _uses(target_text)
    for number, use in source.items():
        if number not in target:
            raise _broken("missing", MISSING, number, is_void=use.is_void)
        if not use.is_void and target[number].parent != use.parent:
            raise _broken("moved-inside", MOVED_INSIDE, number)
        if use.has_words and not target[number].has_words:
            raise _broken("hollow", HOLLOW, number)
    if not has_words(plain_text(target_text)):
        raise BrokenMarkup(Reason("empty", EMPTY))


def _refuse_unknown(source: dict[int, _Use], target_text: str) -> None:
    for token in tokens(target_text):
        if token.kind == "text":
            continue
        use = source.get(token.number)
        if use is None or use.is_void != (token.kind == "void"):
            raise BrokenMarkup(Reason("unknown", UNKNOWN, (("placeholder", token.text),)))


def _uses(text: str) -> dict[int, _Use]:
    """Every placeholder of a text with its parent; raises ``BrokenMarkup`` where they are not well nested."""
    uses: dict[int, _Use] = {}
    opened: list[int] = []
    for token in tokens(text):
        if token.kind == "text":
            if has_words(token.text):
                for number in opened:
                    uses[number].has_words = True
        elif token.kind == "close":
            if not opened or opened.pop() != token.number:
                raise _broken("unbalanced", UNBALANCED, token.number)
        elif token.number in uses:
            raise _broken("repeated", REPEATED, token.number, is_void=token.kind == "void")
        else:
            uses[token.number] = _Use(token.kind == "void", opened[-1] if opened else 0)
            if token.kind == "open":
                opened.append(token.number)
    if opened:
        raise _broken("unbalanced", UNBALANCED, opened[-1])
    return uses


def _broken(code: str, message: str, number: int, *, is_void: bool = False) -> BrokenMarkup:
    return BrokenMarkup(
        Reason(code, message, (("placeholder", f"<{number}/>" if is_void else f"<{number}>"),))
    )

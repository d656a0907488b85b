"""Which edits of a source text change nothing but its looks, so that an approved translation stays approved.

Two texts differ in typography only if their canonical forms are equal. The canonical form undoes a closed list of
variations, each harmless wherever it stands: composed and full-width characters, runs of white space and invisible
characters, the shape of quotation marks, dashes, ellipses, tildes and middle dots, white space before punctuation, and
one full stop at the very end. What is not on the list is an edit of the wording. Losing a carry-over is cheap (the old
translation becomes a suggestion), a wrong one is not, so these stay out on purpose:

* case (``Polish``/``polish``, ``mM``/``mm``) and every spacing of Korean words (``한 번``/``한번``, ``안 되다``/``안되다``);
* every sign that numbers use: ``-5``, ``5 - 3``, ``1,200``, ``±``, ``%``; a hyphen between digits may become an en dash;
* hyphens inside words, apostrophes, brackets and single against double quotation marks;
* question and exclamation marks, and full stops inside the text.

``Guards`` are a second, independent opinion on numbers, negation and the type of sentence; both must agree.
Assumes placeholder text or plain text. Does not know which elements placeholders stand for (``lineage`` checks that).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from cms.translation.placeholders import plain_text

Signature = Callable[[str, str], Hashable]  # (plain text, language) -> something to compare


def _characters(members: str, becomes: str) -> dict[int, str]:
    return {ord(member): becomes for member in members}


# Full-width ASCII but for < > &, which would become markup, and the full-width signs of currencies.
WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0) not in "<>&"}
CURRENCY_WIDTH = {0xFFE0: "¢", 0xFFE1: "£", 0xFFE5: "¥", 0xFFE6: "₩"}
INVISIBLE = _characters("\u00ad\u200b\u2060\ufeff", "")  # not the joiners, which emoji and other scripts need
SHAPES = {
    **_characters("“”„‟", '"'),
    **_characters(
        "‘’\u201a\u201b\u00b4\u0060", "'"
    ),  # also the accents typed as apostrophes; primes are units
    **_characters("\u2010\u2011", "-"),  # the hyphen and the no-break hyphen
    **_characters("\u301c\u223c", "~"),  # the wave dash and the tilde operator
    **_characters("\u2027\u30fb\u318d\uff65", "·"),  # Korean texts mix all of these as the middle dot
    ord("⋯"): "…",
}
SAME_LOOKS = {**WIDTH, **CURRENCY_WIDTH, **INVISIBLE, **SHAPES}

LETTER = r"[^\W\d_]"
CLOSERS = r"(?:[\"')\]]|</\d+>)*"
REWRITES = (
    (re.compile(r"\s+"), " "),
    (re.compile(r"(?<!\.)(?:\.{3}|\.{6})(?!\.)"), "…"),
    (re.compile(r"…+"), "…"),
    (re.compile(r"(?<=\d)[-–](?=\d)"), "–"),
    (re.compile(r"(?<=\d) ~ (?=\d)"), "~"),
    # A dash between clauses, however it was typed; before a digit or a sign it may be a minus.
    (re.compile(rf"(?: ?— ?| – | --? |(?<={LETTER})--)(?={LETTER})"), "—"),
    (re.compile(r" +(?=(?:[,.;:!?]|%[,.;:!?]?)(?:\s|$|[\"')\]]|</?\d))"), ""),
    (re.compile(r"(?<=[(\[]) | (?=[)\]])"), ""),
    (re.compile(rf"(?<=[^.…])[.。]({CLOSERS})$"), r"\1"),
)

NEGATIONS = {
    "en": re.compile(
        r"\b(?:no|not|never|none|nor|neither|nothing|nobody|without|cannot|un\w+|non\w+)\b|n't\b", re.I
    ),
    "ko": re.compile(r"않|없|못|아니|안|말|금|불|비|무"),
}
SIGNS = frozenset("+−±×÷=<>%‰~°₩$€£¥¢")


def canonical_form(text: str) -> str:
    """The text with everything undone that is typography; for comparing, not for showing."""
    text = unicodedata.normalize("NFC", text.translate(SAME_LOOKS)).strip()
    for pattern, replacement in REWRITES:
        text = pattern.sub(replacement, text)
    return text.strip()


def _numbers(text: str, language: str) -> Hashable:
    """Digits in their order and the signs around them."""
    text = unicodedata.normalize("NFKC", text.translate(SAME_LOOKS))
    signs = Counter(character for character in text if character in SIGNS)
    separators = tuple(re.findall(r"(?<=\d)[.,:/](?=\d)", text))
    return tuple(re.findall(r"(?<!\w)-?\d+|\d+", text)), separators, frozenset(signs.items())


def _negations(text: str, language: str) -> Hashable:
    text = unicodedata.normalize("NFKC", text.translate(SAME_LOOKS))
    pattern = NEGATIONS.get(language)
    return tuple(match.casefold() for match in pattern.findall(text)) if pattern else ()


def _sentence_type(text: str, language: str) -> Hashable:
    """How the text ends, and how many questions and exclamations it holds."""
    text = unicodedata.normalize("NFKC", text.translate(SAME_LOOKS))
    last = text.rstrip(" \"')]\n")[-1:]
    return last if last in "?!" else "", text.count("?"), text.count("!")


@dataclass(frozen=True)
class Guards:
    """Signatures that an edit must leave as they were. The defaults stand alone; better ones may replace them."""

    numbers: Signature = _numbers
    negation: Signature = _negations
    sentence: Signature = _sentence_type

    def agree(self, old: str, new: str, language: str) -> bool:
        signatures = (self.numbers, self.negation, self.sentence)
        return all(signature(old, language) == signature(new, language) for signature in signatures)


DEFAULT_GUARDS = Guards()


def is_typographic_edit(old: str, new: str, language: str, guards: Guards = DEFAULT_GUARDS) -> bool:
    """Whether ``new`` says what ``old`` said, letter for letter, in the given source language.

    Reflexive and symmetric. False for a text without content: there is nothing to carry over.
    """
    form = canonical_form(old)
    return (
        bool(form)
        and form == canonical_form(new)
        and guards.agree(plain_text(old), plain_text(new), language)
    )

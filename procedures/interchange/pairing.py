"""From a translated rich text of a file to one text per paragraph of its source.

Paragraphs, headings and list items are paired one to one. Inline elements of a translation are those of its source: a
link is found again by its address, any other element by its place among those with the same tag.
"""

import re
from collections import Counter

from cms.translation.markup import Placeholder, RichBlock, check_markup, split_rich_text
from cms.translation.placeholders import PLACEHOLDER

NAMES = {"p": "paragraphs", "li": "list items", "h3": "headings", "h4": "small headings"}


class NotAligned(ValueError):
    """A translation has other paragraphs or other markup than its source; the message is a sentence."""


def paired_texts(source_html: str, target_html: str, source_language: str, language: str) -> dict[str, str]:
    """Placeholder texts of the translation, by the key of the source's block. Raises NotAligned."""
    source, target = split_rich_text(source_html), split_rich_text(target_html)
    counts = Counter(b.tag for b in source), Counter(b.tag for b in target)
    for tag, name in NAMES.items():
        if counts[0][tag] != counts[1][tag]:
            raise NotAligned(
                f"The text has {counts[0][tag]} {name} in “{source_language}” and {counts[1][tag]} in “{language}”. "
                "Give both the same number."
            )
    texts = {}
    for number, (one, other) in enumerate(zip(source, target, strict=True), start=1):
        if one.tag != other.tag:
            raise NotAligned(
                f"Block {number} is <{one.tag}> in “{source_language}” and <{other.tag}> in “{language}”. "
                "Bring both texts into the same order."
            )
        texts[one.key] = _renumbered(one, other, number)
    return texts


def _renumbered(source: RichBlock, target: RichBlock, number: int) -> str:
    """The target's text with the numbers that its elements have in the source."""
    numbers = _numbers(source, target, number)
    text = PLACEHOLDER.sub(lambda found: _with_number(found, numbers), target.text)
    if reason := check_markup(source.text, text):
        raise NotAligned(f"The markup of block {number} differs from its source: {reason}")
    return text


def _with_number(found: re.Match[str], numbers: dict[int, int]) -> str:
    kind = str(found.lastgroup)
    own = numbers[int(found[kind])]
    return {"open": f"<{own}>", "close": f"</{own}>", "void": f"<{own}/>"}[kind]


def _numbers(source: RichBlock, target: RichBlock, number: int) -> dict[int, int]:
    left = list(source.markup)
    numbers: dict[int, int] = {}
    for element in target.markup:
        partner = _partner(element, left)
        if partner is None:
            raise NotAligned(
                f"Block {number} has <{element.tag}>{_address(element)} where the source has none. "
                "Use the elements and links of the source, each once."
            )
        numbers[element.number] = partner.number
        left.remove(partner)
    if left:
        raise NotAligned(
            f"Block {number} lacks the <{left[0].tag}>{_address(left[0])} of its source. Put it where it belongs."
        )
    return numbers


def _partner(element: Placeholder, left: list[Placeholder]) -> Placeholder | None:
    return next((p for p in left if (p.tag, p.attrs) == (element.tag, element.attrs)), None)


def _address(element: Placeholder) -> str:
    return "".join(f" to {value}" for name, value in element.attrs if name in ("href", "id"))

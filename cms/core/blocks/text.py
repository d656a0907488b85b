"""The leaves that hold text, and the one list of what rich text may contain.

Every text leaf is translated unless it says `translatable = False`; a leaf built with `translation_optional=True` is one
that a language may do without. None is required by itself: see `completeness`.
"""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, TextBlock

# What documents may contain: p ul ol li strong em a br sup sub h3 h4 (paragraphs and line breaks need no feature).
RICH_TEXT_FEATURES = ["h3", "h4", "bold", "italic", "superscript", "subscript", "ol", "ul", "link"]

ANCHOR = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
ANCHOR_MESSAGE = _(
    "An anchor begins with a letter and has only the letters a–z, digits and single hyphens, such as “recovery”."
)


def is_anchor(text: str) -> bool:
    return ANCHOR.fullmatch(text) is not None


class LineBlock(CharBlock):
    """One line of text."""

    def __init__(self, *, translation_optional: bool = False, required: bool = False, **kwargs: Any) -> None:
        self.translation_optional = translation_optional
        super().__init__(required=required, **kwargs)


class LinesBlock(TextBlock):
    """Plain text that may break into lines: a heading, a cell, an item."""

    def __init__(
        self, *, translation_optional: bool = False, required: bool = False, rows: int = 2, **kwargs: Any
    ) -> None:
        self.translation_optional = translation_optional
        super().__init__(required=required, rows=rows, **kwargs)


class ProseTextBlock(RichTextBlock):
    """Rich text within the allow-list."""

    def __init__(self, *, translation_optional: bool = False, required: bool = False, **kwargs: Any) -> None:
        self.translation_optional = translation_optional
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(required=required, **kwargs)


class NeutralLineBlock(CharBlock):
    """One line that is the same in all languages and shown to nobody as text: an anchor, a telephone number."""

    translatable = False

    def __init__(self, *, required: bool = False, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)

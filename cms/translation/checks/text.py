"""Is there a text, and does it fit?"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from cms.translation.markup import plain_text

from .base import Check, Finding, Pair


class BlankCheck(Check):
    """A translation of nothing is not a translation."""

    id = "blank"

    def find(self, pair: Pair) -> Iterable[Finding]:
        visible = plain_text(pair.target) if pair.is_markup else pair.target
        if not visible.strip():
            yield Finding(self.id, _("The translation is empty. Write it before it is approved."))


class LengthCheck(Check):
    """A flat field has a column of limited width."""

    id = "length"

    def find(self, pair: Pair) -> Iterable[Finding]:
        if pair.max_length is not None and len(pair.target) > pair.max_length:
            message = _("The translation has %(length)d characters; at most %(limit)d fit here. Shorten it.")
            yield Finding(self.id, message % {"length": len(pair.target), "limit": pair.max_length})

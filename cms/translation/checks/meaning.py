"""Does the translation say the same: the same markup, the same numbers?"""

from collections.abc import Iterable

from django.utils.translation import get_language, gettext

from cms.translation.markup import check_markup, plain_text
from cms.translation.numbers.compare import compare_numbers

from .base import Check, Finding, Pair


class MarkupCheck(Check):
    """Links and emphasis belong to the source; a translation may move them, not lose or invent them."""

    id = "markup"

    def find(self, pair: Pair) -> Iterable[Finding]:
        if pair.is_markup and (reason := check_markup(pair.source, pair.target)) is not None:
            yield Finding(self.id, gettext(reason.message) % reason.values)


class NumbersCheck(Check):
    """Every number, unit, range and bound means the same. A reviewer may record why one need not."""

    id = "numbers"

    def find(self, pair: Pair) -> Iterable[Finding]:
        texts = (plain_text(t) if pair.is_markup else t for t in (pair.source, pair.target))
        source, target = texts
        language = "ko" if (get_language() or "").startswith("ko") else "en"
        for finding in compare_numbers(
            source=source,
            source_language=pair.source_language,
            target=target,
            target_language=pair.target_language,
        ):
            yield Finding(self.id, finding.message(language), may_be_excepted=True)

"""Is the translation in its own language?"""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from cms.translation.markup import plain_text

from .base import Check, Finding, Pair

# Letters that can only belong to one of the site's languages.
OWN_SCRIPT = {"ko": re.compile(r"[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]+")}


def _without_terms(text: str, terms: tuple[str, ...]) -> str:
    for term in sorted(terms, key=len, reverse=True):
        text = re.sub(re.escape(term), " ", text, flags=re.IGNORECASE)
    return text


def _visible(text: str, pair: Pair) -> str:
    return _without_terms(plain_text(text) if pair.is_markup else text, pair.do_not_translate)


def foreign_text(text: str, language: str, other_language: str, terms: tuple[str, ...] = ()) -> str:
    """What of `text`, which should be in `language`, can only be in `other_language`; empty if nothing."""
    text = _without_terms(text, terms)
    script = OWN_SCRIPT.get(other_language)
    if script is not None and language not in OWN_SCRIPT:
        return " ".join(script.findall(text))
    own = OWN_SCRIPT.get(language)
    if own is not None and script is None and not own.search(text):
        # Korean borrows Latin names freely, but a Korean text has at least some Hangul.
        return " ".join(re.findall(r"[^\W\d_]{2,}", text))
    return ""


def foreign_script(text: str, language: str, terms: tuple[str, ...] = ()) -> str:
    """What of `text` is in letters that only another of the site's languages has; Latin letters are everybody's."""
    others = [script for code, script in OWN_SCRIPT.items() if code != language]
    if not any(script.search(text) for script in others):
        return ""
    text = _without_terms(text, terms)
    return " ".join(found for script in others for found in script.findall(text))


class SourceScriptCheck(Check):
    """Hangul in English text, and the like: part of the source was left where it stood."""

    id = "source-text-left"

    def find(self, pair: Pair) -> Iterable[Finding]:
        if left := self._left(pair):
            message = _(
                "“%(text)s” is still in the source language. Translate it, or add it to the glossary as a term that stays as it is."
            )
            yield Finding(self.id, message % {"text": left[:80]})

    def _left(self, pair: Pair) -> str:
        return foreign_text(_visible(pair.target, pair), pair.target_language, pair.source_language)


class IdenticalCheck(Check):
    """The source copied over. Numbers and names that stay as they are may be the same in both languages."""

    id = "identical"

    def find(self, pair: Pair) -> Iterable[Finding]:
        source, target = _visible(pair.source, pair), _visible(pair.target, pair)
        if source.split() == target.split() and any(letter.isalpha() for letter in target):
            message = _(
                "The translation is the same as the source. Translate it, or add it to the glossary as a term that stays as it is."
            )
            yield Finding(self.id, message)

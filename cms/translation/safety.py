"""Digests that decide whether a last good form may still be shown.

A stale translation is a courtesy while its facts still hold. Once a number, unit, negation or neutral part of the
source has changed, it would say something false about a medical procedure.
"""

import hashlib

from .markup import plain_text
from .numbers.signature import negation_signature, number_signature
from .segments import Part


def part_digest(part: Part) -> str:
    """Digest of all that the part says in its source: equal digests compile to equal forms."""
    return _digest([part.neutral_digest, *(segment.digest for segment in part.segments)])


def safety_digest(part: Part, source_language: str) -> str:
    """Digest of what must be unchanged: neutral parts, and the numbers and negations of the texts."""
    texts = "\n".join(plain_text(s.text) if s.is_markup else s.text for s in part.segments)
    numbers = number_signature(texts, source_language)
    negations = negation_signature(texts, source_language)
    return _digest([part.neutral_digest, repr(numbers), repr(negations)])


def _digest(pieces: list[str]) -> str:
    return hashlib.sha256("\x00".join(pieces).encode()).hexdigest()

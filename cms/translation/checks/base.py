"""What a check is and what it finds."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text and its translation, as they are stored in a unit."""

    source: str
    source_language: str
    target: str
    target_language: str
    is_markup: bool = False
    max_length: int | None = None
    do_not_translate: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a translation."""

    check: str
    """Stable id of the check."""
    message: str
    """A full sentence in the active language."""
    may_be_excepted: bool = False
    """Whether a reviewer may approve all the same, with a reason."""


class Check:
    """One rule about a pair; stateless."""

    id: str

    def find(self, pair: Pair) -> Iterable[Finding]:
        raise NotImplementedError

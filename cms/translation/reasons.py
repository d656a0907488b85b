"""Why a pure function of this package decided as it did, in a form that any language can say.

Markup and lineage decide without Django, so they cannot translate what they say: they hand back a message id with its
parameters, and screens render it with ``gettext(reason.message) % reason.values``.
Assumes that messages are full sentences. Does not choose a language.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """One full sentence about one decision."""

    code: str  # stable id, for logs and tests
    message: str  # English msgid with %(name)s parameters
    params: tuple[tuple[str, str], ...] = ()  # in a fixed order, so that equal reasons compare equal

    @property
    def values(self) -> dict[str, str]:
        return dict(self.params)

    def __str__(self) -> str:
        return self.message % self.values


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogues (makemessages knows this name) without importing Django."""
    return message

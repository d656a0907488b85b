"""What can go wrong when somebody works on a translation. Every message says what to do."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from .checks import Finding


class TranslationError(Exception):
    """Base of the errors that a person can act on; `str()` is the message to show."""


class UnknownSegment(TranslationError):
    """The text that was translated is neither in the live page nor in its draft any more."""

    def __init__(self, segment_key: str) -> None:
        super().__init__(
            _(
                "The source of this translation has changed or is gone. Reload the page and translate the new text."
            )
        )
        self.segment_key = segment_key


class StaleVersion(TranslationError):
    """Somebody else saved this unit in the meantime; nothing was overwritten."""

    def __init__(self, current_text: str, current_version: int) -> None:
        super().__init__(
            _("Somebody else changed this translation meanwhile. Compare it with yours and save again.")
        )
        self.current_text = current_text
        self.current_version = current_version


class ChecksFailed(TranslationError):
    """The translation may not be approved as it is."""

    def __init__(self, segment_key: str, findings: Sequence[Finding]) -> None:
        super().__init__(" ".join(finding.message for finding in findings))
        self.segment_key = segment_key
        self.findings = tuple(findings)


class ReasonRequired(TranslationError):
    """A rejection, or an approval in spite of a finding, needs a reason."""

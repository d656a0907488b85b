"""What an import changes, as the report says it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between file and page."""

    path: str
    """Where it stands in the file: `sections[2].items`."""
    what: str
    """created, changed, added, removed, moved, published"""
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.path}{f' ({self.detail})' if self.detail else ''}".strip()


def shortened(value: object, limit: int = 60) -> str:
    text = " ".join(str(value if value is not None else "").split())
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def difference(before: object, after: object) -> str:
    """Old and new value, short enough for a line."""
    return f"“{shortened(before)}” → “{shortened(after)}”"

"""A text of a file: what it says in the source language, and in the others where the file says that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .problems import Path


@dataclass(frozen=True, slots=True)
class Text:
    """Texts by language, each with its place in the file. Plain text, or HTML where it is rich."""

    source: str
    path: Path
    targets: Mapping[str, str] = field(default_factory=dict)
    is_rich: bool = False

    def target_path(self, language: str) -> Path:
        return (*self.path, language)


def read_text(value: Any, path: Path, language: str) -> Text:
    """From what stands in a file: a string in `language`, a mapping from language to string, or nothing."""
    if not isinstance(value, dict):
        return Text((value or "").strip(), path)
    targets = {
        code: text.strip() for code, text in value.items() if code != language and text and text.strip()
    }
    return Text((value.get(language) or "").strip(), path, targets)

"""What is wrong with a file, and where: every complaint names file, line, column and the path within the document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Keys and indices from the top of a document down to a value."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Counted from one, as editors count."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason why a file is not imported."""

    file: str
    position: Position
    path: Path
    message: str
    missing: tuple[str, str] | None = None
    """Type and ref of a file that has to be imported first, where that is what is wrong."""

    def __str__(self) -> str:
        where = f"{self.file}:{self.position.line}:{self.position.column}"
        path = path_text(self.path)
        return f"{where}: {path}: {self.message}" if path else f"{where}: {self.message}"


class FileRefused(Exception):
    """A file cannot be imported; nothing of it was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(
            sorted(dict.fromkeys(problems), key=lambda problem: problem.position)
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))


def path_text(path: Path) -> str:
    """`("sections", 2, "text")` as `sections[2].text`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text

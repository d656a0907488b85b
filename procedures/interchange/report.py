"""What an import says: lines for a person, JSON for a machine."""

from collections import Counter
from collections.abc import Iterable
from typing import TypedDict

from .problems import path_text
from .running import FileResult
from .targets import Target

Units = dict[str, dict[str, int]]


class ChangeReport(TypedDict):
    path: str
    what: str
    detail: str


class ProblemReport(TypedDict):
    line: int
    column: int
    path: str
    message: str


class FileReport(TypedDict):
    file: str
    status: str
    id: int | None
    changes: list[ChangeReport]
    units: Units
    problems: list[ProblemReport]


class Report(TypedDict):
    dry_run: bool
    files: list[FileReport]


def report(results: Iterable[FileResult], *, is_dry_run: bool) -> Report:
    """Everything, for `--report`."""
    return {"dry_run": is_dry_run, "files": [_file_report(result) for result in results]}


def lines(result: FileResult) -> list[str]:
    """One line for a file, and one for every change or problem."""
    if result.status == "failed":
        return [f"{result.file}: not imported", *(f"  {problem}" for problem in result.problems)]
    outcome = result.outcome
    if outcome is None:
        return []
    counted = [
        f"  units: {number} {what} in {language}"
        for language, actions in units(outcome.targets).items()
        for what, number in actions.items()
    ]
    return [f"{result.file}: {result.status}", *(f"  {change}" for change in outcome.changes), *counted]


def units(targets: Iterable[Target]) -> Units:
    """How many units are approved and written, by language."""
    counted = Counter((t.language, "approved" if t.is_approval else "written") for t in targets)
    found: Units = {}
    for (language, what), number in sorted(counted.items()):
        found.setdefault(language, {})[what] = number
    return found


def _file_report(result: FileResult) -> FileReport:
    outcome = result.outcome
    return {
        "file": result.file,
        "status": result.status,
        "id": outcome.object_id if outcome else None,
        "changes": [
            {"path": change.path, "what": change.what, "detail": change.detail}
            for change in (outcome.changes if outcome else ())
        ],
        "units": units(outcome.targets if outcome else ()),
        "problems": [
            {
                "line": problem.position.line,
                "column": problem.position.column,
                "path": path_text(problem.path),
                "message": problem.message,
            }
            for problem in result.problems
        ],
    }

"""Imports those of the demo's files that are not in the database yet, published at once.

A file that has been imported before is left alone, because somebody may have edited the page since. For importing it
again there is `import_procedures`.
"""

from collections.abc import Callable
from pathlib import Path

from django.contrib.auth.models import User

from procedures.interchange.problems import FileRefused
from procedures.interchange.reading import read_document
from procedures.interchange.references import find
from procedures.interchange.running import FileResult, import_files
from procedures.interchange.targets import Importer
from procedures.interchange.validation import validate

FOLDERS = ("doctors", "categories", "procedures")
Progress = Callable[[str, str], None]
"""Called with the path of a file below the folder and with what became of it."""


def import_missing(folder: Path, user: User, progress: Progress) -> None:
    """Import and publish as `user`. Raises FileRefused with what is wrong in any of the files."""
    missing = []
    for file in _files(folder):
        if _is_imported(file):
            progress(_name(file, folder), "kept")
        else:
            missing.append(file)

    def report(result: FileResult) -> None:
        progress(_name(Path(result.file), folder), "failed" if result.problems else "published")

    results = import_files(missing, Importer(user, is_publishing=True), progress=report)
    problems = [problem for result in results for problem in result.problems]
    if problems:
        raise FileRefused(problems)


def _files(folder: Path) -> list[Path]:
    return [file for name in FOLDERS for file in sorted((folder / name).glob("*.yaml"))]


def _is_imported(file: Path) -> bool:
    document = read_document(file)
    validate(document)
    return find(document.value["type"], document.value["ref"]) is not None


def _name(file: Path, folder: Path) -> str:
    return str(file.relative_to(folder))

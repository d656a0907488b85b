"""Imports many files, each by itself: one that is refused leaves no trace and holds up no other.

What others refer to comes first: people and shared texts, categories, procedures. A procedure that names one which a
later file of the same run makes waits for it; two that name each other as related are imported one without the other
and then completed.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from cms.translation.errors import TranslationError

from .applying import Outcome, import_document
from .problems import FileRefused, Problem
from .reading import Document, read_document
from .targets import Importer
from .validation import validate

logger = logging.getLogger(__name__)

ORDER = ("doctor", "disclaimer", "category", "procedure")
SUFFIXES = (".yaml", ".yml")


@dataclass(slots=True)
class FileResult:
    """What became of one file."""

    file: str
    status: str = "failed"
    """created, changed, unchanged or failed"""
    outcome: Outcome | None = None
    problems: list[Problem] = field(default_factory=list)


Progress = Callable[[FileResult], None]


def import_files(
    paths: Iterable[FilePath],
    importer: Importer,
    *,
    is_trial: bool = False,
    progress: Progress = lambda result: None,
) -> list[FileResult]:
    """Import files and folders of files; every file is tried. With `is_trial`, everything is rolled back at the end."""
    with transaction.atomic() if is_trial else nullcontext():
        run = _Run(importer, is_trial, progress)
        results = list(run.results(paths))
        if is_trial:
            transaction.set_rollback(True)
    return results


class _Run:
    def __init__(self, importer: Importer, is_trial: bool, progress: Progress) -> None:
        self._importer = importer
        self._is_trial = is_trial
        self._progress = progress
        self._unfinished: list[Document] = []

    def results(self, paths: Iterable[FilePath]) -> Iterator[FileResult]:
        documents, failed = self._read(paths)
        for result in failed:
            yield self._reported(result)
        queue = deque(sorted(documents, key=lambda document: ORDER.index(document.value["type"])))
        waited = 0
        while queue:
            document = queue.popleft()
            pending = {(other.value["type"], other.value["ref"]) for other in queue}
            later = frozenset(ref for _kind, ref in pending) if waited > len(queue) else frozenset()
            result = self._tried(document, later)
            if result.status == "failed" and not later and _missing(result) & pending:
                queue.append(document)
                waited += 1
                continue
            waited = 0
            yield self._reported(self._complete_later(document, result))
        for document in self._unfinished:
            yield self._reported(self._tried(document, frozenset()))

    def _complete_later(self, document: Document, result: FileResult) -> FileResult:
        if result.outcome is not None and result.outcome.left_out:
            self._unfinished.append(document)
        return result

    def _read(self, paths: Iterable[FilePath]) -> tuple[list[Document], list[FileResult]]:
        documents: list[Document] = []
        failed: list[FileResult] = []
        seen: dict[tuple[str, str], str] = {}
        for file in _files(paths):
            try:
                document = read_document(file)
                validate(document)
                key = (document.value["type"], document.value["ref"])
                if key in seen:
                    raise document.refuse(
                        ("ref",), f"{seen[key]} has the ref “{key[1]}” too. Choose another."
                    )
                seen[key] = document.file
                documents.append(document)
            except FileRefused as refused:
                failed.append(FileResult(str(file), problems=list(refused.problems)))
        return documents, failed

    def _tried(self, document: Document, later: frozenset[str]) -> FileResult:
        result = FileResult(document.file)
        try:
            result.outcome = import_document(document, self._importer, is_trial=self._is_trial, later=later)
            result.status = result.outcome.status
        except FileRefused as refused:
            result.problems = list(refused.problems)
        except (PermissionDenied, TranslationError) as error:
            result.problems = [document.problem((), str(error))]
        except ValidationError as error:
            result.problems = [document.problem((), " ".join(error.messages))]
        except Exception as error:  # whatever it is, the other files are still imported
            logger.exception("Importing %s failed.", document.file)
            message = (
                f"Importing stopped: {error} ({type(error).__name__}). Nothing of this file was written."
            )
            result.problems = [document.problem((), message)]
        return result

    def _reported(self, result: FileResult) -> FileResult:
        self._progress(result)
        return result


def _missing(result: FileResult) -> set[tuple[str, str]]:
    return {problem.missing for problem in result.problems if problem.missing is not None}


def _files(paths: Iterable[FilePath]) -> Iterator[FilePath]:
    """Every file once, in the order of their names."""
    found: dict[FilePath, FilePath] = {}
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES) if path.is_dir() else [path]
        for file in inside:
            found.setdefault(file.resolve(), file)
    yield from found.values()

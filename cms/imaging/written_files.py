"""Files that exist only if the transaction that names them commits.

A database can forget a row, a storage cannot forget a file. Whoever writes files in a transaction collects them here
and calls `keep_on_commit()`: if the transaction is rolled back, however far out, Django drops the callback, nothing
refers to the collection any more, and its finaliser removes the files. Assumes that dropped objects are finalised
promptly, as CPython does. A killed process leaves its files behind; `manage.py remove_orphaned_images` finds those.
"""

import logging
import weakref

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models.fields.files import FieldFile

logger = logging.getLogger(__name__)


class WrittenFiles:
    """A collection of files to remove unless they are kept."""

    def __init__(self) -> None:
        self._files: list[tuple[Storage, str]] = []
        self._finaliser = weakref.finalize(self, _remove, self._files)

    def add(self, storage: Storage, name: str) -> None:
        """Call this *before* writing: a write that fails half way leaves a file too."""
        self._files.append((storage, name))

    def keep(self) -> None:
        self._finaliser.detach()

    def keep_on_commit(self) -> None:
        transaction.on_commit(self.keep)

    def discard(self) -> None:
        """Remove the files now."""
        self._finaliser()


def remove_on_commit(file: FieldFile) -> None:
    """Remove a row's file once nothing committed refers to it any more."""
    storage, name = file.storage, file.name
    if name:
        transaction.on_commit(lambda: _remove([(storage, name)]))


def _remove(files: list[tuple[Storage, str]]) -> None:
    for storage, name in files:
        try:
            storage.delete(name)
        except OSError:
            # Raising would hide the error that led here; the sweep for orphans takes what is left.
            logger.exception("The file %s could not be removed.", name)

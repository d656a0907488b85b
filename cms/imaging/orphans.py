"""Finds image files that no row names: what a killed process, or a storage that failed to delete, left behind.

Only this app's own folders are looked into. A young file may belong to a transaction that has not committed yet, so
there is a least age.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.storage import Storage
from django.db import models
from django.utils import timezone

from .models import ClinicImage, ClinicRendition

_FOLDERS: tuple[tuple[type[models.Model], str, str], ...] = (
    (ClinicImage, "file", "masters"),
    (ClinicImage, "original", "originals"),
    (ClinicRendition, "file", "renditions"),
)


@dataclass(frozen=True)
class OrphanedFile:
    """A stored file without a row."""

    storage: Storage
    name: str


def orphaned_files(*, older_than: timedelta) -> Iterator[OrphanedFile]:
    """Every image file older than `older_than` that no row names."""
    latest = timezone.now() - older_than
    for model, field_name, folder in _FOLDERS:
        storage = model._meta.get_field(field_name).storage  # type: ignore[union-attr]
        # Files first, rows afterwards: a row that appears in between is seen.
        names = list(_walk(storage, folder))
        known = set(model._base_manager.values_list(field_name, flat=True))
        for name in names:
            if name not in known and storage.get_modified_time(name) <= latest:
                yield OrphanedFile(storage, name)


def _walk(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from _walk(storage, f"{folder}/{name}")

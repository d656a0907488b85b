"""Takes an upload in: original to private storage, clean master to public storage, all or nothing.

`store_upload` writes files and fills the image's fields; `settle_upload` runs inside the transaction that saves the row
and ties the files to it. The picture is prepared (checked, decoded, encoded) before that transaction begins, because
SQLite would hold its one write lock all the while.
"""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile, File
from django.db import connection

from .intake import check_size
from .limits import upload_limits
from .master import Master, make_master
from .written_files import WrittenFiles

if TYPE_CHECKING:
    from .models import ClinicImage

# Attribute of an upload that has been prepared already, as a form's validation does.
_PREPARED = "_prepared_upload"
# Attribute of an image whose files are written and whose row is not.
_WRITTEN = "_written_files"
# Columns that follow from the file.
FILE_FIELDS = frozenset(
    {
        "file", "width", "height", "file_size", "file_hash",
        "original", "original_sha256", "captured_at", "placeholder",
    }
)  # fmt: skip


@dataclass(frozen=True)
class PreparedUpload:
    """An upload that is known to be good."""

    original: bytes
    master: Master


def prepare_upload(upload: File) -> PreparedUpload:
    """Check an upload and make its master, once. Raises an `IntakeError`."""
    prepared = getattr(upload, _PREPARED, None)
    if prepared is None:
        limits = upload_limits()
        check_size(upload.size, limits)
        upload.seek(0)
        original = upload.read()
        prepared = PreparedUpload(original=original, master=make_master(original, limits))
        setattr(upload, _PREPARED, prepared)
        upload.seek(0)
    return prepared


def store_upload(image: "ClinicImage", content: Any, *, write_master: Callable[..., None]) -> None:
    """Write both files of an upload and fill the columns that follow from them; the row is not saved."""
    upload = content if isinstance(content, File) else File(content)
    prepared = prepare_upload(upload)
    discard_unsaved(image)
    written = WrittenFiles()
    try:
        _write_original(image, prepared, written)
        _write_master(image, prepared.master, written, write_master)
    except BaseException:
        written.discard()
        raise
    if connection.in_atomic_block:
        written.keep_on_commit()
    setattr(image, _WRITTEN, written)


def _write_original(image: "ClinicImage", prepared: PreparedUpload, written: WrittenFiles) -> None:
    field = image._meta.get_field("original")
    token = secrets.token_hex(16)
    name = field.generate_filename(image, f"{token[:2]}/{token}.{prepared.master.original_extension}")
    written.add(field.storage, name)
    image.original = field.storage.save(name, ContentFile(prepared.original))
    image.original_sha256 = hashlib.sha256(prepared.original).hexdigest()
    image.captured_at = prepared.master.captured_at


def _write_master(
    image: "ClinicImage", master: Master, written: WrittenFiles, write_master: Callable[..., None]
) -> None:
    name = f"{secrets.token_hex(16)}.{master.extension}"
    field = image._meta.get_field("file")
    written.add(field.storage, field.generate_filename(image, name))
    write_master(name, ContentFile(master.data, name=name), save=False)
    image.width = master.width_px
    image.height = master.height_px
    image.placeholder = master.placeholder
    image.file_size = len(master.data)
    image.file_hash = hashlib.sha1(master.data, usedforsecurity=False).hexdigest()  # as Wagtail hashes


def unsaved_files(image: "ClinicImage") -> WrittenFiles | None:
    """Files that were written for `image` and are not yet named by a saved row."""
    return image.__dict__.pop(_WRITTEN, None)


def discard_unsaved(image: "ClinicImage") -> None:
    """Forget an upload that never was saved, as when a second file is assigned before the first save."""
    written = unsaved_files(image)
    if written is not None:
        written.discard()

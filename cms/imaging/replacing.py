"""The life of an upload around the save of its image's row.

A new image leaves its renditions to the background. A replaced file makes them at once, before the transaction: live
documents show the image, they are rebuilt in that transaction, and must find renditions of the new picture there.
"""

from typing import TYPE_CHECKING, cast

from django.db import transaction

from .chain import Encoded
from .fields import MasterFile
from .renditions import encode_renditions, preset_targets_of, write_renditions
from .tasks import make_renditions
from .uploads import unsaved_files
from .written_files import WrittenFiles, remove_on_commit

if TYPE_CHECKING:
    from .models import ClinicImage


class Upload:
    """A file that has been stored for `image` and waits for its row."""

    def __init__(self, image: "ClinicImage", written: WrittenFiles, renditions: list[Encoded]) -> None:
        self._image = image
        self._written = written
        self._renditions = renditions

    def before_write(self) -> None:
        """Inside the transaction, with the row locked: what the row names until now goes at the commit."""
        replaced = type(self._image)._base_manager.filter(pk=self._image.pk).first()
        if replaced is not None:
            remove_on_commit(replaced.file)
            remove_on_commit(replaced.original)
            # One by one, through Django's collector: Wagtail removes each file after the commit.
            replaced.renditions.all().delete()

    def after_write(self) -> None:
        """Inside the transaction, with the row written."""
        self._written.keep_on_commit()
        write_renditions(self._image, self._renditions, self._written)
        image_id = self._image.pk
        transaction.on_commit(lambda: make_renditions.enqueue(image_id))

    def discard(self) -> None:
        self._written.discard()


def take_upload(image: "ClinicImage") -> Upload | None:
    """Store a newly assigned file of `image`, if there is one. Raises an `IntakeError` or the storage's `OSError`."""
    assigned = cast(MasterFile, image.file)
    if assigned and not assigned._committed:  # type: ignore[attr-defined]  # Django marks what is not in storage yet
        assigned.save(str(assigned.name), assigned.file, save=False)
    written = unsaved_files(image)
    if written is None:
        return None
    return Upload(image, written, _renditions_for_documents(image, written))


def _renditions_for_documents(image: "ClinicImage", written: WrittenFiles) -> list[Encoded]:
    if image._state.adding:
        return []
    try:
        return encode_renditions(image, preset_targets_of(image).values())
    except BaseException:
        written.discard()
        raise

"""Why a picture was refused, as types a caller can tell apart and sentences a person can act on.

They are validation errors, so that a form shows them beside the file. Trouble with the storage is not among them: that
stays the `OSError` it is, because the person who uploads cannot mend it.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class IntakeError(ValidationError):
    """A file that does not become a picture. `code` names the reason; subclasses give it and the sentence."""

    reason = ""
    sentence: Any = ""

    def __init__(self, **params: Any) -> None:
        super().__init__(self.sentence, code=self.reason, params=params or None)


class EmptyFile(IntakeError):
    reason = "empty_file"
    sentence = _("This file is empty. Choose the picture again and upload it.")


class TooManyBytes(IntakeError):
    reason = "too_many_bytes"
    sentence = _(
        "This file is larger than %(limit)s. Export the picture at a smaller size or lower quality and upload that."
    )


class UnknownType(IntakeError):
    reason = "unknown_type"
    sentence = _(
        "This file is not a JPEG, PNG, WebP, AVIF or HEIC picture, whatever its name says. "
        "Export it as one of these and upload that."
    )


class TooManyPixels(IntakeError):
    reason = "too_many_pixels"
    sentence = _(
        "This picture has more than %(limit)s million pixels. Export it at a smaller size and upload that."
    )


class AnimatedPicture(IntakeError):
    reason = "animated"
    sentence = _("This picture is animated. Upload a single still picture.")


class DamagedPicture(IntakeError):
    reason = "damaged"
    sentence = _(
        "This picture is incomplete or damaged and cannot be read to its end. "
        "Export or download it again and upload the new file."
    )


class PatientMediaRefused(ValidationError):
    """A picture of a patient somewhere other than a case."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This picture shows a patient. Pictures of patients are shown only inside a case, with the patient’s "
                "consent. Choose another picture."
            ),
            code="patient_media",
        )


class MasterMissing(FileNotFoundError):
    """The row exists, its file does not."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__(
            f"The file {name} of the picture “{title}” is missing from storage. "
            "Restore it from a backup, or replace the picture's file."
        )


class RenditionsMissing(LookupError):
    """A document asked for a picture whose renditions do not exist yet."""

    def __init__(self, image_id: int) -> None:
        super().__init__(
            f"The renditions of image {image_id} are not complete. "
            "Call ensure_renditions() before the transaction that builds documents."
        )

"""The picture chooser of every section, and the rule that it never shows a patient.

Patients are shown only inside a case, where their consent is kept. The rule holds for drafts too: a picture that has
been chosen is already on its way out. The image model lies above this package; its field `depicts` is read by name.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

PATIENT = "patient"


def depicts_choices() -> list[tuple[str, Any]]:
    """Who can be seen, as the image model names it."""
    return list(get_image_model()._meta.get_field("depicts").choices)


def refuse_patient(depicts: str | None) -> None:
    """Raises a ValidationError for media that show a patient."""
    if depicts == PATIENT:
        raise ValidationError(
            _(
                "This shows a patient. Patients are shown only inside a case, with their consent. "
                "Choose something else."
            ),
            code="patient_media",
        )


class PictureBlock(ImageChooserBlock):
    """A picture from the library that shows no patient."""

    def __init__(self, *, required: bool = False, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        refuse_patient(getattr(cleaned, "depicts", None))
        return cleaned

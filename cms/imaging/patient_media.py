"""What a picture depicts, and the rule that follows from it: patients are shown only inside a case.

Apps that let somebody choose a picture call `refuse_patient_media` (a block's or model's `clean`) or put
`validate_not_patient` on the foreign key. Until cases exist, the library's own form refuses such pictures too, because
a picture without a consent may not have a public address.
"""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from .errors import PatientMediaRefused

if TYPE_CHECKING:
    from .models import ClinicImage


class Depicts(models.TextChoices):
    """Who can be seen. There is no default: somebody has to look."""

    PATIENT = "patient", _("a patient")
    LICENSED_MODEL = "licensed_model", _("a model with a licence")
    STAFF = "staff", _("a member of staff")
    NOBODY = "nobody", _("nobody who can be recognised")


def refuse_patient_media(image: "ClinicImage | None") -> None:
    """Raises `PatientMediaRefused` (a validation error) for a picture of a patient; None passes."""
    if image is not None and image.depicts == Depicts.PATIENT:
        raise PatientMediaRefused


def validate_not_patient(value: Any) -> None:
    """The same as a field validator: a foreign key passes the key."""
    if not isinstance(value, models.Model):
        value = apps.get_model("imaging", "ClinicImage").objects.filter(pk=value).only("depicts").first()
    refuse_patient_media(value)

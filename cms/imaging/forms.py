"""The library's form: what a picture shows is asked for, and a file that cannot be used is refused with the reason.

Named by `WAGTAILIMAGES_IMAGE_FORM_BASE`, so that every Wagtail screen that takes a picture uses it.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .errors import PatientMediaRefused
from .limits import upload_limits
from .patient_media import Depicts
from .uploads import prepare_upload


class PictureField(WagtailImageField):
    """Wagtail's field with this app's intake: it checks before it decodes, and goes by content, not by name."""

    default_validators: list[Any] = []

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_empty_file=True, **kwargs)
        self.max_upload_size = upload_limits().max_bytes

    def to_python(self, data: Any) -> File | None:
        upload = forms.FileField.to_python(self, data)
        if upload is not None:
            prepare_upload(upload)
        return upload


class ClinicImageForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail's form would remove the replaced file before anything is committed; the model removes it after.
        self.original_file = None
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureField(
                label=given.label, required=given.required, widget=given.widget
            )
        if "source_language" in self.fields and self.instance.pk:
            # Switching an existing object is a command's work: it keeps the translations.
            self.fields["source_language"].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("depicts") == Depicts.PATIENT:
            self.add_error("depicts", PatientMediaRefused())
        if "alt_text" in self.fields and not cleaned.get("alt_text") and not cleaned.get("is_decorative"):
            self.add_error(
                "alt_text",
                ValidationError(
                    _("Describe what the picture shows, or mark it as decorative."), code="alt_text_required"
                ),
            )
        return cleaned

    def _post_clean(self) -> None:
        language = self.cleaned_data.get("source_language")
        if language and not self.instance.pk:
            self.instance.bind_source_language(language)
        super()._post_clean()

"""System checks: settings without which uploads would take another way than this app's."""

from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage

IMAGE_FORM = "cms.imaging.forms.ClinicImageForm"


def check_image_form(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if getattr(settings, "WAGTAILIMAGES_IMAGE_FORM_BASE", "") == IMAGE_FORM:
        return []
    return [
        checks.Warning(
            "Wagtail's own image form is in use. It decodes pictures before it checks their size, and removes a "
            "replaced file before the replacement is committed.",
            hint=f'Set WAGTAILIMAGES_IMAGE_FORM_BASE = "{IMAGE_FORM}".',
            id="imaging.W001",
        )
    ]

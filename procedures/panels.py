"""Panels for values that each language has of its own.

The form drops the column of the object's own language, because the bare field stands for it; Wagtail hides the panel of
a field that its form lacks.
"""

from typing import Any

from django.conf import settings
from django.utils.text import format_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from cms.core.languages import column


def per_language_panels(name: str, heading: Any) -> list[MultiFieldPanel]:
    """One group: the object's own language first, then each other one under its own name."""
    others = [
        FieldPanel(
            column(name, code), heading=format_lazy("{heading} ({language})", heading=heading, language=own)
        )
        for code, own in settings.LANGUAGES
    ]
    return [MultiFieldPanel([FieldPanel(name, heading=heading), *others], heading)]

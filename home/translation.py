"""Which flat texts of this app have a column per language. modeltranslation discovers this module."""

import cms.core.translation  # noqa: F401 - modeltranslation wants parents registered before their children
from cms.core.source_language import SourceOptions, register_translation

from .models import ClinicSettings, HomePage


@register_translation(HomePage)
class HomePageTranslation(SourceOptions):
    fields = ("intro",)
    rich = ("intro",)


@register_translation(ClinicSettings)
class ClinicSettingsTranslation(SourceOptions):
    fields = ("name", "address", "opening_hours")
    per_language = ("name",)

"""Texts of an image. modeltranslation discovers this module."""

from cms.core.source_language import SourceOptions, register_translation

from .models import ClinicImage


@register_translation(ClinicImage)
class ClinicImageTranslation(SourceOptions):
    fields = ("alt_text", "credit")
    optional = ("credit",)

"""Texts that every page has. modeltranslation discovers this module."""

from .models import BasePage
from .source_language import SourceOptions, register_translation


@register_translation(BasePage)
class BasePageTranslation(SourceOptions):
    fields = ("title", "slug", "seo_title", "search_description")
    per_language = ("slug",)
    optional = ("seo_title", "search_description")

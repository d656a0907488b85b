"""Binding of translated columns to the language each object is written in.

modeltranslation gives the columns (`title_ko`, `title_en`). Its own descriptors, managers and constructors follow
the thread's active language, which Wagtail's admin sets to the user's: an editor with an English interface would
write Korean drafts into English columns. Here `page.title` is always the text in `page.source_language`.
docs/decisions/0002-source-language-binding.md tells why.
"""

from .mixin import SourceLanguageMixin
from .options import SourceOptions, source_options
from .registration import register_translation

__all__ = ["SourceLanguageMixin", "SourceOptions", "register_translation", "source_options"]

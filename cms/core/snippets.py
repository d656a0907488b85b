"""The base of every translated object that is no page: snippets, vocabulary, settings.

It saves through the same stages as a page, so that its translations and every document that shows it follow in the same
transaction. There are no drafts here: what is saved is live, and so has to be complete.
"""

from typing import Any

from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm

from .languages import column, content_languages
from .saving import deleting, saving
from .source_language import SourceLanguageMixin
from .source_language.options import per_language_fields, translated_fields


class TranslatedSnippetForm(WagtailAdminModelForm):
    """Only what is written in the object's own language, and what each language has of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        model = type(self.instance)
        for name in translated_fields(model):
            for language in content_languages():
                self.fields.pop(column(name, language), None)
        for name in per_language_fields(model):
            self.fields.pop(column(name, self.instance.source_language), None)
        if "source_language" in self.fields and self.instance.pk:
            # An object that exists is switched by a command, which keeps its translations.
            self.fields["source_language"].disabled = True

    def _post_clean(self) -> None:
        language = self.cleaned_data.get("source_language")
        if language and not self.instance.pk:
            self.instance.bind_source_language(language)
        super()._post_clean()


class TranslatedSnippet(SourceLanguageMixin, models.Model):
    """An object written in one language and compiled into the others."""

    base_form_class = TranslatedSnippetForm

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Compile, write and build documents in one transaction."""
        with saving(self, lock=type(self)):
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        with deleting(self):
            return super().delete(*args, **kwargs)

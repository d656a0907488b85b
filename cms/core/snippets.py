"""The base of every translated object that is no page: snippets, vocabulary, settings.

It saves through the same stages as a page, so that its translations and every document that shows it follow in the same
transaction. There are no drafts here: what is saved is live, and so has to be complete.
"""

from typing import Any

from django.db import models

from .forms import TranslatedSnippetForm
from .saving import deleting, saving
from .source_language import SourceLanguageMixin


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

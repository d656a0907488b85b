"""The model side of the binding: the source language itself, and the bare names that follow it."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.languages import column, content_languages, default_source_language

from .options import bound_fields


class SourceLanguageField(models.CharField):
    """A content language. Its choices are the site's languages, which migrations need not know."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 12)
        kwargs.setdefault("default", default_source_language)
        kwargs["choices"] = settings.LANGUAGES
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs


class SourceLanguageMixin(models.Model):
    """An object that is written in one language, whatever language its reader's interface has."""

    source_language = SourceLanguageField(
        verbose_name=_("written in"),
        help_text=_("The language this is written in. The other languages are translated from it."),
    )

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._adopt_base_columns()

    def _adopt_base_columns(self) -> None:
        """Give the source columns what a constructor or an old row put into the base columns only."""
        values = self.__dict__
        language = values.get("source_language")
        if language is None:
            return
        for name in bound_fields(type(self)):
            source_column = column(name, language)
            if source_column in values and values[source_column] is None and values.get(name) is not None:
                values[source_column] = values[name]

    def bind_source_language(self, language: str) -> None:
        """Declare an object that has no translations yet to be written in `language`, moving its texts along."""
        if language not in content_languages():
            raise ValueError(f"“{language}” is not one of the site's languages {content_languages()}.")
        if language == self.source_language:
            return
        texts = {name: getattr(self, name) for name in bound_fields(type(self))}
        for name in texts:
            setattr(self, column(name, self.source_language), None)
        self.source_language = language
        for name, text in texts.items():
            setattr(self, name, text)

    def text_in(self, field_name: str, language: str) -> Any:
        """The stored value of `field_name` in `language`; None where that language has none."""
        if language == self.source_language:
            return getattr(self, field_name)
        return getattr(self, column(field_name, language))

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save; a bare name in `update_fields` takes its source column along."""
        update_fields: Iterable[str] | None = kwargs.get("update_fields")
        if update_fields is not None:
            bare = set(update_fields) & set(bound_fields(type(self)))
            sources = {column(name, self.source_language) for name in bare}
            kwargs["update_fields"] = [*update_fields, *sorted(sources - set(update_fields))]
        return super().save(*args, **kwargs)

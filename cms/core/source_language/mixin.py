"""The model side of the binding: the source language itself, and the bare names that follow it."""

from collections.abc import Iterable
from typing import Any, cast

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.languages import column, content_languages, default_source_language, target_languages

from .options import bound_fields
from .querysets import SourceQuerySet


class SourceLanguageField(models.CharField):
    """A content language. Its choices are the site's languages, which migrations need not know."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 12)
        kwargs.setdefault("default", default_source_language)
        kwargs["choices"] = settings.LANGUAGES
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs


class SourceLanguageMixin(models.Model):
    """An object that is written in one language, whatever language its reader's interface has."""

    source_language = SourceLanguageField(
        verbose_name=_("written in"),
        help_text=_("The language this is written in. The other languages are translated from it."),
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._adopt_base_columns(only_plain=True)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save; a bare name in `update_fields` takes its source column along."""
        self._require_stored_language()
        self._adopt_base_columns()
        update_fields: Iterable[str] | None = kwargs.get("update_fields")
        if update_fields is not None:
            bare = set(update_fields) & set(bound_fields(type(self)))
            sources = {column(name, self.source_language) for name in bare}
            kwargs["update_fields"] = [*update_fields, *sorted(sources - set(update_fields))]
        result = super().save(*args, **kwargs)
        self._remember_stored_language()
        return result

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Any:
        loaded = super().from_db(*args, **kwargs)
        loaded._remember_stored_language()
        return loaded

    def refresh_from_db(  # type: ignore[override]  # `from_queryset` goes through
        self, using: str | None = None, fields: Any = None, **kwargs: Any
    ) -> None:
        """Reload; a bare name is reloaded with its columns and the language that says which of them it is."""
        if fields is not None:
            bare = [name for name in bound_fields(type(self)) if name in fields]
            columns = [column(name, language) for name in bare for language in content_languages()]
            fields = dict.fromkeys([*fields, *columns, *(["source_language"] if bare else [])])
        super().refresh_from_db(using=using, fields=fields, **kwargs)
        self._remember_stored_language()

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
        self._remember_stored_language()

    def adopt_source_language(self, language: str) -> None:
        """Make what the object says in `language` its source; every column stays as it is, only the mirror follows.

        For the service that also turns the translations round; saving alone would leave them behind.
        """
        values = {name: getattr(self, column(name, language)) for name in bound_fields(type(self))}
        self.source_language = language
        for name, value in values.items():
            setattr(
                self,
                name,
                cast(models.Field, type(self)._meta.get_field(name)).get_default()
                if value is None
                else value,
            )
        self._remember_stored_language()

    def text_in(self, field_name: str, language: str) -> Any:
        """The stored value of `field_name` in `language`; None where that language has none."""
        if language == self.source_language:
            return getattr(self, field_name)
        return getattr(self, column(field_name, language))

    def _adopt_base_columns(self, *, only_plain: bool = False) -> None:
        """Give the source columns what a constructor or an old row put into the base columns only.

        only_plain: leave a base value alone that some other language's column holds as well. A fixture's row of a page
        type has no source language (that is in its base page's row), so the default one may be wrong.
        """
        values = self.__dict__
        language = values.get("source_language")
        if language is None:
            return
        for name in bound_fields(type(self)):
            source_column = column(name, language)
            base = values.get(name)
            if base is None or source_column not in values or values[source_column] is not None:
                continue
            if only_plain and any(
                values.get(column(name, other)) == base for other in target_languages(language)
            ):
                continue
            values[source_column] = base

    def _remember_stored_language(self) -> None:
        self.__dict__["_stored_language"] = self.__dict__.get("source_language")

    def _require_stored_language(self) -> None:
        """Assigning to `source_language` would let texts of one language stand in another's columns."""
        stored = self.__dict__.get("_stored_language")
        if stored is not None and stored != self.source_language:
            raise ValueError(
                f"This was written in “{stored}” and cannot be saved as “{self.source_language}”. Switch it with "
                "manage.py switch_source_language, or, if it has no translations yet, with bind_source_language()."
            )


def bind_stored_row(instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    """Signal handler: `loaddata` writes a page type's own row without knowing the source language in its base row.

    The base column mirrors the source column, so the language is one whose columns equal the base columns.
    """
    if not raw or not isinstance(instance, SourceLanguageMixin):
        return
    local = {field.name for field in instance._meta.local_fields}
    if "source_language" in local:
        return
    names = [name for name in bound_fields(type(instance)) if name in local]
    for language in (instance.source_language, *target_languages(instance.source_language)):
        if all(
            instance.__dict__.get(column(name, language)) == instance.__dict__.get(name) for name in names
        ):
            instance.source_language = language
            return

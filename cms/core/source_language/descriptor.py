"""The attribute behind a bare field name: reads and writes the column of the object's own source language."""

from typing import Any

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from cms.core.languages import column


class SourceAttribute(DeferredAttribute):
    """`obj.title` for an object with a `source_language`.

    The source column is the truth; the base column mirrors it, so that filters, ordering and search on the bare name
    see source text. A row whose source column is empty (made by a migration) answers with its base column.
    """

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        value = getattr(instance, column(self.field.name, instance.source_language))  # type: ignore[attr-defined]  # only on SourceLanguageMixin
        return super().__get__(instance, cls) if value is None else value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value
        language = instance.__dict__.get("source_language")
        if language is None and not instance._state.adding:
            language = instance.source_language  # type: ignore[attr-defined]  # it was deferred
        # While a constructor runs, the language may not be known yet; the mixin copies the value afterwards.
        if language is not None:
            setattr(instance, column(self.field.name, language), value)

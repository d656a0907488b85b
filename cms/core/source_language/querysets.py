"""Bulk updates by bare names: the source column of each row goes along with its mirror.

Everything else a queryset does with a bare name, it does with the base column, which mirrors the source text.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db import models, transaction

from cms.core.languages import column, content_languages

from .options import bound_fields


class SourceQuerySetMixin:
    """For querysets of models with a source language."""

    model: type[models.Model]

    def update(self, **values: Any) -> int:
        bare = [name for name in values if name in bound_fields(self.model)]
        if not bare or "source_language" in values:
            return super().update(**values)  # type: ignore[misc]
        updated = 0
        with transaction.atomic(using=self.db):  # type: ignore[attr-defined]
            for language in content_languages():
                columns = {column(name, language): values[name] for name in bare}
                rows: Any = self.filter(source_language=language)  # type: ignore[attr-defined]
                updated += super(SourceQuerySetMixin, rows).update(**{**columns, **values})
        return updated

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_update(
        self, objs: Iterable[models.Model], fields: Collection[str], *args: Any, **kwargs: Any
    ) -> int:
        bare = [name for name in fields if name in bound_fields(self.model)]
        if not bare:
            return super().bulk_update(objs, fields, *args, **kwargs)  # type: ignore[misc]
        by_language: defaultdict[str, list[Any]] = defaultdict(list)
        for obj in objs:
            by_language[obj.source_language].append(obj)  # type: ignore[attr-defined]
        updated = 0
        for language, group in by_language.items():
            names = {*fields, *(column(name, language) for name in bare)}
            updated += super().bulk_update(group, names, *args, **kwargs)  # type: ignore[misc]
        return updated

    bulk_update.alters_data = True  # type: ignore[attr-defined]


class SourceQuerySet(SourceQuerySetMixin, models.QuerySet):
    """The default queryset of translated snippets and inline children."""

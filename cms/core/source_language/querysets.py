"""Bulk updates by bare names: the source column of each row goes along with its mirror.

Everything else a queryset does with a bare name, it does with the base column, which mirrors the source text.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from cms.core.languages import column, content_languages

from .options import bound_fields

QuerySetBase: Any = models.QuerySet if TYPE_CHECKING else object


class SourceQuerySetMixin(QuerySetBase):
    """For querysets of models with a source language."""

    def update(self, **values: Any) -> int:
        bare = [name for name in values if name in bound_fields(self.model)]
        if not bare or "source_language" in values:
            return super().update(**values)
        updated = 0
        with transaction.atomic(using=self.db):
            for language in content_languages():
                columns = {column(name, language): values[name] for name in bare}
                rows: Any = self.filter(source_language=language)
                updated += super(SourceQuerySetMixin, rows).update(**{**columns, **values})
        return updated

    update.alters_data = True  # type: ignore[attr-defined]  # as Django marks its own

    def bulk_update(self, objs: Iterable[Any], fields: Collection[str], *args: Any, **kwargs: Any) -> int:
        bare = [name for name in fields if name in bound_fields(self.model)]
        if not bare:
            return super().bulk_update(objs, fields, *args, **kwargs)
        by_language: defaultdict[str, list[Any]] = defaultdict(list)
        for obj in objs:
            by_language[obj.source_language].append(obj)
        updated = 0
        for language, group in by_language.items():
            names = {*fields, *(column(name, language) for name in bare)}
            updated += super().bulk_update(group, names, *args, **kwargs)
        return updated

    bulk_update.alters_data = True  # type: ignore[attr-defined]  # as Django marks its own


class SourceQuerySet(SourceQuerySetMixin, models.QuerySet):  # type: ignore[misc]  # wider than its base
    """The default queryset of translated snippets and inline children."""

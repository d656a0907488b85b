"""Registers a model with modeltranslation for its columns only.

modeltranslation's own `register` would also replace managers, constructors and attributes by ones that follow the
thread's active language. This takes its field factory, constraints and indexes, and leaves the rest out.
"""

from collections.abc import Callable
from typing import cast

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.db.models import Field
from modeltranslation.translator import (
    _delete_cache_fields,
    _delete_cached_col,
    add_translation_fields,
    patch_constraints,
    patch_indexes,
    translator,
)

from .descriptor import SourceAttribute
from .mixin import SourceLanguageMixin
from .options import SourceOptions


def register_translation(model: type[models.Model]) -> Callable[[type[SourceOptions]], type[SourceOptions]]:
    """Class decorator for a `SourceOptions`: gives `model` a column per language for the fields it names."""

    def decorate(options_class: type[SourceOptions]) -> type[SourceOptions]:
        if not issubclass(model, SourceLanguageMixin):
            raise ImproperlyConfigured(
                f"{model.__name__} is registered for translation and must inherit from SourceLanguageMixin."
            )
        options = translator._get_options_for_model(model, options_class)
        options.validate()
        options.registered = True
        _delete_cached_col(model)
        add_translation_fields(model, options)
        for relation in model._meta.get_fields():
            if (relation.one_to_many or relation.one_to_one) and relation.auto_created:
                _delete_cache_fields(relation.model)
        patch_constraints(model, options)
        patch_indexes(model, options)
        for name in options.local_fields:
            field = cast(Field, model._meta.get_field(name))
            setattr(model, name, SourceAttribute(field))
        return options_class

    return decorate

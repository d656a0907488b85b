"""What a model declares about its texts: one declaration per model, read by forms, segments and compilation."""

from django.db import models
from modeltranslation.translator import TranslationOptions, translator


class SourceOptions(TranslationOptions):
    """Which flat fields have a column per language, and how each is treated.

    fields: every field with a column per language.
    per_language: those entered directly in each language, without a unit (slug, hashtags).
    optional: translated fields that a language may do without (SEO texts fall back within the language).
    rich: translated fields that hold allow-listed HTML.
    """

    fields: tuple[str, ...] = ()
    per_language: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    rich: tuple[str, ...] = ()


def source_options(model: type[models.Model]) -> tuple[SourceOptions, ...]:
    """Declarations that apply to `model`: its own and those of its concrete parents, parents first."""
    declared = []
    for cls in reversed(model.__mro__):
        options = translator._registry.get(cls)
        if isinstance(options, SourceOptions) and options.registered:
            declared.append(options)
    return tuple(declared)


def translated_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Names of the flat fields whose target text is compiled from units, in order of the declarations."""
    names: dict[str, None] = {}
    for options in source_options(model):
        ordered = [f.name for f in model._meta.fields if f.name in options.fields]
        names.update(dict.fromkeys(name for name in ordered if name not in options.per_language))
    return tuple(names)


def per_language_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Names of the flat fields that are entered directly in each language."""
    return tuple(dict.fromkeys(name for options in source_options(model) for name in options.per_language))


def is_optional(model: type[models.Model], field_name: str) -> bool:
    """Whether a language may be complete without this field."""
    return any(field_name in options.optional for options in source_options(model))


def is_rich(model: type[models.Model], field_name: str) -> bool:
    """Whether the field holds rich text."""
    return any(field_name in options.rich for options in source_options(model))


def bound_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Names of all fields with a column per language."""
    return translated_fields(model) + per_language_fields(model)

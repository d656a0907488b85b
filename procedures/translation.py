"""Which flat texts of this app have a column per language. modeltranslation discovers this module."""

import cms.core.translation  # noqa: F401 - modeltranslation wants parents registered before their children
from cms.core.source_language import SourceOptions, register_translation

from .models import (
    Disclaimer,
    Doctor,
    FactChoice,
    FactEvent,
    FactKind,
    FactModifier,
    MethodFact,
    ProcedureFact,
    ProcedureIndexPage,
    ProcedureMethod,
    ProcedurePage,
    SideEffect,
)


@register_translation(ProcedureIndexPage)
class ProcedureIndexPageTranslation(SourceOptions):
    fields = ("intro",)
    rich = ("intro",)


@register_translation(ProcedurePage)
class ProcedurePageTranslation(SourceOptions):
    fields = ("eyebrow", "tagline", "summary", "lead", "hashtags")
    per_language = ("hashtags",)
    rich = ("lead",)


@register_translation(ProcedureMethod)
class ProcedureMethodTranslation(SourceOptions):
    fields = ("name", "summary")


@register_translation(ProcedureFact)
class ProcedureFactTranslation(SourceOptions):
    fields = ("note",)
    optional = ("note",)


@register_translation(MethodFact)
class MethodFactTranslation(SourceOptions):
    fields = ("note",)
    optional = ("note",)


@register_translation(Doctor)
class DoctorTranslation(SourceOptions):
    fields = ("name", "role", "bio")
    per_language = ("name",)
    optional = ("bio",)
    rich = ("bio",)


@register_translation(Disclaimer)
class DisclaimerTranslation(SourceOptions):
    fields = ("text",)
    rich = ("text",)


class TermTranslation(SourceOptions):
    """Labels are data, entered directly in every language."""

    fields = ("label",)
    per_language = ("label",)


@register_translation(FactKind)
class FactKindTranslation(SourceOptions):
    fields = ("label", "none_text")
    per_language = ("label", "none_text")


for term in (FactChoice, FactModifier, FactEvent, SideEffect):
    register_translation(term)(type(f"{term.__name__}Translation", (TermTranslation,), {}))

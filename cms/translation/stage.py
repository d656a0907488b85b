"""The saving stage of this app: whatever saves a translated object, its other languages follow in the same transaction."""

from typing import Any, cast

from django.db import models

from cms.core.languages import column, target_languages
from cms.core.models import BasePage
from cms.core.saving import SavingStage
from cms.core.slugs import free_slugs
from cms.core.source_language import SourceLanguageMixin
from cms.core.source_language.options import translated_fields

from .cloning import clone_translations
from .models import Appearance, CompiledForm, Unit
from .recompile import recompile
from .references import ObjectRef, label_of, ref_of


class CompilationStage(SavingStage):
    """Compiles live content after it was written; copies bring their translations along."""

    order = 10

    def before_write(self, obj: models.Model) -> None:
        if obj._state.adding and isinstance(obj, SourceLanguageMixin):
            _clear_target_columns(obj)

    def after_write(self, obj: models.Model) -> None:
        if type(obj) is BasePage:
            _free_moved_slugs(obj)
        if not is_compiled(obj):
            return
        copied_from = obj.__dict__.pop("copied_from_id", None)
        if copied_from is not None and copied_from != obj.pk:
            clone_translations(ObjectRef(label_of(type(obj)), copied_from), ref_of(obj))
        if getattr(obj, "live", True):
            recompile(cast(SourceLanguageMixin, obj))

    def after_delete(self, obj: models.Model, pk: Any) -> None:
        gone = obj.deleted_page_ids if isinstance(obj, BasePage) else [pk]
        owner = {"owner_label": label_of(type(obj)), "owner_id__in": gone}
        for model in (Unit, CompiledForm, Appearance):
            model.objects.filter(**owner).delete()


def is_compiled(obj: models.Model) -> bool:
    """Whether saving `obj` writes content: Wagtail also saves pages as their bare base class, when it moves them."""
    return isinstance(obj, SourceLanguageMixin) and type(obj) is not BasePage


def _free_moved_slugs(page: BasePage) -> None:
    """A moved page may meet siblings with its addresses; Wagtail itself looks at the source language's only."""
    free_slugs(page)
    columns = [column("slug", language) for language in target_languages(page.source_language)]
    BasePage.objects.filter(pk=page.pk).update(**{name: getattr(page, name) for name in columns})


def _clear_target_columns(obj: SourceLanguageMixin) -> None:
    """A new object has no translations yet, whatever it was constructed from."""
    holders = [obj, *(obj.translated_children() if isinstance(obj, BasePage) else ())]
    for holder in holders:
        for name in translated_fields(type(holder)):
            for language in target_languages(obj.source_language):
                setattr(holder, column(name, language), None)

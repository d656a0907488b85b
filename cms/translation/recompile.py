"""Recompiles one live object: loads its units and forms, compiles every target language and stores the difference.

Runs in the transaction of whatever changed source or units, with the object's row locked. The number of queries does
not depend on how many segments there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cms.core.languages import column, target_languages
from cms.core.models import BasePage
from cms.core.slugs import settle_slugs
from cms.core.source_language import SourceLanguageMixin
from cms.core.source_language.options import per_language_fields, translated_fields

from .compile import LanguageCompilation, compile_language
from .models import Appearance, CompiledForm, Unit
from .references import ObjectRef, ref_of
from .resolve import resolve_and_store
from .segments import SourceContent, extract

FORM_COLUMNS = ("value", "digest", "safety", "fingerprint", "units", "state")


@dataclass(frozen=True, slots=True)
class CompiledObject:
    """What a compilation read and gave, left on the object for the stages that follow."""

    content: SourceContent
    languages: dict[str, LanguageCompilation]

    def forms(self, language: str) -> dict[str, CompiledForm]:
        """Compiled forms by part, as they are stored now."""
        compilation = self.languages.get(language)
        parts = compilation.parts if compilation else ()
        return {part.form.part: part.form for part in parts if part.form is not None}


def recompile(obj: SourceLanguageMixin) -> dict[str, LanguageCompilation]:
    """Compile `obj` into every target language and store forms, target columns and first appearances."""
    owner = ref_of(obj)
    content = extract(obj)
    languages = target_languages(obj.source_language)
    units = _by_language(Unit.objects.filter(**owner.owner))
    forms = _by_language(CompiledForm.objects.filter(**owner.owner))
    resolutions = resolve_and_store(owner, content, {language: units[language] for language in languages})
    compiled = {
        language: compile_language(content, language, resolutions[language].units, forms[language])
        for language in languages
    }
    _store_forms(owner, compiled.values(), [form for rows in forms.values() for form in rows])
    _store_columns(content, compiled)
    _store_appearances(owner, obj, compiled)
    obj.__dict__["compiled"] = CompiledObject(content, compiled)
    return compiled


def _by_language(rows: Iterable[Any]) -> defaultdict[str, list[Any]]:
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.language].append(row)
    return grouped


def _store_forms(
    owner: ObjectRef, compiled: Iterable[LanguageCompilation], stored: Sequence[CompiledForm]
) -> None:
    existing = {(form.language, form.part): form for form in stored}
    new, changed = [], []
    for language in compiled:
        for part in language.parts:
            if part.form is None:
                continue
            row = existing.pop((language.language, part.form.part), None)
            if row is None:
                part.form.owner_label, part.form.owner_id = owner.label, owner.pk
                part.form.language = language.language
                new.append(part.form)
            elif any(getattr(row, name) != getattr(part.form, name) for name in FORM_COLUMNS):
                for name in FORM_COLUMNS:
                    setattr(row, name, getattr(part.form, name))
                changed.append(row)
    if existing:
        CompiledForm.objects.filter(pk__in=[form.pk for form in existing.values()]).delete()
    if new:
        CompiledForm.objects.bulk_create(new)
    if changed:
        CompiledForm.objects.bulk_update(changed, FORM_COLUMNS)


def _store_columns(content: SourceContent, compiled: dict[str, LanguageCompilation]) -> None:
    """Write flat target texts to their columns, of the object and of its inline children."""
    for holder in content.holders:
        before = _target_values(holder, content.source_language)
        for language, compilation in compiled.items():
            for name in translated_fields(type(holder)):
                setattr(holder, column(name, language), _compiled_text(compilation, holder, name))
        if isinstance(holder, BasePage):
            settle_slugs(holder)
        after = _target_values(holder, content.source_language)
        changed = {name: value for name, value in after.items() if value != before[name]}
        if changed:
            type(holder)._base_manager.filter(pk=holder.pk).update(**changed)


def _target_values(holder: SourceLanguageMixin, source_language: str) -> dict[str, Any]:
    names = [*translated_fields(type(holder)), *(n for n in per_language_fields(type(holder)) if n == "slug")]
    return {
        column(name, language): getattr(holder, column(name, language))
        for name in names
        for language in target_languages(source_language)
    }


def _compiled_text(compilation: LanguageCompilation, holder: SourceLanguageMixin, name: str) -> str | None:
    for part in compilation.parts:
        where = part.part.column
        if where is not None and where.instance is holder and where.field_name == name:
            return part.value
    return None


def _store_appearances(
    owner: ObjectRef, obj: SourceLanguageMixin, compiled: dict[str, LanguageCompilation]
) -> None:
    """A page appears in a language when its own required segments are approved there; parents are asked later."""
    if not isinstance(obj, BasePage):
        return
    complete = [language for language, compilation in compiled.items() if compilation.is_complete]
    if complete:
        Appearance.objects.bulk_create(
            [Appearance(**owner.owner, language=language) for language in complete], ignore_conflicts=True
        )

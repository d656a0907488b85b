"""What each part of an object says in one language, with the state it is in: the builder's view of compilation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cms.core.models import BasePage
from cms.core.source_language import SourceLanguageMixin
from cms.core.streams import RawBlock
from cms.translation.checks.language import foreign_text
from cms.translation.models import CompiledForm
from cms.translation.models.compiled import PartState
from cms.translation.recompile import CompiledObject
from cms.translation.references import ref_of
from cms.translation.segments import Part, SourceContent, extract


@dataclass(frozen=True, slots=True)
class SpokenSection:
    """One section as a language shows it: raw stream data."""

    part: Part
    raw: RawBlock
    is_behind: bool


@dataclass(frozen=True, slots=True)
class LanguageView:
    """One object in one language."""

    language: str
    content: SourceContent
    forms: Mapping[str, CompiledForm]

    @property
    def is_source(self) -> bool:
        return self.language == self.content.source_language

    def has_own_sections(self, field_name: str) -> bool:
        """Whether some sections are written in this language directly."""
        return any(part.written_in == self.language for part in self._parts_of(field_name))

    def sections(
        self, field_name: str, *, terms: tuple[str, ...] = ()
    ) -> tuple[list[SpokenSection], list[str]]:
        """Sections shown, in order, and the ids of those that are pending.

        terms: names that are the same in every language; only asked for where `has_own_sections`.
        """
        shown: list[SpokenSection] = []
        pending: list[str] = []
        for part in self._parts_of(field_name):
            if self.is_source:
                shown.append(SpokenSection(part, part.source, is_behind=False))
                continue
            if part.written_in == self.language:
                # Whoever marks a Korean section “English only” has not translated it by that.
                if foreign_text(part.own_text, self.language, self.content.source_language, terms):
                    pending.append(part.source["id"])
                else:
                    shown.append(SpokenSection(part, part.source, is_behind=False))
                continue
            form = self.forms.get(part.key)
            if form is None or form.state == PartState.HELD:
                pending.append(part.source["id"])
            else:
                raw = {**form.value, "id": part.source["id"]}
                shown.append(SpokenSection(part, raw, is_behind=form.state == PartState.BEHIND))
        return shown, pending

    def field_state(self, part_key: str) -> str | None:
        """`behind` or `pending` for a flat field that is not level; None otherwise."""
        if self.is_source:
            return None
        part = next((p for p in self.content.parts if p.key == part_key), None)
        if part is None:
            return None
        form = self.forms.get(part_key)
        if form is None or form.state == PartState.HELD:
            return None if part.is_optional else "pending"
        return "behind" if form.state == PartState.BEHIND else None

    def used_units(self) -> list[int]:
        """Keys of every unit that this view shows."""
        return sorted(
            {pk for form in self.forms.values() if form.state != PartState.HELD for pk in form.units}
        )

    def _parts_of(self, field_name: str) -> list[Part]:
        prefix = f"{field_name}:"
        return [
            part
            for part in self.content.parts
            if part.is_section and part.key.startswith(prefix) and self._is_meant(part)
        ]

    def _is_meant(self, part: Part) -> bool:
        return part.shown_in is None or self.language in part.shown_in


def load_views(
    obj: SourceLanguageMixin, languages: Sequence[str], compiled: CompiledObject | None = None
) -> dict[str, LanguageView]:
    """Views of a live object in several languages, with one query; none if it has just been compiled."""
    if compiled is not None:
        return {code: LanguageView(code, compiled.content, compiled.forms(code)) for code in languages}
    content = extract(obj)
    forms: dict[str, dict[str, CompiledForm]] = {language: {} for language in languages}
    for form in CompiledForm.objects.filter(**ref_of(obj).owner, language__in=languages):
        forms[form.language][form.part] = form
    return {language: LanguageView(language, content, forms[language]) for language in languages}


def is_visible_page(page: Any) -> bool:
    return isinstance(page, BasePage) and page.live and not page.expired

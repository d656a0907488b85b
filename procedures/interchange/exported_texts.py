"""The texts of an object as files hold them: with the translations that are approved, and links by ref."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.text import slugify

from cms.core.languages import target_languages
from cms.core.models import BasePage
from cms.translation.markup import join_rich_text, split_rich_text
from cms.translation.models import Unit
from cms.translation.models.unit import UnitState
from cms.translation.references import ref_of
from cms.translation.segments import extract
from procedures.models import ImportRef

from .references import MODELS, remember

PAGE_LINK = re.compile(r'<a linktype="page" id="([0-9]+)">')


class NotExportable(ValueError):
    """Something on a page has no form in files; the message is a sentence."""


def kind_of(obj: Any) -> str:
    for kind, model in MODELS.items():
        if isinstance(obj, model):
            return kind
    raise NotExportable(f"“{obj}” is no procedure, category, doctor or disclaimer and has no file.")


def ref_for(obj: Any) -> str:
    """The ref of an object, made and remembered where it has none."""
    owner, kind = ref_of(obj), kind_of(obj)
    known = ImportRef.objects.filter(kind=kind, **owner.owner).first()
    if known:
        return known.ref
    names = [obj.text_in("slug", "en"), obj.slug] if isinstance(obj, BasePage) else []
    wanted = next((ref for name in names if name and (ref := slugify(name))), f"{kind}-{obj.pk}")
    ref = wanted
    if ImportRef.objects.filter(kind=kind, ref=ref).exists():
        ref = f"{wanted}-{obj.pk}"
    remember(kind, ref, obj)
    return ref


class Translations:
    """Approved texts of one object, by language and segment address."""

    def __init__(self, obj: Any) -> None:
        self._source_language = obj.source_language
        content = extract(obj)
        units = Unit.objects.filter(**ref_of(obj).owner, state=UnitState.APPROVED)
        approved = {(u.language, u.segment_key, u.source_digest): u.text for u in units}
        self._texts = {
            language: {
                s.key: text
                for s in content.segments(language)
                if (text := approved.get((language, s.key, s.digest))) is not None
            }
            for language in target_languages(obj.source_language)
        }

    def text(self, source: str, key: str, *, is_rich: bool = False) -> str | dict[str, str]:
        """The form of a text in files."""
        by_language = {self._source_language: _with_refs(source) if is_rich else source}
        for language, texts in self._texts.items():
            said = self._rich(source, key, texts) if is_rich else texts.get(key)
            if said:
                by_language[language] = said
        return by_language if len(by_language) > 1 else by_language[self._source_language]

    def _rich(self, html: str, key: str, texts: Mapping[str, str]) -> str:
        own = {block.key: texts.get(f"{key}:{block.key}") for block in split_rich_text(html)}
        complete = {name: text for name, text in own.items() if text is not None}
        return _with_refs(join_rich_text(html, complete)) if len(complete) == len(own) else ""


def _with_refs(html: str) -> str:
    return PAGE_LINK.sub(lambda found: f'<a ref="{page_ref(int(found[1]))}">', html)


def page_ref(page_id: int) -> str:
    page = BasePage.objects.filter(pk=page_id).first()
    if page is None:
        raise NotExportable(
            f"A link leads to page {page_id}, which is gone. Remove the link, then export again."
        )
    return ref_for(page.specific)

"""What a builder may ask while it builds one document, and the record of everything it asked for.

Every answer is in the document's language or is absent. Every question leaves a dependency, also when the answer was
no: a document changes when what it looked for in vain appears.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from cms.core.models import BasePage
from cms.core.source_language import SourceLanguageMixin
from cms.core.source_language.options import per_language_fields
from cms.core.streams import stream_fields
from cms.delivery.documents import Card, Reference, SectionDocument
from cms.delivery.models import Document
from cms.delivery.sections import section_document
from cms.imaging.documents import ImageDocument, image_document
from cms.imaging.renditions import renditions_for
from cms.translation.checks.language import foreign_script
from cms.translation.models import GlossaryTerm
from cms.translation.references import label_of
from cms.translation.services.locked import do_not_translate_terms

from .parts import LanguageView, load_views
from .rich_text import deliver_rich_text

# What depends on the list of terms as a whole.
TERMS_KEY = GlossaryTerm._meta.label_lower


def dependency_key(obj: models.Model) -> str:
    return f"{label_of(type(obj))}:{obj.pk}"


def page_key(page_id: int) -> str:
    return f"{BasePage._meta.label_lower}:{page_id}"


@dataclass(slots=True)
class BuildContext:
    """The build of one page in one language."""

    page: BasePage
    language: str
    view: LanguageView
    path: str
    now: datetime = field(default_factory=timezone.now)
    dependencies: set[str] = field(default_factory=set)
    behind: list[str] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    next_change_at: datetime | None = None
    renditions: dict[int, dict[str, Any]] = field(default_factory=dict)
    _pages: dict[int, Document | None] = field(default_factory=dict)
    _place: str = ""

    # --- texts ------------------------------------------------------------------

    def text(self, field_name: str) -> str | None:
        """A flat field of the page itself in this language; notes when it is behind or pending."""
        self._note_state(field_name, f"/{field_name}")
        return self._said(self.page, field_name)

    def text_of(
        self, obj: SourceLanguageMixin, field_name: str, *, missing_at: str | None = None
    ) -> str | None:
        """A flat field of a snippet or image in this language.

        missing_at: where the section that is being written has it, if a reader has to be told that it is not there yet.
        """
        self.depends_on(obj)
        text = self._said(obj, field_name)
        if text is None and missing_at is not None and obj.text_in(field_name, obj.source_language):
            self.pending.append(f"{self._place}/{missing_at}")
        return text

    def speaks(self, text: str) -> bool:
        """Whether `text`, entered directly for this language, has no letters that only another language has."""
        if not foreign_script(text, self.language):
            return True
        self.dependencies.add(TERMS_KEY)
        return not foreign_script(text, self.language, do_not_translate_terms())

    def child_text(self, child: Any, field_name: str, pointer: str) -> str | None:
        """A flat field of one of the page's inline children; `pointer` is where the document has it."""
        self._note_state(f"{child._meta.model_name}:{child.uid}:{field_name}", pointer)
        return child.text_in(field_name, self.language) or None

    def rich_text(self, html: str | None) -> str | None:
        """Allow-listed HTML whose links lead to addresses of this language."""
        return deliver_rich_text(html, self) if html else None

    # --- other objects ----------------------------------------------------------

    def depends_on(self, obj: models.Model) -> None:
        self.dependencies.add(dependency_key(obj))

    def document_of(self, page_id: int) -> Document | None:
        """The stored document of another page in this language, if it has one."""
        self.dependencies.add(page_key(page_id))
        if page_id not in self._pages:
            self._pages[page_id] = Document.objects.filter(page_id=page_id, language=self.language).first()
        return self._pages[page_id]

    def load_documents(self, page_ids: Iterable[int]) -> None:
        """Fetch the documents of several pages in one query, for `document_of`."""
        wanted = set(page_ids) - self._pages.keys()
        if wanted:
            self._pages |= dict.fromkeys(wanted)
            rows = Document.objects.filter(page_id__in=wanted, language=self.language)
            self._pages |= {row.page_id: row for row in rows}

    def path_of(self, page_id: int) -> str | None:
        """Where a page lives in this language; None where it is not available."""
        if page_id == self.page.pk:
            return self.path
        found = self.document_of(page_id)
        return found.path if found else None

    def reference(self, page_id: int) -> Reference | None:
        if page_id == self.page.pk:
            return Reference(id=page_id, title=self.page.text_in("title", self.language), path=self.path)
        found = self.document_of(page_id)
        return Reference(id=page_id, title=found.title, path=found.path) if found else None

    def card(self, page_id: int) -> Card | None:
        """The card of another page; None where it is not available in this language, and for the page itself."""
        if page_id == self.page.pk:
            return None
        found = self.document_of(page_id)
        return Card.model_validate_json(found.card) if found else None

    def image(self, image: Any, *, alt_text: str | None = None) -> ImageDocument | None:
        """An image in this language."""
        if image is None:
            return None
        self.depends_on(image)
        if image.pk not in self.renditions:
            self.load_renditions([image.pk])
        return image_document(
            image, language=self.language, renditions=self.renditions[image.pk], alt_text=alt_text
        )

    def load_renditions(self, image_ids: Iterable[int]) -> None:
        """Fetch the renditions of several images in one query, for `image`."""
        wanted = set(image_ids) - self.renditions.keys()
        if wanted:
            self.renditions |= renditions_for(wanted)

    # --- sections ---------------------------------------------------------------

    def sections(self, obj: SourceLanguageMixin, field_name: str) -> list[SectionDocument]:
        """Documents of the sections that `obj.field_name` shows in this language now, in order."""
        view = self.view if obj is self.page else self._view_of(obj)
        spoken, pending = view.sections(field_name, terms=self._terms(view, field_name))
        self.pending.extend(pending)
        shown = [section for section in spoken if self._is_due(section.raw["value"])]
        stream_block = next(f for f in stream_fields(type(obj)) if f.name == field_name).stream_block
        children = stream_block.to_python([section.raw for section in shown])
        built: list[SectionDocument] = []
        for section, child in zip(shown, children, strict=True):
            place = f"{self._place}/sections/{len(built)}"
            document = self._section(child, place)
            if document is None:
                continue
            if section.is_behind:
                self.behind.append(place)
            built.append(document)
        return built

    def _section(self, child: Any, place: str) -> Any:
        """The document of one section. One that has nothing to show before its parts are approved is pending itself."""
        outer, self._place = self._place, place
        missing = len(self.pending)
        document = section_document(child, self)
        self._place = outer
        if document is None and len(self.pending) > missing:
            self.pending[missing:] = [child.id]
        return document

    def _said(self, obj: SourceLanguageMixin, field_name: str) -> str | None:
        """A stored text. One that was entered directly is nobody's translation, so its language is looked at here."""
        text = obj.text_in(field_name, self.language) or None
        if text is None or not foreign_script(text, self.language):
            return text
        is_entered = field_name in per_language_fields(type(obj))
        return None if is_entered and not self.speaks(text) else text

    def _terms(self, view: LanguageView, field_name: str) -> tuple[str, ...]:
        if not view.has_own_sections(field_name):
            return ()
        self.dependencies.add(TERMS_KEY)
        return do_not_translate_terms()

    def _note_state(self, part_key: str, pointer: str) -> None:
        state = self.view.field_state(part_key)
        if state is not None:
            (self.behind if state == "behind" else self.pending).append(pointer)

    def _view_of(self, obj: SourceLanguageMixin) -> LanguageView:
        self.depends_on(obj)
        return load_views(obj, [self.language])[self.language]

    def _is_due(self, value: Any) -> bool:
        """Whether a section is to be shown now; the next moment at which that changes is noted."""
        moments = [_moment(value, "show_from"), _moment(value, "show_until")]
        for moment in moments:
            if moment is not None and moment > self.now:
                self.next_change_at = min(filter(None, (self.next_change_at, moment)))
        begins, ends = moments
        return (begins is None or begins <= self.now) and (ends is None or ends > self.now)


def _moment(value: Any, name: str) -> datetime | None:
    text = value.get(name) if isinstance(value, dict) else None
    if not text:
        return None
    moment = parse_datetime(text) if isinstance(text, str) else text
    if moment is not None and timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    return moment

"""Builds all documents of one page. Reads; writes nothing.

The same content gives the same bytes: nothing here looks at the clock but to decide which sections are due, and
`sequence` and `updated_at` are put in by `storing`.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

from cms.core.languages import content_languages
from cms.core.models import BasePage
from cms.delivery.documents import Card, CardTranslation, PageDocument, Reference, TranslationState
from cms.imaging.renditions import renditions_for
from cms.translation.recompile import CompiledObject

from .context import BuildContext, page_key
from .errors import DocumentBuildError
from .images import image_ids
from .parts import load_views
from .registry import FactEntry, PageBuilder, builder_for
from .seo import build_seo
from .visibility import UNSET_TIME, PagePlace, place_of


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """One document before it has a sequence, with everything its row needs."""

    language: str
    document: PageDocument
    card: Card
    dependencies: frozenset[str]
    facts: tuple[FactEntry, ...]
    category_id: int | None
    next_change_at: datetime | None
    used_units: tuple[int, ...]

    @property
    def content_digest(self) -> str:
        body = self.document.model_dump_json(exclude={"sequence", "updated_at"})
        dependencies = "\n".join(sorted(self.dependencies))
        return sha256(f"{body}\n{dependencies}".encode()).hexdigest()

    @property
    def card_digest(self) -> str:
        return sha256(self.card.model_dump_json(exclude={"updated_at"}).encode()).hexdigest()


def build_page(page: BasePage, compiled: CompiledObject | None = None) -> dict[str, BuiltDocument]:
    """Every document of a specific, saved page, by language. Raises DocumentBuildError.

    compiled: the outcome of a compilation in this very transaction, which need not be read again.
    """
    place = place_of(page, content_languages())
    builder = builder_for(page)
    if not place.paths or builder is None:
        return {}
    built = {}
    language = page.source_language
    try:
        views = load_views(page, tuple(place.paths), compiled)
        loaded = builder.load(page)
        renditions = renditions_for(image_ids(page))
        for language, view in views.items():
            context = BuildContext(
                page=page,
                language=language,
                view=view,
                path=place.paths[language],
                renditions=dict(renditions),
            )
            built[language] = _Build(builder, loaded, context, place).run()
    except Exception as error:
        raise DocumentBuildError(page.pk, page.title, language) from error
    return built


class _Build:
    """One document in the making."""

    def __init__(self, builder: PageBuilder, loaded: Any, context: BuildContext, place: PagePlace) -> None:
        self.builder, self.loaded, self.context, self.place = builder, loaded, context, place
        self.page, self.language = context.page, context.language
        self.path = context.path

    def run(self) -> BuiltDocument:
        context, page = self.context, self.page
        context.depends_on(page)
        ancestors = self._ancestors()
        title = context.text("title") or ""
        content = self.builder.content(page, self.loaded, context)
        seo = build_seo(
            title=context.text("seo_title") or title,
            name=title,
            description=context.text("search_description") or content.get("summary"),
            path=self.path,
            paths=dict(self.place.paths),
            json_ld=self.builder.json_ld(page, context, content),
            breadcrumbs=ancestors,
        )
        document = self.builder.document_class(
            id=page.pk,
            type=self.builder.type_name,
            locale=self.language,
            path=self.path,
            title=title,
            breadcrumbs=ancestors,
            seo=seo,
            translation=self._translation(),
            published_at=self.place.since[self.language],
            updated_at=UNSET_TIME,
            sequence=0,
            cache_tags=self._cache_tags(),
            **content,
        )
        return BuiltDocument(
            language=self.language,
            document=document,
            card=self._card(title, content, ancestors),
            dependencies=frozenset(context.dependencies),
            facts=self.builder.facts(self.loaded, content),
            category_id=ancestors[-1].id if ancestors else None,
            next_change_at=context.next_change_at,
            used_units=tuple(context.view.used_units()),
        )

    def _ancestors(self) -> list[Reference]:
        """From the site's root to the parent, all of them shown in this language."""
        self.context.load_documents(self.place.ancestor_ids)
        references = [self.context.reference(pk) for pk in self.place.ancestor_ids]
        return [reference for reference in references if reference is not None]

    def _translation(self) -> TranslationState:
        context = self.context
        is_source = context.view.is_source
        state: Literal["source", "current", "behind"] = "source"
        if not is_source:
            state = "behind" if context.behind or context.pending else "current"
        return TranslationState(
            source_locale=self.page.source_language,
            state=state,
            behind=context.behind,
            pending=context.pending,
            fallback={},
        )

    def _cache_tags(self) -> list[str]:
        own = page_key(self.page.pk)
        return [f"{own}:{self.language}", *sorted(self.context.dependencies)]

    def _card(self, title: str, content: dict[str, Any], ancestors: list[Reference]) -> Card:
        fields = self.builder.card_fields(self.page, self.context, content)
        translation = self._translation()
        return Card(
            id=self.page.pk,
            type=self.builder.type_name,
            locale=self.language,
            path=self.path,
            title=title,
            category=ancestors[-1] if ancestors else None,
            translation=CardTranslation(source_locale=translation.source_locale, state=translation.state),
            updated_at=UNSET_TIME,
            **fields,
        )

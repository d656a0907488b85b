"""Builds all documents of one page. Reads; writes nothing.

The same content gives the same bytes: nothing here looks at the clock but to decide which sections are due, and
`sequence` and `updated_at` are put in by `storing`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from cms.core.languages import content_languages
from cms.core.models import BasePage
from cms.delivery.documents import Card, CardTranslation, PageDocument, Reference, TranslationState
from cms.translation.models import Appearance
from cms.translation.references import ref_of

from .context import BuildContext, page_key
from .errors import DocumentBuildError
from .images import load_images
from .parts import LanguageView, load_views
from .registry import FactEntry, PageBuilder, builder_for
from .seo import build_seo
from .visibility import site_root_ids, visible_paths

UNSET_TIME = datetime(1970, 1, 1, tzinfo=UTC)


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
        return sha256(f"{body}\n{dependencies}\n{self.next_change_at}".encode()).hexdigest()

    @property
    def card_digest(self) -> str:
        return sha256(self.card.model_dump_json(exclude={"updated_at"}).encode()).hexdigest()


def build_page(page: BasePage) -> dict[str, BuiltDocument]:
    """Every document of a specific, saved page, by language. Raises DocumentBuildError."""
    paths = visible_paths(page, content_languages())
    builder = builder_for(page)
    if not paths or builder is None:
        return {}
    views = load_views(page, tuple(paths))
    since = _published_since(page)
    built = {}
    for language in paths:
        try:
            built[language] = _Build(page, builder, views[language], paths).run(since.get(language))
        except Exception as error:
            raise DocumentBuildError(page.pk, page.title, language) from error
    return built


def _published_since(page: BasePage) -> dict[str, datetime]:
    first = page.first_published_at or page.last_published_at or UNSET_TIME
    since = dict(Appearance.objects.filter(**ref_of(page).owner).values_list("language", "since"))
    return {**since, page.source_language: first}


class _Build:
    """One document in the making."""

    def __init__(
        self, page: BasePage, builder: PageBuilder, view: LanguageView, paths: dict[str, str]
    ) -> None:
        self.page, self.builder, self.paths = page, builder, paths
        self.language = view.language
        self.path = paths[view.language]
        self.context = BuildContext(page=page, language=view.language, view=view)

    def run(self, published_at: datetime | None) -> BuiltDocument:
        context, page = self.context, self.page
        context.depends_on(page)
        load_images(context)
        ancestors = self._ancestors()
        title = context.text("title") or ""
        content = self.builder.content(page, context)
        seo = build_seo(
            title=context.text("seo_title") or title,
            description=context.text("search_description") or content.get("summary"),
            path=self.path,
            paths=self.paths,
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
            published_at=published_at or UNSET_TIME,
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
            facts=self.builder.facts(content, page),
            category_id=ancestors[-1].id if ancestors else None,
            next_change_at=context.next_change_at,
            used_units=tuple(context.view.used_units()),
        )

    def _ancestors(self) -> list[Reference]:
        """From the site's root to the parent, all of them shown in this language."""
        if self.page.pk in site_root_ids():
            return []
        steps = range(self.page.steplen, len(self.page.path), self.page.steplen)
        rows = BasePage.objects.filter(path__in=[self.page.path[:step] for step in steps]).order_by("depth")
        ids = list(rows.values_list("pk", flat=True))
        self.context.load_documents(ids)
        references = [self.context.reference(pk) for pk in ids]
        return [reference for reference in references if reference is not None]

    def _translation(self) -> TranslationState:
        context = self.context
        is_source = context.view.is_source
        state = "source" if is_source else "behind" if context.behind or context.pending else "current"
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

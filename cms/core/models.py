"""The base page: one tree, one row per page, a column per language for every flat text.

It knows when content has to be compiled and documents built (see `saving`), not how.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import AbstractPage, DefaultBasePageMixin, PageManager
from wagtail.models.pages import AbstractPageMeta
from wagtail.query import PageQuerySet

from .forms import ClinicCopyForm, ClinicPageForm, alias_refusal
from .languages import column, content_languages, target_languages
from .saving import lock_row, saving
from .slugs import check_slugs, free_slugs, is_free, source_slug
from .source_language import SourceLanguageMixin
from .source_language.options import translated_fields
from .source_language.querysets import SourceQuerySetMixin
from .streams import settle_ids
from .tree import keep_place, rows_to_lock

# Columns that say nothing a visitor can see: saving only these compiles and builds nothing.
METADATA_FIELDS = frozenset(
    {
        "approved_go_live_at",
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "wagtail_admin_comments",
    }
)


class BasePageQuerySet(SourceQuerySetMixin, PageQuerySet):
    """Wagtail's, with bulk updates by bare names."""


class BasePage(SourceLanguageMixin, AbstractPage, DefaultBasePageMixin):
    """A page written in one language and compiled into the others."""

    # A copy gets addresses of its own, and so do the revisions that are copied with it.
    exclude_fields_in_copy = [column("slug", language) for language in content_languages()]

    objects = PageManager.from_queryset(BasePageQuerySet)()  # type: ignore[misc]  # a manager of its own

    copy_form_class = ClinicCopyForm
    # Wagtail's preview renders a template, and pages have none: they are seen as documents only.
    preview_modes: list[tuple[str, str]] = []
    search_fields = AbstractPage.search_fields + DefaultBasePageMixin.search_fields
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                *[FieldPanel(column("slug", code)) for code in content_languages()],
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            _("For search engines and sharing"),
        ),
        FieldPanel("show_in_menus"),
        FieldPanel("source_language"),
    ]

    class Meta(AbstractPageMeta):
        pass

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Wagtail's admin gives the base page model a form of its own when it starts, so each page type declares ours."""
        super().__init_subclass__(**kwargs)
        own = cls.__mro__[: cls.__mro__.index(BasePage)]
        if not any("base_form_class" in ancestor.__dict__ for ancestor in own):
            cls.base_form_class = ClinicPageForm

    # --- texts ------------------------------------------------------------------

    def translated_children(self) -> Iterable[SourceLanguageMixin]:
        """Inline children, at any depth, that are written in this page's language."""
        yield from _translated_children(self)

    def align_children(self) -> None:
        """Declare every inline child in hand to be written in the page's own language; stored ones already are."""
        for child in _translated_children(self, in_hand_only=True):
            child.bind_source_language(self.source_language)

    def bind_source_language(self, language: str) -> None:
        super().bind_source_language(language)
        self.align_children()

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.align_children()
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        check_slugs(self)

    @staticmethod
    def _slug_is_available(slug: str, parent_page: Any, page: Any = None) -> bool:
        """As Wagtail asks before a save, a move and a copy; a translation of a sibling may have the address as well."""
        if not AbstractPage._slug_is_available(slug, parent_page, page):
            return False
        return page is None or is_free(slug, page.source_language, parent_page, page=page)

    def _set_core_field_defaults(self) -> None:
        """Wagtail would make a slug without asking what the page's language allows."""
        if not self.slug:
            self.slug: str = source_slug(self)
        super()._set_core_field_defaults()

    # --- writing ----------------------------------------------------------------

    @classmethod
    def rows_to_lock(cls, pk: int) -> models.QuerySet["BasePage"]:
        """What `saving.lock_row` locks for a page."""
        return rows_to_lock(cls, pk)

    @transaction.atomic
    def add_child(self, **kwargs: Any) -> Any:
        """Treebeard locks this page's row together with its type's, in the other order than saving does."""
        lock_row(BasePage, self.pk)
        return super().add_child(**kwargs)

    def save(self, clean: bool = True, user: Any = None, log_action: Any = False, **kwargs: Any) -> Any:
        """Compile, write and build documents in one transaction; a save of metadata only writes."""
        update_fields = kwargs.get("update_fields")
        if update_fields is not None and set(update_fields) <= METADATA_FIELDS:
            return super().save(clean=clean, user=user, log_action=log_action, **kwargs)
        self.align_children()
        settle_ids(self)
        if type(self) is BasePage and self.pk is not None:
            # Wagtail saves a page as its bare base class when it has moved it, with full validation if it is live.
            free_slugs(self)
        with saving(self, lock=BasePage):
            if self.pk is not None and type(self) is not BasePage:
                keep_place(self)
            return super().save(clean=clean, user=user, log_action=log_action, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        self._require_stored_language()
        self.align_children()
        settle_ids(self)
        return super().save_revision(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "BasePage":
        """The page with a revision's source content; what other languages say stays as the row has it.

        A revision stores every column, target columns too, as they were on the day it was saved; restoring those
        would bring back translations that have since been corrected.
        A revision from before the source language was switched can be read in its own language, and not be saved.
        """
        language = content.get("source_language", self.source_language)
        restored = super().with_content_json({**content, "source_language": language})
        if language != self.source_language:
            restored._stored_language = self.source_language
            return restored
        _keep_target_columns(restored, self, self.source_language)
        children = list(restored.translated_children())
        stored = _stored_rows(children)
        for child in children:
            _keep_target_columns(child, stored.get((type(child), child.pk)), self.source_language)
        for language in target_languages(self.source_language):
            slug = column("slug", language)
            setattr(restored, slug, getattr(restored, slug) or getattr(self, slug))
        return restored

    def copy_all_child_relations(self, target: "BasePage", *args: Any, **kwargs: Any) -> Any:
        """Wagtail builds every copy of a page through this call: the copy remembers what it was made from."""
        target.copied_from_id = self.pk
        return super().copy_all_child_relations(target, *args, **kwargs)

    def create_alias(self, **kwargs: Any) -> None:
        raise alias_refusal()

    def subtree_ids(self) -> list[int]:
        """Keys of this page and of everything below it."""
        return list(BasePage.objects.filter(path__startswith=self.path).values_list("pk", flat=True))

    # --- addresses --------------------------------------------------------------

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """The public address in the source language; other languages' come from the documents."""
        parts = super().get_url_parts(request)
        if parts is None:
            return None
        site_id, _root_url, path = parts
        return site_id, settings.PUBLIC_BASE_URL, f"/{self.source_language}{path or '/'}"


def _translated_children(obj: models.Model, *, in_hand_only: bool = False) -> Iterable[SourceLanguageMixin]:
    """Children at any depth. in_hand_only: those that the object holds in memory, without asking the database."""
    held = obj.__dict__.get("_cluster_related_objects") or {}
    for relation in get_all_child_relations(obj):
        if not issubclass(relation.related_model, SourceLanguageMixin):
            continue
        name = relation.get_accessor_name()
        if in_hand_only and name not in held:
            continue
        for child in getattr(obj, name).all():
            yield child
            if hasattr(child, "copy_all_child_relations"):
                yield from _translated_children(child, in_hand_only=in_hand_only)


def _keep_target_columns(restored: Any, stored: Any, source_language: str) -> None:
    """Give `restored` the target texts of its row; none where it has no row yet."""
    for name in translated_fields(type(restored)):
        for language in target_languages(source_language):
            setattr(restored, column(name, language), getattr(stored, column(name, language), None))


def _stored_rows(children: Iterable[models.Model]) -> dict[tuple[type[models.Model], Any], models.Model]:
    """The rows of inline children, with one query for each of their models."""
    keys: dict[type[models.Model], list[Any]] = {}
    for child in children:
        if child.pk is not None:
            keys.setdefault(type(child), []).append(child.pk)
    return {
        (model, row.pk): row for model, pks in keys.items() for row in model._base_manager.filter(pk__in=pks)
    }

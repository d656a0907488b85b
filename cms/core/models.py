"""The base page: one tree, one row per page, a column per language for every flat text.

It knows when content has to be compiled and documents built (see `saving`), not how.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import AbstractPage, DefaultBasePageMixin
from wagtail.models.pages import AbstractPageMeta

from .forms import ClinicPageForm
from .languages import column, target_languages
from .saving import saving
from .slugs import check_slugs
from .source_language import SourceLanguageMixin
from .source_language.options import translated_fields

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


class BasePage(SourceLanguageMixin, AbstractPage, DefaultBasePageMixin):
    """A page written in one language and compiled into the others."""

    base_form_class = ClinicPageForm
    search_fields = AbstractPage.search_fields + DefaultBasePageMixin.search_fields
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                *[FieldPanel(column("slug", code)) for code in ("ko", "en")],
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

    # --- texts ------------------------------------------------------------------

    def translated_children(self) -> Iterable[models.Model]:
        """Inline children, at any depth, that are written in this page's language."""
        yield from _translated_children(self)

    def align_children(self) -> None:
        """Declare every inline child to be written in the page's own language."""
        for child in self.translated_children():
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

    # --- writing ----------------------------------------------------------------

    def save(self, clean: bool = True, user: Any = None, log_action: Any = False, **kwargs: Any) -> Any:
        """Compile, write and build documents in one transaction; a save of metadata only writes."""
        update_fields = kwargs.get("update_fields")
        if update_fields is not None and set(update_fields) <= METADATA_FIELDS:
            return super().save(clean=clean, user=user, log_action=log_action, **kwargs)
        self.align_children()
        with saving(self, lock=BasePage):
            return super().save(clean=clean, user=user, log_action=log_action, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        self.align_children()
        return super().save_revision(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "BasePage":
        """The page with a revision's source content; what other languages say stays as the row has it.

        A revision stores every column, target columns too, as they were on the day it was saved; restoring those
        would bring back translations that have since been corrected.
        """
        content = {**content, "source_language": self.source_language}
        restored = super().with_content_json(content)
        for name in translated_fields(type(restored)):
            for language in target_languages(self.source_language):
                setattr(restored, column(name, language), getattr(self, column(name, language), None))
        for language in target_languages(self.source_language):
            slug = column("slug", language)
            setattr(restored, slug, getattr(restored, slug) or getattr(self, slug))
        return restored

    def copy_all_child_relations(self, target: "BasePage", *args: Any, **kwargs: Any) -> Any:
        """Wagtail builds every copy of a page through this call: the copy remembers what it was made from."""
        target.copied_from_id = self.pk
        for language in target_languages(self.source_language):
            setattr(target, column("slug", language), None)
        return super().copy_all_child_relations(target, *args, **kwargs)

    def create_alias(self, **kwargs: Any) -> None:
        raise ValidationError(_("Aliases are not offered. Copy the page: its translations come along."))

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


def _translated_children(obj: models.Model) -> Iterable[models.Model]:
    for relation in get_all_child_relations(obj):
        if not issubclass(relation.related_model, SourceLanguageMixin):
            continue
        for child in getattr(obj, relation.get_accessor_name()).all():
            yield child
            if hasattr(child, "copy_all_child_relations"):
                yield from _translated_children(child)

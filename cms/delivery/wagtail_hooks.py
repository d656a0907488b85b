"""What delivery adds to Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import widgets

from cms.core.models import BasePage

from .admin_views import document_history


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [
        path("pages/<int:page_id>/published/<str:locale>/", document_history, name="document_history"),
    ]


def published_versions_button(page: BasePage, user: Any, **kwargs: Any) -> Iterator[widgets.Button]:
    permissions = page.permissions_for_user(user)
    if permissions.can_edit() or permissions.can_publish():
        address = reverse("document_history", args=[page.pk, page.source_language])
        yield widgets.Button(_("Published versions"), address, priority=67, icon_name="history")


for menu in ("register_page_listing_more_buttons", "register_page_header_buttons"):
    hooks.register(menu, published_versions_button)

"""Registers only."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .admin_views import ClinicPageViewSet


@hooks.register("register_admin_viewset")
def register_page_views() -> ClinicPageViewSet:
    return ClinicPageViewSet()


@hooks.register("construct_main_menu")
def hide_documents(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """The library of documents is closed (see `cms.urls`)."""
    menu_items[:] = [item for item in menu_items if item.name != "documents"]

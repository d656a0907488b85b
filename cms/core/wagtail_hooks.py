"""Registers only."""

from wagtail import hooks

from .admin_views import ClinicPageViewSet


@hooks.register("register_admin_viewset")
def register_page_views() -> ClinicPageViewSet:
    return ClinicPageViewSet()

"""Wagtail's admin alone: what these tests visit, whatever else the site mounts."""

from django.urls import include, path
from wagtail.admin import urls as admin_urls

urlpatterns = [path("admin/", include(admin_urls))]

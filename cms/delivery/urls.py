"""Addresses below `/content/`. What is none of the API's is answered by it all the same, as a problem."""

from django.urls import include, path, re_path, register_converter

from .api.converters import PageIdConverter
from .api.endpoints import nothing_here
from .api.surface import ENDPOINTS

register_converter(PageIdConverter, "content_page_id")

urlpatterns = [
    path("v1/", include([endpoint.url() for endpoint in ENDPOINTS])),
    re_path(r"", nothing_here),
]

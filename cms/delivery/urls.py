"""Addresses below `/content/`. What is none of the API's is answered by it all the same, as a problem."""

from django.urls import re_path, register_converter

from .api.converters import PageIdConverter
from .api.endpoints import nothing_here
from .api.surface import ENDPOINTS

register_converter(PageIdConverter, "content_page_id")

urlpatterns = [
    # One flat list: each level of `include` would cost every request a resolver.
    *[endpoint.url("v1/") for endpoint in ENDPOINTS],
    re_path(r"", nothing_here),
]

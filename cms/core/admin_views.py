"""Wagtail's page views, where the base page needs them otherwise."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.viewsets.pages import PageViewSet


class AtomicSetPrivacyView(SetPrivacyView):
    """A restriction, its groups and the documents that follow from it are written together or not at all."""

    def dispatch(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            return super().dispatch(request, page_id, *args, **kwargs)


class ClinicPageViewSet(PageViewSet):
    """The views of every page type."""

    set_privacy_view_class = AtomicSetPrivacyView

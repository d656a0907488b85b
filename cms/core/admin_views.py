"""Wagtail's page views, where the base page needs them otherwise."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet

from .models import BasePage


class AtomicSetPrivacyView(SetPrivacyView):
    """A restriction, its groups and the documents that follow from it are written together or not at all."""

    def dispatch(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            return super().dispatch(request, page_id, *args, **kwargs)


class SameLanguageRevertView(RevisionsRevertView):
    """A version from before the source language was switched can be looked at and compared, not restored."""

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:
        page = get_object_or_404(BasePage, pk=page_id)
        revision = get_object_or_404(page.revisions, pk=kwargs["revision_id"])
        if revision.content.get("source_language", page.source_language) != page.source_language:
            messages.error(
                request,
                _(
                    "This version was written in another language than the page is now. "
                    "Switch the page’s language back first, or copy the text by hand."
                ),
            )
            return redirect("wagtailadmin_pages:history", page_id)
        return super().dispatch(request, page_id, **kwargs)


class ClinicPageViewSet(PageViewSet):
    """The views of every page type."""

    revisions_revert_view_class = SameLanguageRevertView
    set_privacy_view_class = AtomicSetPrivacyView

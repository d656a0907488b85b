"""Turns a publication that was refused or could not be built into a message in the editor instead of an error page.

Wagtail saves the draft before it publishes, so what was typed is there when the editor opens again.
"""

import logging
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from cms.core.publication import PublicationError

from .building.errors import DocumentBuildError

logger = logging.getLogger(__name__)


class PublicationErrorMiddleware:
    """Answers a PublicationError from a person's request with a redirect to the page it is about."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, PublicationError) or not request.user.is_authenticated:
            return None
        if isinstance(exception, DocumentBuildError):
            logger.error("A document could not be built.", exc_info=exception)
        messages.error(request, str(exception))
        return redirect("wagtailadmin_pages:edit", exception.page_id)

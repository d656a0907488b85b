"""Admin views of delivery: the history of a page's documents."""

import json

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.core.languages import content_languages
from cms.core.models import BasePage

from .history import account_of, versions_of
from .models import DocumentVersion


def document_history(request: HttpRequest, page_id: int, locale: str) -> HttpResponse:
    """Every version a page had in a language; `?sequence=` opens one. For those who may edit or publish the page."""
    page = get_object_or_404(BasePage, pk=page_id)
    permissions = page.permissions_for_user(request.user)
    if not (permissions.can_edit() or permissions.can_publish()):
        raise PermissionDenied(_("You may not see the history of this page. Its editors and publishers can."))
    if locale not in content_languages():
        raise Http404
    opened = _opened(request, page_id, locale)
    return TemplateResponse(
        request,
        "delivery/document_history.html",
        {
            "page": page,
            # Not `locale`: Wagtail's own templates read that as the interface's.
            "language": locale,
            "languages": settings.LANGUAGES,
            "breadcrumbs": [
                {
                    "url": reverse("wagtailadmin_pages:edit", args=[page_id]),
                    "label": page.get_admin_display_title(),
                },
                {"url": "", "label": _("Published versions")},
            ],
            "versions": versions_of(page_id, locale),
            "account": account_of(opened) if opened else None,
            "body": _readable(opened) if opened else "",
        },
    )


def _opened(request: HttpRequest, page_id: int, locale: str) -> DocumentVersion | None:
    sequence = request.GET.get("sequence")
    if sequence is None:
        return None
    if not sequence.isascii() or not sequence.isdigit() or len(sequence) > 18:
        raise Http404
    return get_object_or_404(DocumentVersion, page_id=page_id, language=locale, sequence=int(sequence))


def _readable(version: DocumentVersion) -> str:
    if version.body is None:
        return ""
    return json.dumps(json.loads(bytes(version.body)), ensure_ascii=False, indent=2)

"""Every address the project answers, on one screen."""

from django.conf import settings
from django.conf.urls.static import static
from django.http import Http404
from django.urls import include, path, re_path
from django.views.defaults import page_not_found
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    # The public site is a frontend's; whoever comes here by hand is shown to the editor.
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home")),
    path("content/", include("cms.delivery.urls")),
    # Wagtail's library of documents would publish any file unread, a patient's photograph too. The editor's scripts
    # need its addresses to exist, so its app stays.
    re_path(r"^admin/documents/", page_not_found, {"exception": Http404()}),
    path("admin/", include(wagtailadmin_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]

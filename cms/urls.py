"""Every address the project answers, on one screen."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    # The public site is a frontend's; whoever comes here by hand is shown to the editor.
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home")),
    path("content/", include("cms.delivery.urls")),
    path("admin/", include(wagtailadmin_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]

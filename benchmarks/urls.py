"""The product's addresses, and `limit`: a Django view that does one raw primary-key read of stored bytes."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def limit(request: HttpRequest, page_id: int) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM delivery_document WHERE page_id = %s AND language = 'en'", [page_id])
        (body,) = cursor.fetchone()
    return HttpResponse(bytes(body), content_type="application/json")


urlpatterns = [path("limit/<int:page_id>", limit), path("", include("cms.urls"))]

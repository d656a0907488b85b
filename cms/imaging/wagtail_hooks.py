"""Registers only."""

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks

from .patient_media import Depicts


@hooks.register("construct_image_chooser_queryset")
def hide_patient_media(images: QuerySet, request: HttpRequest) -> QuerySet:
    return images.exclude(depicts=Depicts.PATIENT)

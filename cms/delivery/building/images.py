"""Which images a page shows, so that their files are made before it is published and read in one query."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.core.streams import raw_stream, stream_fields
from cms.imaging.models import ClinicImage
from cms.translation.segments.streams import Address, transform


def image_ids(obj: models.Model) -> set[int]:
    """Keys of every image that an object refers to, in fields and in sections."""
    found = {
        getattr(obj, field.attname)
        for field in obj._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is ClinicImage
    }

    def collect(value: Any, block: blocks.Block, address: Address) -> Any:
        if isinstance(block, ImageChooserBlock) and value:
            found.add(value)
        return value

    for field in stream_fields(type(obj)):
        transform(raw_stream(obj, field), field.stream_block, Address("", ""), collect)
    return {pk for pk in found if pk is not None}


def images_of(objects: Iterable[models.Model]) -> list[ClinicImage]:
    """The images that `objects` refer to, in one query."""
    wanted = {pk for obj in objects for pk in image_ids(obj)}
    return list(ClinicImage.objects.filter(pk__in=wanted)) if wanted else []

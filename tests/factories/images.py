"""Pictures in the library, small and drawn here."""

import io

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from factory.django import DjangoModelFactory
from PIL import Image

from cms.imaging.models import ClinicImage


def png(width_px=64, height_px=48, colour=(120, 160, 180)):
    buffer = io.BytesIO()
    Image.new("RGB", (width_px, height_px), colour).save(buffer, "PNG")
    return SimpleUploadedFile("picture.png", buffer.getvalue(), "image/png")


class ClinicImageFactory(DjangoModelFactory):
    class Meta:
        model = ClinicImage

    title = factory.Sequence(lambda number: f"Picture {number}")
    file = factory.LazyFunction(png)
    depicts = "nobody"
    alt_text = "상담실 모습"

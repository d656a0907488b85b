"""The numbers that bound a picture, in one place.

The two upload limits carry Wagtail's setting names, so that its uploader states the same limit in the browser.
Everything else is a decision of this app (docs/decisions/0005-imaging.md) and is not a setting: changing a width or a
quality changes every public address of a rendition.
"""

from dataclasses import dataclass

from django.conf import settings

MASTER_LONG_SIDE_PX = 2560
PRESET_WIDTHS_PX = (320, 640, 960, 1280, 1920)

MASTER_JPEG_QUALITY = 90
RENDITION_JPEG_QUALITY = 80
RENDITION_AVIF_QUALITY = 60
# Pillow's default is 6; 8 takes a third of the time for four per cent more bytes.
RENDITION_AVIF_SPEED = 8


@dataclass(frozen=True)
class UploadLimits:
    """What an uploaded file may be before anything of it is decoded."""

    max_bytes: int
    max_pixels: int


def upload_limits() -> UploadLimits:
    """The limits of this installation: 30 MiB and 50 million pixels unless the settings say otherwise."""
    return UploadLimits(
        max_bytes=getattr(settings, "WAGTAILIMAGES_MAX_UPLOAD_SIZE", None) or 30 * 1024 * 1024,
        max_pixels=getattr(settings, "WAGTAILIMAGES_MAX_IMAGE_PIXELS", None) or 50_000_000,
    )

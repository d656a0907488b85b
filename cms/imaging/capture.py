"""Reads the two things an original's metadata is asked for: which way up it is, and when it was taken.

EXIF is written by cameras, editors and attackers; whatever cannot be read counts as not there.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone
from PIL import ExifTags, Image

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def turn_for_orientation(image: Image.Image) -> Image.Transpose | None:
    """The transposition that puts `image` upright; None if it is upright, or says nothing."""
    try:
        return _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # malformed EXIF raises almost anything
        return None


def captured_at(image: Image.Image) -> datetime | None:
    """When the photograph was taken. A camera that records no offset is taken to be in the site's time zone."""
    try:
        tags = image.getexif().get_ifd(ExifTags.IFD.Exif)
        return _moment(tags.get(ExifTags.Base.DateTimeOriginal), tags.get(ExifTags.Base.OffsetTimeOriginal))
    except Exception:  # malformed EXIF raises almost anything
        return None


def _moment(taken: Any, offset: Any) -> datetime:
    moment = datetime.strptime(str(taken).strip("\x00 "), "%Y:%m:%d %H:%M:%S")
    if offset:
        zone = datetime.strptime(str(offset).strip("\x00 "), "%z").tzinfo
        return moment.replace(tzinfo=zone)
    return timezone.make_aware(moment)

"""Makes every size of a picture from one decode: each width from the next larger, in AVIF and JPEG.

Pure functions from bytes to bytes; which sizes are wanted and where they go is decided in `renditions`. Measured on a
4000×3000 photograph this takes a quarter of the time of one decode for each size, and structural similarity with a
direct reduction stays above .995.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Literal

from PIL import Image

from .colour import on_white
from .limits import PRESET_WIDTHS_PX, RENDITION_AVIF_QUALITY, RENDITION_AVIF_SPEED, RENDITION_JPEG_QUALITY
from .master import draft_towards, without_metadata

RenditionFormat = Literal["avif", "jpeg"]
FORMATS: tuple[RenditionFormat, ...] = ("avif", "jpeg")
EXTENSIONS: dict[RenditionFormat, str] = {"avif": "avif", "jpeg": "jpg"}


@dataclass(frozen=True)
class Target:
    """One file to make: its size in pixels and its format."""

    width_px: int
    height_px: int
    format: RenditionFormat


@dataclass(frozen=True)
class Encoded:
    """One file made."""

    target: Target
    data: bytes


def preset_targets(width_px: int, height_px: int) -> tuple[Target, ...]:
    """Every file a picture of this size is offered in, smallest first. Never larger than the picture itself.

    A picture narrower than the widest preset is offered in its own width too.
    """
    widths = [preset for preset in PRESET_WIDTHS_PX if preset < width_px]
    widths.append(min(width_px, PRESET_WIDTHS_PX[-1]))
    return tuple(
        Target(width, _height(width, width_px, height_px), format)
        for width in dict.fromkeys(widths)
        for format in FORMATS
    )


def encode_chain(master: bytes, targets: Iterable[Target]) -> Iterator[Encoded]:
    """Make `targets` from a clean master, largest first."""
    ordered = sorted(targets, key=lambda target: target.width_px, reverse=True)
    if not ordered:
        return
    image: Image.Image = Image.open(BytesIO(master), formats=("JPEG", "PNG"))
    draft_towards(image, ordered[0].width_px / image.width)
    image.load()
    for size, group in groupby(ordered, key=lambda target: (target.width_px, target.height_px)):
        if image.size != size:
            image = image.resize(size, Image.Resampling.LANCZOS)
        for target in group:
            yield Encoded(target, _encoded(image, target.format))


def _height(width: int, full_width: int, full_height: int) -> int:
    """As Wagtail's width filter rounds it, so that both make the same file under one filter name."""
    if width == full_width:
        return full_height
    return max(1, int(full_height * (width / full_width)))


def _encoded(image: Image.Image, format: RenditionFormat) -> bytes:
    buffer = BytesIO()
    bare = without_metadata(image)
    if format == "avif":
        bare.save(buffer, "AVIF", quality=RENDITION_AVIF_QUALITY, speed=RENDITION_AVIF_SPEED)
    else:
        on_white(bare).save(buffer, "JPEG", quality=RENDITION_JPEG_QUALITY, progressive=True, optimize=True)
    return buffer.getvalue()

"""Makes the clean master: upright, sRGB, at most 2560 pixels long, without a byte of metadata.

The master is JPEG, because every rendition and every other reader (mail, messengers, search engines) can take it; it
is PNG only where the picture really is see-through, which JPEG cannot hold. It is written from pixels alone, so that
nothing of the upload survives but what is seen: no EXIF, no thumbnail of the uncropped frame, no appended file.
"""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from PIL import Image

from .capture import captured_at, turn_for_orientation
from .colour import to_eight_bit, to_srgb
from .errors import DamagedPicture
from .intake import EXTENSIONS, open_checked
from .limits import MASTER_JPEG_QUALITY, MASTER_LONG_SIDE_PX, UploadLimits
from .placeholder import placeholder


@dataclass(frozen=True)
class Master:
    """A clean master and what was learnt while making it."""

    data: bytes
    extension: str  # of the master: jpg or png
    width_px: int
    height_px: int
    placeholder: str
    captured_at: datetime | None
    original_extension: str


def make_master(data: bytes, limits: UploadLimits) -> Master:
    """Decode `data` once and make its master. Raises an `IntakeError` for whatever cannot become a picture."""
    image = open_checked(data, limits)
    original_extension = EXTENSIONS[str(image.format)]
    draft_towards(image, MASTER_LONG_SIDE_PX / max(image.size))
    try:
        image.load()
    except Exception as error:  # decoders answer damaged pixels with a dozen kinds of exception
        raise DamagedPicture from error
    taken = captured_at(image)
    turn = turn_for_orientation(image)
    clean = to_srgb(_fitted(to_eight_bit(image)))
    if turn is not None:
        clean = clean.transpose(turn)
    extension, encoded = _encoded(clean)
    return Master(
        data=encoded,
        extension=extension,
        width_px=clean.width,
        height_px=clean.height,
        placeholder=placeholder(clean),
        captured_at=taken,
        original_extension=original_extension,
    )


def draft_towards(image: Image.Image, scale: float) -> None:
    """Let the JPEG decoder skip detail, if it still yields at least twice the size that `scale` leads to.

    Only JPEG: the HEIF plugin answers a draft with the file's embedded thumbnail, which may be another picture.
    """
    if image.format in {"JPEG", "MPO"} and scale < 0.5:
        width, height = (max(1, round(side * scale * 2)) for side in image.size)
        image.draft(None, (width, height))


def without_metadata(image: Image.Image) -> Image.Image:
    """`image` as bare pixels: some of Pillow's writers copy comments and profiles from `info` unasked."""
    bare = image.copy()
    bare.info = {}
    return bare


def _fitted(image: Image.Image) -> Image.Image:
    scale = MASTER_LONG_SIDE_PX / max(image.size)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(image: Image.Image) -> tuple[str, bytes]:
    buffer = BytesIO()
    if image.mode == "RGBA":
        without_metadata(image).save(buffer, "PNG")
        return "png", buffer.getvalue()
    # Full colour resolution: this is the source of everything that follows.
    without_metadata(image).save(
        buffer, "JPEG", quality=MASTER_JPEG_QUALITY, subsampling="4:4:4", optimize=True
    )
    return "jpg", buffer.getvalue()

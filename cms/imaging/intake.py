"""Decides from a file's first bytes and its header whether it may be decoded at all.

Nothing here decodes pixels. The name and the declared content type of an upload are not looked at: the content decides,
and only the one decoder that fits the content is offered to it. What only a full decode can show (a picture that breaks
off half way) is found in `master`, with the same errors.
"""

from dataclasses import dataclass
from io import BytesIO

from django.template.defaultfilters import filesizeformat
from PIL import Image
from pillow_heif import register_heif_opener

from .errors import AnimatedPicture, DamagedPicture, EmptyFile, TooManyBytes, TooManyPixels, UnknownType
from .limits import UploadLimits

# Pillow has no HEIC decoder of its own. Embedded thumbnails and depth maps are never wanted.
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
_AVIF_BRANDS = {b"avif", b"avis"}
_EITHER_BRANDS = {b"mif1", b"msf1"}
# A HEIC file or a camera's multi-picture JPEG holds several stills; the first or primary one is the picture.
_SEVERAL_STILLS = {"HEIF", "MPO"}
EXTENSIONS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "HEIF": "heic"}


@dataclass(frozen=True)
class Header:
    """What a file says it is, before decoding and before its orientation is applied."""

    format: str
    width_px: int
    height_px: int

    @property
    def extension(self) -> str:
        return EXTENSIONS[self.format]


def sniff(data: bytes) -> tuple[str, ...]:
    """Pillow's names of the allowed formats that `data` may be, from its signature; empty for anything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return ("JPEG",)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ("PNG",)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return ("WEBP",)
    if data[4:8] != b"ftyp":
        return ()
    brand = data[8:12]
    if brand in _AVIF_BRANDS:
        return ("AVIF",)
    if brand in _HEIC_BRANDS:
        return ("HEIF",)
    return ("AVIF", "HEIF") if brand in _EITHER_BRANDS else ()


def check_size(size_bytes: int, limits: UploadLimits) -> None:
    """Raises `EmptyFile` or `TooManyBytes`; needs no content, so that a huge upload is not read first."""
    if size_bytes == 0:
        raise EmptyFile
    if size_bytes > limits.max_bytes:
        raise TooManyBytes(limit=filesizeformat(limits.max_bytes))


def open_checked(data: bytes, limits: UploadLimits) -> Image.Image:
    """The picture in `data`, opened and not decoded. Raises an `IntakeError` that says why not."""
    check_size(len(data), limits)
    formats = sniff(data)
    if not formats:
        raise UnknownType
    too_many = TooManyPixels(limit=limits.max_pixels // 1_000_000)
    try:
        image = Image.open(BytesIO(data), formats=formats)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_many from None
    except Exception as error:  # decoders answer hostile headers with a dozen kinds of exception
        raise DamagedPicture from error
    if image.width * image.height > limits.max_pixels:
        raise too_many
    if getattr(image, "is_animated", False) and image.format not in _SEVERAL_STILLS:
        raise AnimatedPicture
    return image


def read_header(data: bytes, limits: UploadLimits) -> Header:
    """Format and declared size of an acceptable file."""
    image = open_checked(data, limits)
    return Header(format=str(image.format), width_px=image.width, height_px=image.height)

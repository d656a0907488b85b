"""An image as documents and cards contain it, in one language.

Built from renditions that exist; nothing is made here and nothing falls back to another language. Addresses are
relative to the media storage, as its `url` gives them.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from .chain import FORMATS
from .errors import RenditionsMissing
from .patient_media import refuse_patient_media
from .renditions import preset_targets_of

if TYPE_CHECKING:
    from .models import ClinicImage, ClinicRendition


class FocalPoint(BaseModel):
    """The centre of what matters, as fractions of width and height from the top left."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    x: float
    y: float


class ImageSource(BaseModel):
    """One `<source>` of a `<picture>`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str
    srcset: str


class ImageDocument(BaseModel):
    """Everything an `<img>` needs; width and height are those of `src`, the largest JPEG."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    alt: str
    width: int
    height: int
    focal_point: FocalPoint | None
    placeholder: str
    sources: list[ImageSource]
    src: str


def image_document(
    image: "ClinicImage",
    *,
    language: str,
    renditions: Mapping[str, "ClinicRendition"],
    alt_text: str | None = None,
) -> ImageDocument:
    """The document of `image` in `language`.

    `renditions` is this image's part of `renditions_for()`. `alt_text` replaces the image's own, for a place that
    describes it better; it must be in `language`. Raises `PatientMediaRefused` and `RenditionsMissing`.
    """
    refuse_patient_media(image)
    targets = preset_targets_of(image)
    if not targets.keys() <= renditions.keys():
        raise RenditionsMissing(image.pk)
    largest = renditions[list(targets)[-1]]
    return ImageDocument(
        alt=_alt(image, language) if alt_text is None else alt_text,
        width=largest.width,
        height=largest.height,
        focal_point=_focal_point(image),
        placeholder=image.placeholder,
        sources=[
            ImageSource(
                type=f"image/{format}",
                srcset=", ".join(
                    f"{renditions[spec].url} {target.width_px}w"
                    for spec, target in targets.items()
                    if target.format == format
                ),
            )
            for format in FORMATS
        ],
        src=largest.url,
    )


def _alt(image: "ClinicImage", language: str) -> str:
    if image.is_decorative:
        return ""
    return image.text_in("alt_text", language) or ""


def _focal_point(image: "ClinicImage") -> FocalPoint | None:
    if image.focal_point_x is None or image.focal_point_y is None:
        return None
    return FocalPoint(
        x=round(min(image.focal_point_x / image.width, 1), 4),
        y=round(min(image.focal_point_y / image.height, 1), 4),
    )

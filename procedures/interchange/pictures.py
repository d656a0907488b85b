"""The pictures of a file: read beside it, checked and encoded before anything is written, stored once.

A picture is known again by the SHA-256 of its original, so that importing twice, or using it in two places, stores it
once. What a file says about it (alternative text, what it depicts) is edited as an editor would.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models

from cms.imaging.chain import Encoded, encode_chain
from cms.imaging.models import ClinicImage
from cms.imaging.patient_media import Depicts
from cms.imaging.renditions import preset_targets_of, write_renditions
from cms.imaging.uploads import prepare_upload
from cms.imaging.written_files import WrittenFiles

from .problems import Path
from .reading import Document
from .texts import Text, read_text

NEUTRAL_FIELDS = ("depicts", "is_decorative")


@dataclass(slots=True)
class Picture:
    """One picture as a file describes it, and its bytes where the library does not have them yet."""

    path: Path
    name: str
    sha256: str
    depicts: str
    is_decorative: bool
    alt: Text
    credit: Text
    upload: ContentFile | None = None
    renditions: tuple[Encoded, ...] = ()

    @property
    def said(self) -> tuple[Any, ...]:
        """What must not be said differently of the same picture within one file."""
        return (self.depicts, self.is_decorative, self.alt.source, dict(self.alt.targets))


class Pictures:
    """Every picture that one document names, by where it stands."""

    def __init__(self, document: Document, language: str) -> None:
        self._document = document
        self._language = language
        self._by_digest: dict[str, Picture] = {}
        self._by_path: dict[Path, Picture] = {}
        self._ids: dict[str, int] = {}

    def __iter__(self) -> Iterator[Picture]:
        return iter(self._by_digest.values())

    def read(self, value: dict[str, Any], path: Path) -> Picture:
        """The picture described at `path`. Raises FileRefused for a file that is missing or described wrongly."""
        if path in self._by_path:
            return self._by_path[path]
        data = self._bytes(value["image"], (*path, "image"))
        picture = Picture(
            path=path,
            name=FilePath(value["image"]).stem,
            sha256=hashlib.sha256(data).hexdigest(),
            depicts=value["depicts"],
            is_decorative=value.get("decorative", False),
            alt=read_text(value.get("alt"), (*path, "alt"), self._language),
            credit=read_text(value.get("credit"), (*path, "credit"), self._language),
        )
        if not picture.alt.source and not picture.is_decorative:
            raise self._document.refuse(
                path, f"Describe the picture in “{self._language}” (alt), or say “decorative: true”."
            )
        earlier = self._by_digest.setdefault(picture.sha256, picture)
        if earlier.said != picture.said:
            raise self._document.refuse(
                path, "This picture is described differently above. Make both the same."
            )
        self._by_path[path] = earlier
        return earlier

    def prepare(self, *, with_renditions: bool) -> None:
        """Check and encode what the library lacks; takes seconds, writes nothing. Raises FileRefused."""
        known = set(
            ClinicImage.objects.filter(original_sha256__in=self._by_digest).values_list(
                "original_sha256", flat=True
            )
        )
        for picture in self:
            if picture.sha256 not in known:
                self._prepare(picture, with_renditions)

    def _prepare(self, picture: Picture, with_renditions: bool) -> None:
        file = self._file(self._value(picture.path)["image"])
        upload = ContentFile(file.read_bytes(), name=file.name)
        try:
            master = prepare_upload(upload).master
        except ValidationError as error:
            raise self._document.refuse((*picture.path, "image"), " ".join(error.messages)) from error
        picture.upload = upload
        if with_renditions:
            size = ClinicImage(width=master.width_px, height=master.height_px, depicts=picture.depicts)
            picture.renditions = tuple(encode_chain(master.data, preset_targets_of(size).values()))

    def id_of(self, picture: Picture) -> int:
        """The key of a stored picture."""
        return self._ids[picture.sha256]

    def stored(self, picture: Picture, image_id: int) -> None:
        self._ids[picture.sha256] = image_id

    def _value(self, path: Path) -> dict[str, Any]:
        value = self._document.value
        for step in path:
            value = value[step]
        return value

    def _file(self, name: str) -> FilePath:
        return self._document.folder / name

    def _bytes(self, name: str, path: Path) -> bytes:
        if FilePath(name).is_absolute():
            raise self._document.refuse(path, "Write the path of the picture relative to this file.")
        try:
            return self._file(name).read_bytes()
        except OSError as error:
            raise self._document.refuse(
                path,
                f"The picture “{name}” cannot be read beside this file. Put it there, or correct its path.",
            ) from error


def store(
    picture: Picture, image: ClinicImage | None, language: str, user: Any
) -> tuple[ClinicImage, list[str]]:
    """Create or edit the image of `picture`, inside the importing transaction; says which fields changed."""
    if image is None:
        return _created(picture, language, user), ["created"]
    changed = [name for name in NEUTRAL_FIELDS if getattr(image, name) != getattr(picture, name)]
    for name in changed:
        setattr(image, name, getattr(picture, name))
    for name, text in (("alt_text", picture.alt), ("credit", picture.credit)):
        said = text_in(text, image.source_language, language)
        if said and getattr(image, name) != said:
            setattr(image, name, said)
            changed.append(name)
    if changed:
        image.full_clean(exclude=["file", "original", "original_sha256", "placeholder"])
        image.save()
    return image, changed


def text_in(text: Text, wanted: str, language: str) -> str:
    """What a text of a file written in `language` says in the language `wanted`."""
    return text.source if wanted == language else text.targets.get(wanted, "")


def _created(picture: Picture, language: str, user: Any) -> ClinicImage:
    image = ClinicImage(
        title=picture.name,
        source_language=language,
        depicts=Depicts(picture.depicts),
        is_decorative=picture.is_decorative,
        alt_text=picture.alt.source,
        credit=picture.credit.source,
        uploaded_by_user=user,
    )
    image.file = picture.upload
    image.save()
    if picture.renditions:
        written = WrittenFiles()
        write_renditions(image, picture.renditions, written)
        written.keep_on_commit()
    return image


def stored_images(pictures: Pictures) -> dict[str, ClinicImage]:
    """The library's images of these pictures, oldest first where one was uploaded twice."""
    digests = [picture.sha256 for picture in pictures]
    rows: models.QuerySet[ClinicImage] = ClinicImage.objects.filter(original_sha256__in=digests).order_by(
        "-pk"
    )
    return {image.original_sha256: image for image in rows}

"""File fields that cannot be bypassed.

`ImageFile.save` is the one gate through which bytes reach storage: Django's forms, Wagtail's two uploaders, scripts and
`Model.save` all end there. What passes is never the upload but its clean master; the upload itself goes to private
storage, where nothing has an address.
"""

from typing import TYPE_CHECKING, Any, NoReturn, cast

from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models.fields.files import FieldFile, ImageFieldFile
from PIL import Image

from .intake import EXTENSIONS
from .uploads import store_upload

if TYPE_CHECKING:
    from .models import ClinicImage


def private_storage() -> Storage:
    """Named in migrations, so that a deployment may put it elsewhere."""
    return storages["private"]


def header_size(file: ImageFieldFile) -> tuple[int | None, int | None]:
    """Width and height from a file's header; nothing is decoded, whatever the header claims."""
    was_closed = file.closed
    try:
        file.open("rb")
        return Image.open(file, formats=tuple(EXTENSIONS.keys() - {"MPO"})).size
    except Exception:  # an unreadable upload is refused, with its reason, when it is saved
        return None, None
    finally:
        if was_closed:
            file.close()
        else:
            file.seek(0)


class HeaderSizedFile(ImageFieldFile):
    """Wagtail measures through Willow, which decodes the picture to do so."""

    def _get_image_dimensions(self) -> tuple[int | None, int | None]:
        if not hasattr(self, "_dimensions_cache"):
            self._dimensions_cache = header_size(self)
        return self._dimensions_cache


class MasterFile(HeaderSizedFile):
    """The public file of an image."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Check `content`, keep it privately, and store its master. `name` is not used."""
        store_upload(cast("ClinicImage", self.instance), content, write_master=super().save)
        if save:
            self.instance.save()


class MasterField(models.ImageField):
    attr_class = MasterFile


class RenditionField(models.ImageField):
    attr_class = HeaderSizedFile


class OriginalFile(FieldFile):
    """An upload as it came: metadata, location and all."""

    @property
    def url(self) -> NoReturn:
        raise ValueError(
            "Originals have no address. Use the image's renditions, or read the file on the server."
        )


class OriginalField(models.FileField):
    attr_class = OriginalFile

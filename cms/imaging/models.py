"""The image and its renditions. Rows only: bytes are handled in `uploads` and `renditions`."""

import hashlib
from collections import Counter
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    ImageQuerySet,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.search import index

from cms.core.saving import deleting, saving
from cms.core.source_language import SourceLanguageMixin
from cms.core.source_language.querysets import SourceQuerySetMixin

from .fields import MasterField, OriginalField, RenditionField, private_storage
from .patient_media import Depicts
from .renditions import ensure_renditions, preset_targets_of
from .replacing import Upload, take_upload
from .uploads import FILE_FIELDS
from .written_files import remove_on_commit

# Columns that say nothing a visitor can see.
METADATA_FIELDS = frozenset({"collection", "file_size", "file_hash", "uploaded_by_user"})


class ClinicImageQuerySet(SourceQuerySetMixin, ImageQuerySet):
    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete one by one: Wagtail's bulk action comes here, and documents must see each image go."""
        counts: Counter[str] = Counter()
        for image in self:
            counts.update(image.delete()[1])
        return counts.total(), dict(counts)

    delete.queryset_only = True  # type: ignore[attr-defined]  # as Django marks its own


class ClinicImage(SourceLanguageMixin, AbstractImage):
    """A picture in the library: `file` is the clean master, `original` the upload as it came.

    `title` is the library's own name for it and is never published. `width`, `height` and the focal point are those of
    the upright master.
    """

    file = MasterField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    alt_text = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for somebody who cannot see it."),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("It adds nothing to the text beside it, so a screen reader may skip it."),
    )
    depicts = models.CharField(
        _("who can be seen"),
        max_length=20,
        choices=Depicts.choices,
        help_text=_("Pictures of patients are shown only inside a case, with the patient’s consent."),
    )
    credit = models.CharField(_("credit"), max_length=255, blank=True)
    original = OriginalField(upload_to="originals", storage=private_storage, editable=False)
    original_sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    captured_at = models.DateTimeField(_("taken"), null=True, editable=False)
    placeholder = models.CharField(max_length=64, editable=False)

    objects = ClinicImageQuerySet.as_manager()  # type: ignore[misc]  # a manager of its own

    admin_form_fields = (
        "title",
        "file",
        "source_language",
        "depicts",
        "is_decorative",
        "alt_text",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("alt_text"),
        index.FilterField("depicts"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(depicts__in=Depicts.values), name="imaging_image_says_what_it_depicts"
            )
        ]

    @property
    def default_alt_text(self) -> str:
        """Wagtail would fall back to the title, which describes nothing."""
        return "" if self.is_decorative else self.alt_text

    def get_upload_to(self, filename: str) -> str:
        """`filename` is the random name of a master, never that of an upload."""
        return f"masters/{filename[:2]}/{filename}"

    def _set_image_file_metadata(self) -> None:
        """Wagtail's forms measure the upload here; what is stored is its master, measured as it is written."""

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """As Wagtail makes it, without leaving the temporary file to the garbage collector."""
        with super().generate_rendition_file(filter, source=source) as generated:
            generated.seek(0)
            return ContentFile(generated.read(), name=generated.name)

    def create_rendition(self, filter: Filter) -> "ClinicRendition":
        """A preset is always made by the chain, under its lock; anything else (a chooser's thumbnail) as Wagtail does."""
        if filter.spec not in preset_targets_of(self):
            return super().create_rendition(filter)
        ensure_renditions([self])
        return self.renditions.get(filter_spec=filter.spec, focal_point_key="")

    def create_renditions(self, *filters: Filter) -> dict[Filter, "ClinicRendition"]:
        """One after the other: Wagtail would decode the master in three threads at once."""
        return {filter: self.create_rendition(filter) for filter in filters}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new file becomes original and master first, and documents see it with its renditions."""
        update_fields = kwargs.get("update_fields")
        if update_fields is not None and METADATA_FIELDS.issuperset(update_fields):
            super().save(*args, **kwargs)
            return
        upload: Upload | None = None
        if update_fields is None or "file" in update_fields:
            upload = take_upload(self)
        if upload and update_fields is not None:
            kwargs["update_fields"] = FILE_FIELDS.union(update_fields)
        try:
            with saving(self, lock=ClinicImage):
                if upload:
                    upload.before_write()
                super().save(*args, **kwargs)
                if upload:
                    upload.after_write()
        except BaseException:
            if upload:
                upload.discard()
            raise

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        with deleting(self):
            return super().delete(*args, **kwargs)


class ClinicRendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(ClinicImage, related_name="renditions", on_delete=models.CASCADE)
    file = RenditionField(
        upload_to=get_rendition_upload_to,
        storage=get_rendition_storage,
        width_field="width",
        height_field="height",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="imaging_one_rendition_per_filter"
            )
        ]

    def __str__(self) -> str:
        return f"{self.filter_spec} of image {self.image_id}"

    def get_upload_to(self, filename: str) -> str:
        """An opaque name that follows from master and filter, so that a repeated run writes the same file."""
        made_from = f"{self.image.file.name}|{self.filter_spec}|{self.focal_point_key}"
        digest = hashlib.blake2b(made_from.encode(), digest_size=16).hexdigest()
        return f"renditions/{digest[:2]}/{digest}{PurePosixPath(filename).suffix}"


def remove_original(instance: ClinicImage, **kwargs: Any) -> None:
    """Signal handler: Wagtail removes the master and the renditions of a deleted image, and knows no original."""
    remove_on_commit(instance.original)

"""What documents said before, and the addresses they had. Rows are only ever added."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentVersion(models.Model):
    """What one address said from `at` on, until the next version of the same page and language.

    body is null where the document was taken down. provenance: from which revision and units it was built, as
    `Provenance` in `building.provenance` describes.
    """

    page_id = models.BigIntegerField()
    language = models.CharField(max_length=12)
    sequence = models.BigIntegerField(unique=True)
    path = models.TextField()
    body = models.BinaryField(null=True)
    etag = models.CharField(max_length=64, blank=True)
    provenance = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("document version")
        verbose_name_plural = _("document versions")
        indexes = [models.Index(fields=["page_id", "language", "at"], name="version_as_of")]

    def __str__(self) -> str:
        return f"{self.path} @ {self.sequence}"


class FormerPath(models.Model):
    """An address that a page had in a language; it leads to the page's present one."""

    path = models.TextField(unique=True)
    page_id = models.BigIntegerField(db_index=True)
    language = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self) -> str:
        return self.path

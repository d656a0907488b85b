"""The gap-free sequence of changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SequenceCounter(models.Model):
    """One row. Whoever holds its lock builds; it is the last lock a transaction takes."""

    value = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("sequence counter")
        verbose_name_plural = _("sequence counters")

    def __str__(self) -> str:
        return str(self.value)


class Change(models.Model):
    """One document that changed, appeared or went."""

    class Kind(models.TextChoices):
        UPSERT = "upsert", _("Published")
        DELETE = "delete", _("Taken down")

    sequence = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    page_id = models.BigIntegerField()
    language = models.CharField(max_length=12)
    path = models.TextField()
    etag = models.CharField(max_length=64, blank=True)
    cache_tags = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind} {self.path}"

"""The stable names that interchange files use for what they made.

A table of its own, not a field of the page: a copied page is another page and must not answer to the same name.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRef(models.Model):
    """What a ref of an interchange file stands for: a model label and a key, as translations point at their objects."""

    kind = models.CharField(max_length=20)
    ref = models.CharField(max_length=80)
    owner_label = models.CharField(max_length=100)
    owner_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("import reference")
        verbose_name_plural = _("import references")
        constraints = [models.UniqueConstraint(fields=["kind", "ref"], name="procedures_import_ref_unique")]
        indexes = [models.Index(fields=["owner_label", "owner_id"], name="procedures_import_ref_owner")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"

"""Compiled forms: what each part of an object says in each target language, and the store of what it last said."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .owned import OwnedRow


class PartState(models.TextChoices):
    CURRENT = "current", _("Level with the source")
    BEHIND = "behind", _("Behind: the last approved form is shown")
    HELD = "held", _("Held back: the last approved form may not be shown any more")


class CompiledForm(OwnedRow):
    """The last complete approved form of one part (a section, or one flat field) in one language.

    value: the section's raw stream value, or the field's text.
    digest: of the source part it was made from. safety: of what must still hold for it to be shown (numbers, units,
    negations, neutral parts). fingerprint: of source and approved texts together, by which a later compilation sees that
    it would give the same. units: keys of the units it was made of. Rows of parts that were never complete do not
    exist.
    """

    State = PartState

    part = models.CharField(max_length=200)
    value = models.JSONField()
    digest = models.CharField(max_length=64)
    safety = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    units = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=PartState.choices)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("compiled form")
        verbose_name_plural = _("compiled forms")
        constraints = [
            models.UniqueConstraint(
                fields=["owner_label", "owner_id", "language", "part"], name="compiled_form_per_part"
            )
        ]

    def __str__(self) -> str:
        return f"{self.owner_label}:{self.owner_id} {self.part} [{self.language}] {self.state}"

"""Units: translations of one segment text into one language, with where they came from and what happened to them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .owned import OwnedRow


class UnitState(models.TextChoices):
    # A segment without a unit row is missing; the value exists so that lists can filter by it.
    MISSING = "missing", _("Missing")
    SUGGESTED = "suggested", _("Suggested")
    NEEDS_REVIEW = "needs_review", _("Needs review")
    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", _("Rejected")


class UnitOrigin(models.TextChoices):
    HUMAN = "human", _("Written by a person")
    MEMORY = "memory", _("Translation memory")
    MACHINE = "machine", _("Machine translation")
    IMPORT = "import", _("Imported")


class Unit(OwnedRow):
    """A translation of one segment's text.

    Keyed by the segment *and* the digest of its source text, so that what is live and what is being drafted are
    translated side by side. `source_text` and `text` are plain text, or text with numbered placeholders where
    `is_markup` says so.
    """

    State = UnitState
    Origin = UnitOrigin

    segment_key = models.CharField(max_length=300)
    place = models.CharField(max_length=150)
    source_language = models.CharField(max_length=12)
    source_text = models.TextField()
    source_digest = models.CharField(max_length=64)
    is_markup = models.BooleanField(default=False)
    text = models.TextField()
    state = models.CharField(max_length=16, choices=UnitState.choices)
    origin = models.CharField(max_length=16, choices=UnitOrigin.choices, default=UnitOrigin.HUMAN)
    carried_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    carry_reason = models.JSONField(null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    exception_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("translation unit")
        verbose_name_plural = _("translation units")
        constraints = [
            models.UniqueConstraint(
                fields=["owner_label", "owner_id", "language", "segment_key", "source_digest"],
                name="unit_per_segment_text",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=UnitState.MISSING), name="unit_row_is_never_missing"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=UnitState.APPROVED, text=""), name="unit_approved_is_not_blank"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.segment_key} → {self.language}: {self.text[:40]}"


class UnitEvent(models.Model):
    """One thing that happened to a unit. Rows are only ever added."""

    class Action(models.TextChoices):
        WRITTEN = "written", _("Written")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")
        CARRIED = "carried", _("Carried over")
        SUGGESTED = "suggested", _("Suggested")

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="events")
    action = models.CharField(max_length=16, choices=Action.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = models.TextField()
    state = models.CharField(max_length=16, choices=UnitState.choices)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("unit event")
        verbose_name_plural = _("unit events")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.at:%Y-%m-%d %H:%M}"

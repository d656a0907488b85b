"""When a page first appeared in a language, and who let it appear before it was complete."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .owned import OwnedRow


class Appearance(OwnedRow):
    """Since when an object may be shown in a target language.

    waived: parts that were not translated yet when a publisher released the language without them; empty where the
    translation was complete.
    """

    since = models.DateTimeField(auto_now_add=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    waived = models.JSONField(default=list)

    class Meta:
        verbose_name = _("first appearance")
        verbose_name_plural = _("first appearances")
        constraints = [
            models.UniqueConstraint(
                fields=["owner_label", "owner_id", "language"], name="appearance_per_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.owner_label}:{self.owner_id} [{self.language}] {self.since:%Y-%m-%d}"

"""What rows of this app have in common: they belong to a translated object and a language."""

from django.db import models


class OwnedRow(models.Model):
    """A row about one (object, language)."""

    owner_label = models.CharField(max_length=100)
    owner_id = models.BigIntegerField()
    language = models.CharField(max_length=12)

    class Meta:
        abstract = True

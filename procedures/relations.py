"""How one procedure is related to another."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Relation(models.TextChoices):
    PERFORMED_WITH = "performed_with", _("Performed together with")
    ADVANCED_FORM_OF = "advanced_form_of", _("Advanced form of")
    ALTERNATIVE_TO = "alternative_to", _("Alternative to")

"""Facts: typed rows with one neutral value for all languages, at a procedure or at one of its methods."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from cms.core.source_language import SourceLanguageMixin
from procedures.facts import fact_problems
from procedures.fields import AmountField, ChoicesFormField, validate_choices
from procedures.inlines import RowForm, UidField
from procedures.units import unit_choices

from .terms import FactEvent, FactKind


class FactForm(RowForm):
    choices = ChoicesFormField(help_text=_("Such as short-term sedation or local anaesthesia."))


class FactRow(SourceLanguageMixin, Orderable):
    """An amount, an explicit none, choices, or an event on its own; and perhaps a note in words.

    Nothing is required of a draft, so the kind may be missing there; `check_complete` says what a published row needs.
    """

    uid = UidField()
    kind = models.ForeignKey(
        FactKind, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("kind")
    )
    minimum = AmountField(
        _("from"), null=True, blank=True, help_text=_("The same as “to” for a single value.")
    )
    maximum = AmountField(
        _("to"), null=True, blank=True, help_text=_("Leave one side empty for an open bound.")
    )
    unit = models.CharField(_("unit"), max_length=30, blank=True, choices=unit_choices)
    is_approximate = models.BooleanField(pgettext_lazy("approximate", "about"), default=False)
    is_none = models.BooleanField(_("none"), default=False, help_text=_("Such as “no hospital stay”."))
    choices = models.JSONField(_("choices"), default=list, blank=True, validators=[validate_choices])
    relative_to = models.ForeignKey(
        FactEvent,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("counted from"),
        help_text=_("Empty means from the operation, where that goes without saying."),
    )
    note = models.CharField(_("note"), max_length=255, blank=True)

    base_form_class = FactForm
    panels = [
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("minimum"), FieldPanel("maximum"), FieldPanel("unit")]),
        FieldRowPanel([FieldPanel("is_approximate"), FieldPanel("is_none"), FieldPanel("relative_to")]),
        FieldPanel("choices"),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.kind or _('fact')}"

    def check_complete(self) -> None:
        """Raises a ValidationError that names each field which keeps this fact from being published."""
        errors: dict[str, list[str]] = {}
        for field, message in fact_problems(self):
            errors.setdefault(field, []).append(message)
        if errors:
            raise ValidationError(errors)


class ProcedureFact(FactRow):
    """A fact about the procedure as a whole."""

    page = ParentalKey("procedures.ProcedurePage", on_delete=models.CASCADE, related_name="facts")

    class Meta(FactRow.Meta):
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = [models.UniqueConstraint(fields=["page", "uid"], name="procedures_fact_uid_per_page")]


class MethodFact(FactRow):
    """A fact about one method of the procedure."""

    method = ParentalKey("procedures.ProcedureMethod", on_delete=models.CASCADE, related_name="facts")

    class Meta(FactRow.Meta):
        verbose_name = _("fact about the method")
        verbose_name_plural = _("facts about the method")
        constraints = [
            models.UniqueConstraint(fields=["method", "uid"], name="procedures_fact_uid_per_method")
        ]


class ProcedureMethod(SourceLanguageMixin, Orderable, ClusterableModel):
    """One way of doing the procedure, with facts of its own."""

    page = ParentalKey("procedures.ProcedurePage", on_delete=models.CASCADE, related_name="methods")
    uid = UidField()
    name = models.CharField(_("name"), max_length=255)
    summary = models.TextField(_("summary"), blank=True)

    base_form_class = RowForm

    class Meta(Orderable.Meta):
        verbose_name = _("method")
        verbose_name_plural = _("methods")
        constraints = [models.UniqueConstraint(fields=["page", "uid"], name="procedures_method_uid_per_page")]

    def __str__(self) -> str:
        return self.name or str(_("method"))

    def check_complete(self) -> None:
        """Raises a ValidationError where the method has no name."""
        if not (self.name or "").strip():
            raise ValidationError({"name": _("Name the method, or remove it.")})

"""Procedures that belong together."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from procedures.inlines import RowForm
from procedures.relations import Relation


class RelatedProcedure(Orderable):
    """A relation to another procedure. It never holds a page back: what is not available is left out."""

    page = ParentalKey(
        "procedures.ProcedurePage", on_delete=models.CASCADE, related_name="related_procedures"
    )
    relation = models.CharField(
        gettext_lazy("relation"), max_length=20, choices=Relation.choices, default=Relation.PERFORMED_WITH
    )
    procedure = models.ForeignKey(
        "procedures.ProcedurePage",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=gettext_lazy("procedure"),
    )

    base_form_class = RowForm
    panels = [FieldPanel("relation"), PageChooserPanel("procedure")]

    class Meta(Orderable.Meta):
        verbose_name = gettext_lazy("related procedure")
        verbose_name_plural = gettext_lazy("related procedures")

    def __str__(self) -> str:
        return f"{self.get_relation_display()} {self.procedure or ''}".strip()

    def check_complete(self) -> None:
        """Raises a ValidationError where the relation leads nowhere, or back to its own page."""
        if self.procedure_id is None:
            raise ValidationError({"procedure": _("Choose the related procedure, or remove this row.")})
        if self.procedure_id == self.page_id:
            raise ValidationError(
                {"procedure": _("A procedure is not related to itself. Choose another one.")}
            )

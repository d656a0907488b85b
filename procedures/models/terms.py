"""The clinic's vocabulary: kinds of fact, what may be chosen for them, and side effects.

Terms are data with a code and a label in each language, entered directly. They are never deleted: rows, drafts and old
revisions name them. A term that is no longer wanted is retired, so that it is not offered any more.
"""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cms.core.quantities import BoundStyle
from cms.core.snippets import TranslatedSnippet, TranslatedSnippetForm
from cms.core.source_language.querysets import SourceQuerySet
from procedures.panels import per_language_panels
from procedures.units import bound_choices, family_choices

CODE = RegexValidator(
    r"\A[a-z][a-z0-9_]*\Z",
    gettext_lazy("A code begins with a letter and has only the letters a–z, digits and underscores."),
)


class TermForm(TranslatedSnippetForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "code" in self.fields and self.instance.pk:
            # Facts and documents name the code.
            self.fields["code"].disabled = True


class TermQuerySet(SourceQuerySet):
    def offered(self) -> "TermQuerySet":
        """Terms that may be chosen anew."""
        return self.filter(is_retired=False)


class Term(index.Indexed, TranslatedSnippet):
    """A word of the vocabulary."""

    code = models.CharField(
        gettext_lazy("code"),
        max_length=60,
        unique=True,
        validators=[CODE],
        help_text=gettext_lazy("Frontends know it by this name. It cannot be changed later."),
    )
    label = models.CharField(gettext_lazy("label"), max_length=120)
    sort_order = models.PositiveIntegerField(gettext_lazy("position"), default=0)
    is_retired = models.BooleanField(
        gettext_lazy("retired"),
        default=False,
        help_text=gettext_lazy("It stays where it is used and is not offered any more."),
    )

    base_form_class = TermForm
    objects = TermQuerySet.as_manager()  # type: ignore[misc]  # a manager of its own
    panels = [
        FieldPanel("code"),
        *per_language_panels("label", gettext_lazy("Label")),
        MultiFieldPanel([FieldPanel("sort_order"), FieldPanel("is_retired")], gettext_lazy("In lists")),
    ]
    search_fields = [index.SearchField("code"), index.SearchField("label"), index.AutocompleteField("label")]

    class Meta:
        abstract = True
        ordering = ["sort_order", "code"]
        default_permissions = ("add", "change", "view")

    def __str__(self) -> str:
        return self.label or self.code

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise models.ProtectedError(
            _("Terms are not deleted, because drafts and old versions name them. Retire “%(term)s” instead.")
            % {"term": self},
            {self},
        )


class FactKind(Term):
    """What a fact is about, and how it may be answered."""

    none_text = models.CharField(
        gettext_lazy("wording of none"),
        max_length=120,
        blank=True,
        help_text=gettext_lazy("Such as “no hospital stay”. Without it, none is no answer for this kind."),
    )
    unit_family = models.CharField(
        gettext_lazy("measured as"),
        max_length=20,
        blank=True,
        choices=family_choices,
        help_text=gettext_lazy("Empty where it is answered by choices only."),
    )
    bounds = models.CharField(
        gettext_lazy("open bounds read like"),
        max_length=20,
        blank=True,
        choices=bound_choices,
        help_text=gettext_lazy("Empty for the usual wording of the unit."),
    )

    panels = [
        *Term.panels[:-1],
        *per_language_panels("none_text", gettext_lazy("Wording of none")),
        FieldPanel("unit_family"),
        FieldPanel("bounds"),
        Term.panels[-1],
    ]

    class Meta(Term.Meta):
        verbose_name = gettext_lazy("kind of fact")
        verbose_name_plural = gettext_lazy("kinds of fact")

    @property
    def bound_style(self) -> BoundStyle | None:
        return BoundStyle(self.bounds) if self.bounds else None


class FactChoice(Term):
    """One answer that may be chosen for a kind of fact."""

    kind = models.ForeignKey(
        FactKind, on_delete=models.PROTECT, related_name="choices", verbose_name=gettext_lazy("kind of fact")
    )

    panels = [FieldPanel("kind"), *Term.panels]

    class Meta(Term.Meta):
        ordering = ["kind__sort_order", "sort_order", "code"]
        verbose_name = gettext_lazy("choice for facts")
        verbose_name_plural = gettext_lazy("choices for facts")


class FactModifier(Term):
    """What narrows a choice: short-term sedation."""

    class Meta(Term.Meta):
        verbose_name = gettext_lazy("modifier for facts")
        verbose_name_plural = gettext_lazy("modifiers for facts")


class FactEvent(Term):
    """What a period counts from, as a whole phrase: “after suture removal”."""

    class Meta(Term.Meta):
        verbose_name = gettext_lazy("event for facts")
        verbose_name_plural = gettext_lazy("events for facts")


class SideEffect(Term):
    """A possible side effect, as notices name it."""

    class Meta(Term.Meta):
        verbose_name = gettext_lazy("side effect")
        verbose_name_plural = gettext_lazy("side effects")

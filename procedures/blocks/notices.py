"""What has to be said: side effects, that results vary, what the law asks for."""

from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import ChoiceBlock, ListBlock, StructValue
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.blocks import Problem, ProseTextBlock, SectionBlock, is_blank


class NoticeKind(models.TextChoices):
    SIDE_EFFECTS = "side_effects", gettext_lazy("Side effects")
    RESULTS_VARY = "results_vary", gettext_lazy("Results vary")
    LEGAL = "legal", gettext_lazy("Legal notice")


class NoticeBlock(SectionBlock):
    """A notice in its own words, from the vocabulary of side effects, or as a disclaimer that several pages share."""

    kind = ChoiceBlock(choices=NoticeKind.choices, required=False, label=gettext_lazy("Kind"))
    side_effects = ListBlock(
        SnippetChooserBlock("procedures.SideEffect", required=False, label=gettext_lazy("Side effect")),
        default=[],
        label=gettext_lazy("Side effects"),
    )
    text = ProseTextBlock(label=gettext_lazy("Text"))
    disclaimer = SnippetChooserBlock(
        "procedures.Disclaimer",
        required=False,
        label=gettext_lazy("Disclaimer"),
        help_text=gettext_lazy("A text that several pages share; it is shown after the text above."),
    )

    needs = ("kind",)
    content = ("side_effects", "text", "disclaimer")

    def problems(self, value: StructValue) -> Iterator[Problem]:
        yield from super().problems(value)
        has_effects = not is_blank(list(value["side_effects"]))
        if has_effects and value.get("kind") and value["kind"] != NoticeKind.SIDE_EFFECTS:
            yield Problem(
                _(
                    "Side effects are named here, but the notice is of another kind. Change the kind, or remove them."
                ),
                child="kind",
                code="notice_kind",
            )

    class Meta:
        label = gettext_lazy("Notice")
        icon = "warning"
        group = gettext_lazy("Text")

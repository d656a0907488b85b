"""What all sections share: where they stand, when and in which languages they are shown, and how they begin.

A section is one top-level block of a body and goes over to another language as a whole. Concrete sections name their own
children in `content`; one that has a heading and nothing else is not published.
"""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import DateTimeBlock, StreamBlock, StructValue
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError

from .completeness import CompleteStructBlock, Problem, is_blank, is_validating_draft, validating_draft
from .links import LinkBlock
from .per_language import LanguagesBlock
from .pictures import PictureBlock
from .text import ANCHOR_MESSAGE, LineBlock, LinesBlock, NeutralLineBlock, is_anchor

PLACEMENT = ("anchor", "languages", "show_from", "show_until")
OPENING = ("eyebrow", "heading", "lead", "image")
CLOSING = ("more_link",)


class PlacedBlock(CompleteStructBlock):
    """A section's place: its anchor, its languages and the time during which it is shown."""

    anchor = NeutralLineBlock(
        label=gettext_lazy("Anchor"),
        help_text=gettext_lazy("A short name for links to this section, such as “recovery”."),
    )
    languages = LanguagesBlock()
    show_from = DateTimeBlock(required=False, label=gettext_lazy("Show from"))
    show_until = DateTimeBlock(required=False, label=gettext_lazy("Show until"))

    content: tuple[str, ...] = ()
    """Children of which at least one has to be filled in."""

    def problems(self, value: StructValue) -> Iterator[Problem]:
        yield from _placement_problems(value)
        if self.content and all(is_blank(value.get(name)) for name in self.content):
            labels = ", ".join(f"“{self.child_blocks[name].label}”" for name in self.content)
            yield Problem(
                _("This section has no content yet. Fill in %(labels)s, or remove the section.")
                % {"labels": labels},
                code="empty_section",
            )

    def get_form_layout(self) -> BlockGroup:
        """Own children between what every section begins and ends with; its place behind the settings button."""
        framing = (*OPENING, *CLOSING, *PLACEMENT)
        own = [name for name in self.child_blocks if name not in framing]
        opening = [name for name in OPENING if name in self.child_blocks]
        closing = [name for name in CLOSING if name in self.child_blocks]
        return BlockGroup(children=[*opening, *own, *closing], settings=list(PLACEMENT))


class SectionBlock(PlacedBlock):
    """A section with the opening that most of them share."""

    eyebrow = LineBlock(
        label=gettext_lazy("Eyebrow"), help_text=gettext_lazy("A few words above the heading.")
    )
    heading = LinesBlock(label=gettext_lazy("Heading"), help_text=gettext_lazy("May break into lines."))
    lead = LinesBlock(
        label=gettext_lazy("Lead"), rows=3, help_text=gettext_lazy("One or two sentences below the heading.")
    )
    image = PictureBlock(label=gettext_lazy("Picture"))
    more_link = LinkBlock(label=gettext_lazy("Link to more"))


class SectionsBlock(StreamBlock):
    """The body of a page or snippet."""

    def clean_deferred(self, value: StreamValue) -> StreamValue:
        """Instead of Wagtail's flags on shared blocks: see `completeness`."""
        with validating_draft():
            return self.clean(value)

    def clean(self, value: StreamValue) -> StreamValue:
        cleaned = super().clean(value)
        if not is_validating_draft():
            errors = dict(_repeated_anchors(cleaned))
            if errors:
                raise StreamBlockValidationError(block_errors=errors)
        return cleaned


def _placement_problems(value: StructValue) -> Iterator[Problem]:
    anchor, show_from, show_until = (value.get(name) for name in ("anchor", "show_from", "show_until"))
    if anchor and not is_anchor(anchor):
        yield Problem(str(ANCHOR_MESSAGE), child="anchor", code="anchor")
    if show_from and show_until and show_from >= show_until:
        yield Problem(
            _("“Show until” must be later than “Show from”."), child="show_until", code="show_until"
        )


def _repeated_anchors(value: StreamValue) -> Iterator[tuple[int, ValidationError]]:
    seen: set[str] = set()
    for index, child in enumerate(value):
        anchor = child.value.get("anchor") if isinstance(child.value, StructValue) else None
        if anchor and anchor in seen:
            error = ValidationError(
                _("An earlier section already has the anchor “%(anchor)s”. Choose another one.")
                % {"anchor": anchor},
                code="repeated_anchor",
            )
            yield index, StructBlockValidationError(block_errors={"anchor": error})
        elif anchor:
            seen.add(anchor)

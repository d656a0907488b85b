"""Sections that are a picture or a video."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import BooleanBlock, ChoiceBlock, StructValue, URLBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from .completeness import Problem
from .per_language import PerLanguageBlock
from .pictures import depicts_choices, refuse_patient
from .section import SectionBlock
from .text import LineBlock, LinesBlock, ProseTextBlock
from .video_providers import find_video, provider_names


class FigureBlock(SectionBlock):
    """A picture with a caption; the picture is the one every section may have."""

    caption = LinesBlock(label=gettext_lazy("Caption"))
    credit = LineBlock(
        label=gettext_lazy("Credit"),
        translation_optional=True,
        help_text=gettext_lazy("Who made the picture or holds the rights."),
    )
    is_illustration = BooleanBlock(
        required=False,
        label=gettext_lazy("For illustration only"),
        help_text=gettext_lazy("An example to help understanding, not a result."),
    )

    needs = ("image",)

    class Meta:
        label = gettext_lazy("Figure")
        icon = "image"
        group = gettext_lazy("Pictures and videos")


class VideoBlock(SectionBlock):
    """A video at a known provider; languages may have different ones."""

    title = LineBlock(label=gettext_lazy("Title of the video"))
    addresses = PerLanguageBlock(
        URLBlock,
        label=gettext_lazy("Address"),
        help_text=gettext_lazy(
            "Each language may have its own video. Without one, the video is not shown there."
        ),
    )
    depicts = ChoiceBlock(choices=depicts_choices, required=False, label=gettext_lazy("Who can be seen"))
    transcript = ProseTextBlock(
        label=gettext_lazy("Transcript"),
        help_text=gettext_lazy("For those who cannot hear or play the video."),
    )

    needs = ("title", "addresses", "depicts")

    def clean(self, value: StructValue) -> StructValue:
        try:
            refuse_patient(value.get("depicts"))
        except ValidationError as error:
            raise StructBlockValidationError(block_errors={"depicts": error}) from error
        return super().clean(value)

    def problems(self, value: StructValue) -> Iterator[Problem]:
        yield from super().problems(value)
        unknown = [url for url in value["addresses"].values() if url and find_video(url) is None]
        if unknown:
            yield Problem(
                _("No video is known at %(url)s. Use the address of one video at %(providers)s.")
                % {"url": unknown[0], "providers": provider_names()},
                child="addresses",
                code="unknown_video",
            )

    class Meta:
        label = gettext_lazy("Video")
        icon = "media"
        group = gettext_lazy("Pictures and videos")

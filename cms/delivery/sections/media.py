"""Documents of figures and videos."""

from typing import TYPE_CHECKING, Literal

from wagtail.blocks import StructValue

from cms.core.blocks import FigureBlock, VideoBlock
from cms.core.blocks.video_providers import find_video

from .base import StandardSectionDocument, html, opening, register_section

if TYPE_CHECKING:
    from cms.delivery.building.context import BuildContext


class FigureDocument(StandardSectionDocument):
    """`image` is the figure. is_illustration: an example to help understanding, which a site has to say."""

    type: Literal["figure"] = "figure"
    caption: str | None
    credit: str | None
    is_illustration: bool


class VideoDocument(StandardSectionDocument):
    """embed_url loads a third party: a site asks the visitor first."""

    type: Literal["video"] = "video"
    title: str
    url: str
    provider: str
    embed_url: str
    transcript: str | None


@register_section(FigureBlock)
def figure(section_id: str, value: StructValue, context: "BuildContext") -> FigureDocument:
    return FigureDocument(
        **opening(section_id, value, context),
        caption=value["caption"] or None,
        credit=value["credit"] or None,
        is_illustration=bool(value["is_illustration"]),
    )


@register_section(VideoBlock)
def video(section_id: str, value: StructValue, context: "BuildContext") -> VideoDocument | None:
    """Nothing where this language has no video of its own."""
    addresses = value.block.child_blocks["addresses"]
    url = addresses.value_in(value["addresses"], context.language)
    found = find_video(url) if url else None
    if found is None:
        return None
    return VideoDocument(
        **opening(section_id, value, context),
        title=value["title"],
        url=url,
        provider=found.provider,
        embed_url=found.embed_url,
        transcript=html(value["transcript"], context),
    )

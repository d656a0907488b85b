"""Rich text as segments: one per paragraph, heading and list item."""

from collections.abc import Mapping

from cms.translation.markup import join_rich_text, split_rich_text

from .types import Segment


def rich_segments(html: str, *, key: str, place: str, is_required: bool) -> tuple[Segment, ...]:
    """The segments of one rich text, in reading order."""
    return tuple(
        Segment(
            key=f"{key}:{block.key}",
            place=place,
            text=block.text,
            digest=block.digest,
            is_markup=True,
            tags=block.tags,
            is_required=is_required,
        )
        for block in split_rich_text(html)
    )


def rich_with_texts(html: str, key: str, texts: Mapping[str, str]) -> str:
    """The rich text with every block replaced, or nothing where one has no translation: never a part of it."""
    keys = {block.key: f"{key}:{block.key}" for block in split_rich_text(html)}
    if any(address not in texts for address in keys.values()):
        return ""
    return join_rich_text(html, {block_key: texts[address] for block_key, address in keys.items()})


def link_targets(html: str) -> list[list[str]]:
    """Where the links lead, in order; the same in every language."""
    return [
        [str(placeholder.attrs)]
        for block in split_rich_text(html)
        for placeholder in block.markup
        if placeholder.tag == "a"
    ]

"""Reads an object's source content as parts and segments. Needs no query beyond the object's own children."""

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail.fields import StreamField

from cms.core.models import BasePage
from cms.core.source_language import SourceLanguageMixin
from cms.core.source_language.options import is_optional, is_rich, translated_fields
from cms.core.streams import RawBlock, raw_stream, stream_fields
from cms.translation.markup import PLAIN, plain_text, text_digest

from .rich import link_targets, rich_segments, rich_with_texts
from .streams import Address, neutral_digest, segments_of, with_texts
from .types import Column, Part, Segment, SourceContent


def extract(obj: SourceLanguageMixin) -> SourceContent:
    """The source content of a page, snippet or image; a page must be its specific self."""
    children = tuple(obj.translated_children()) if isinstance(obj, BasePage) else ()
    return SourceContent(obj.source_language, tuple(_parts(obj, children)), (obj, *children))


def _parts(obj: SourceLanguageMixin, children: tuple[Any, ...]) -> Iterator[Part]:
    yield from _fields(obj, prefix="")
    for child in children:
        yield from _fields(child, prefix=f"{child._meta.model_name}:{child.uid}:")
    for field in stream_fields(type(obj)):
        for section in raw_stream(obj, field):
            yield _section(section, field, obj.source_language)


def _fields(obj: SourceLanguageMixin, *, prefix: str) -> Iterator[Part]:
    for name in translated_fields(type(obj)):
        text = getattr(obj, name)
        if text and text.strip():
            yield _field(obj, name, text, key=f"{prefix}{name}")


def _field(obj: SourceLanguageMixin, name: str, text: str, *, key: str) -> Part:
    is_required = not is_optional(type(obj), name)
    place = f"{obj._meta.model_name}.{name}"
    neutral = ""
    if is_rich(type(obj), name):
        segments = rich_segments(text, key=key, place=place, is_required=is_required)
        neutral = str(link_targets(text))

        def write(texts: Mapping[str, str]) -> str:
            return rich_with_texts(text, key, texts)

    else:
        limit = getattr(obj._meta.get_field(name), "max_length", None)
        digest = text_digest(text, PLAIN)
        segments = (Segment(key, place, text, digest, is_required=is_required, max_length=limit),)

        def write(texts: Mapping[str, str]) -> str:
            return texts.get(key, "")

    return Part(key, segments, neutral, text, write, Column(obj, name), is_optional=not is_required)


def _section(section: RawBlock, field: StreamField, source_language: str) -> Part:
    block = field.stream_block.child_blocks[section["type"]]
    address = Address(f"{field.name}:{section['id']}", f"{field.name}.{section['type']}")
    value = section["value"]
    shown_in = section_languages(section)
    written_in = shown_in[0] if shown_in and len(shown_in) == 1 and shown_in[0] != source_language else None
    segments = segments_of(value, block, address)

    def write(texts: Mapping[str, str]) -> Any:
        return {**section, "value": with_texts(value, block, address, texts)}

    return Part(
        key=address.key,
        segments=() if written_in else segments,
        neutral_digest=neutral_digest(value, block, address),
        source=section,
        write=write,
        shown_in=shown_in,
        written_in=written_in,
        own_text="\n".join(plain_text(s.text) if s.is_markup else s.text for s in segments)
        if written_in
        else "",
    )


def section_languages(section: RawBlock) -> tuple[str, ...] | None:
    """The languages a section is shown in; None for all of them."""
    value = section["value"]
    chosen = value.get("languages") if isinstance(value, dict) else None
    return tuple(chosen) if chosen else None

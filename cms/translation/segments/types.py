"""Value types of segmentation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cms.core.source_language import SourceLanguageMixin


@dataclass(frozen=True, slots=True)
class Segment:
    """One translatable piece of source text."""

    key: str
    """Address within the object: stable while the piece keeps its block ids."""
    place: str
    """The kind of place it stands in, without ids: `body.steps.items.title`."""
    text: str
    """Plain text, or text with numbered placeholders where `is_markup`."""
    digest: str
    is_markup: bool = False
    tags: tuple[str, ...] = ()
    """Which elements the placeholders stand for."""
    is_required: bool = True
    max_length: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """Where a flat field's target text is stored: a field of the object or of one of its inline children."""

    instance: SourceLanguageMixin
    field_name: str


@dataclass(frozen=True, slots=True)
class Part:
    """What goes over to another language as a whole: one section, or one flat field.

    write: from approved texts by segment key to the part's value in the target language.
    """

    key: str
    segments: tuple[Segment, ...]
    neutral_digest: str
    source: Any
    write: Callable[[Mapping[str, str]], Any]
    column: Column | None = None
    is_optional: bool = False
    shown_in: tuple[str, ...] | None = None
    written_in: str | None = None
    """The one target language this section is for; it is written in that language and has no segments."""
    own_text: str = ""
    """What a section with `written_in` says, without markup."""

    @property
    def is_section(self) -> bool:
        return self.column is None

    def is_translated_into(self, language: str) -> bool:
        """Whether this part needs units for `language`."""
        if self.written_in is not None:
            return False
        return self.shown_in is None or language in self.shown_in


@dataclass(frozen=True, slots=True)
class SourceContent:
    """Everything translatable in one object, in the order a reader meets it."""

    source_language: str
    parts: tuple[Part, ...]
    holders: tuple[SourceLanguageMixin, ...]
    """The object and its translated inline children: the rows that have a column per language."""

    def segments(self, language: str) -> tuple[Segment, ...]:
        """The segments that `language` needs units for."""
        return tuple(s for part in self.parts if part.is_translated_into(language) for s in part.segments)

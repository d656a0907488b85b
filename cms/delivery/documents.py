"""The shape of documents and cards: the contract with frontends, and the source of the OpenAPI description.

Content packages subclass `PageDocument` and `SectionDocument` with the fields of their own types.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from cms.imaging.documents import ImageDocument


class DocumentPart(BaseModel):
    """Base of everything in a document: closed and immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Iso8601(DocumentPart):
    """Durations as ISO 8601; null where the bound is open or the fact is no duration."""

    minimum: str | None
    maximum: str | None


class FactChoiceDocument(DocumentPart):
    code: str
    label: str
    modifier: str | None


class FactDocument(DocumentPart):
    """One fact: its value for machines and `display` for people."""

    kind: str
    label: str
    display: str
    minimum: int | float | None
    maximum: int | float | None
    unit: str | None
    approximate: bool
    none: bool
    iso8601: Iso8601
    choices: list[FactChoiceDocument]
    relative_to: str | None
    note: str | None
    method: str | None


class Reference(DocumentPart):
    """Another page, by its address in this language."""

    id: int
    title: str
    path: str


class CardTranslation(DocumentPart):
    source_locale: str
    state: Literal["source", "current", "behind"]


class Card(DocumentPart):
    """A page in a list."""

    id: int
    type: str
    locale: str
    path: str
    title: str
    tagline: str | None
    summary: str | None
    image: ImageDocument | None
    facts: list[FactDocument]
    category: Reference | None
    translation: CardTranslation
    updated_at: datetime


class SectionDocument(DocumentPart):
    """What all sections share; `type` tells them apart."""

    id: str
    type: str


class Alternate(DocumentPart):
    hreflang: str
    href: str


class Seo(DocumentPart):
    title: str
    description: str | None
    canonical: str
    alternates: list[Alternate]
    json_ld: list[dict[str, Any]]


class TranslationState(DocumentPart):
    """How level this document is with its source.

    behind: JSON pointers of what is shown as last good. pending: ids of sections and pointers of fields that are not
    shown yet. fallback: JSON pointer to the language that stands in, only where a client asked for it.
    """

    source_locale: str
    state: Literal["source", "current", "behind"]
    behind: list[str]
    pending: list[str]
    fallback: dict[str, str]


class PageDocument(DocumentPart):
    """What documents of every page type share."""

    id: int
    type: str
    locale: str
    path: str
    title: str
    breadcrumbs: list[Reference]
    seo: Seo
    translation: TranslationState
    published_at: datetime
    updated_at: datetime
    sequence: Annotated[int, Field(ge=0)]
    cache_tags: list[str]

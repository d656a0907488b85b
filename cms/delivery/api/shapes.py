"""The shapes of answers that are not documents or cards: the contract with frontends, and the source of OpenAPI."""

from datetime import datetime
from typing import Annotated, Any, Literal, Union

from pydantic import Field, create_model

from cms.delivery.building.registry import PageBuilder, registered_builders
from cms.delivery.documents import Alternate, Card, DocumentPart, PageDocument


class Redirect(DocumentPart):
    """The page has moved: send the visitor there with this status."""

    type: Literal["redirect"] = "redirect"
    to: str
    status: Literal[301] = 301


class CardList(DocumentPart):
    """One part of a list. `next` is the cursor of the following part; `total` counts the whole list."""

    items: list[Card]
    next: str | None
    total: int


class NavigationPage(DocumentPart):
    id: int
    type: str
    title: str
    path: str


class NavigationBranch(NavigationPage):
    children: list[NavigationPage]


class Navigation(DocumentPart):
    """The home page, and two levels of pages below it in the order of the tree."""

    locale: str
    home: NavigationPage | None
    items: list[NavigationBranch]


class Messages(DocumentPart):
    """Interface texts by id. A text that nobody has translated is absent."""

    locale: str
    messages: dict[str, str]


class MovedAddress(DocumentPart):
    from_: str = Field(alias="from")
    to: str
    status: Literal[301] = 301


class RedirectList(DocumentPart):
    """Every old address that leads to a published page, by address."""

    items: list[MovedAddress]


class SitemapEntry(DocumentPart):
    loc: str
    lastmod: datetime
    alternates: list[Alternate]


class Sitemap(DocumentPart):
    """Every published page in every language, in the order of the tree."""

    items: list[SitemapEntry]


def document_type() -> Any:
    """The union of all registered documents, told apart by `type`."""
    classes = document_classes()
    if not classes:
        return PageDocument
    return classes[0] if len(classes) == 1 else Annotated[Union[classes], Field(discriminator="type")]  # noqa: UP007


def resolution_type() -> Any:
    """What `resolve` answers with 200: a document or a redirect."""
    classes = document_classes()
    if not classes:
        return PageDocument | Redirect
    return Annotated[Union[(*classes, Redirect)], Field(discriminator="type")]


def document_classes() -> tuple[type[PageDocument], ...]:
    builders = {builder.type_name: builder for builder in registered_builders().values()}
    return tuple(_typed(builders[name]) for name in sorted(builders))


def _typed(builder: PageBuilder) -> type[PageDocument]:
    """The builder's document class with its `type` as a constant."""
    given, name = builder.document_class, builder.type_name
    if given.model_fields["type"].annotation == Literal[name]:
        return given
    title = "".join(word.capitalize() for word in name.replace("-", "_").split("_"))
    constant: Any = Literal[name]
    return create_model(f"{title}Document", __base__=given, __doc__=given.__doc__, type=(constant, ...))

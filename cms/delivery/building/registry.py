"""Which page types have documents. Content packages register here; the platform knows none of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cms.core.models import BasePage
from cms.delivery.documents import PageDocument

if TYPE_CHECKING:
    from .context import BuildContext

# Raise it when the same content has to give other bytes: every document is then rebuilt after the deploy.
BUILDER_VERSION = 1


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A fact as lists filter by it; bounds in `base_unit`."""

    kind: str
    lower: Any = None
    upper: Any = None
    base_unit: str = ""
    choice: str = ""
    is_none: bool = False


class PageBuilder:
    """How one page type becomes a document. Subclass per type; instances are stateless."""

    type_name: str
    document_class: type[PageDocument]

    def load(self, page: Any) -> Any:
        """What all languages need of the page's own rows, read once; given back to `content` and `facts`."""
        return None

    def content(self, page: Any, loaded: Any, context: "BuildContext") -> dict[str, Any]:
        """The fields of `document_class` beyond those of `PageDocument`."""
        raise NotImplementedError

    def card_fields(self, page: Any, context: "BuildContext", content: dict[str, Any]) -> dict[str, Any]:
        """`tagline`, `summary`, `image` and `facts` of the card."""
        return {"tagline": None, "summary": content.get("summary"), "image": None, "facts": []}

    def facts(self, loaded: Any, content: dict[str, Any]) -> tuple[FactEntry, ...]:
        """What lists filter by."""
        return ()

    def json_ld(self, page: Any, context: "BuildContext", content: dict[str, Any]) -> list[dict[str, Any]]:
        """Structured data beyond the breadcrumb list."""
        return []


_builders: dict[type[BasePage], PageBuilder] = {}


def register_builder(model: type[BasePage], builder: PageBuilder) -> None:
    """Give `model` documents."""
    _builders[model] = builder


def builder_for(page: BasePage) -> PageBuilder | None:
    """The builder of a specific page; None for types without documents."""
    return _builders.get(type(page))


def registered_builders() -> dict[type[BasePage], PageBuilder]:
    return dict(_builders)

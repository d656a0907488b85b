"""Cards of related procedures, in the places that show them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from procedures.models import RelatedProcedure

from .shapes import RelatedCard

if TYPE_CHECKING:
    from cms.delivery.building.context import BuildContext


def related_cards(rows: Iterable[RelatedProcedure], context: "BuildContext") -> list[RelatedCard]:
    """Those that are available in this language, in order."""
    cards = [(row.relation, context.card(row.procedure_id)) for row in rows]
    return [
        RelatedCard.model_validate({"relation": relation, "card": card})
        for relation, card in cards
        if card is not None
    ]

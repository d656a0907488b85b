"""Quantities and facts: `4–5 hours` / `4~5시간`, `sedation or local anaesthesia` / `수면 마취 또는 국소 마취`.

The values are neutral, one for all languages, and are written out per language when a page is built. The
package needs Babel only: no Django, no database, no active language. The shipped kinds and their labels are
in `shipped`, which is imported by its own name.
"""

from cms.core.quantities.errors import (
    IncomparableUnits,
    InvalidFact,
    InvalidQuantity,
    InvalidUnit,
    MissingLabel,
    QuantityError,
    UnknownUnit,
    UnsupportedLanguage,
)
from cms.core.quantities.facts import Choice, FactLabels, FactValue, format_choice, format_fact, format_note
from cms.core.quantities.formatting import format_quantity
from cms.core.quantities.quantity import Iso8601Bounds, Quantity, QuantityMapping
from cms.core.quantities.units import UNITS, BoundStyle, Family, Unit, UnitRegistry

__all__ = [
    "UNITS",
    "BoundStyle",
    "Choice",
    "FactLabels",
    "FactValue",
    "Family",
    "IncomparableUnits",
    "InvalidFact",
    "InvalidQuantity",
    "InvalidUnit",
    "Iso8601Bounds",
    "MissingLabel",
    "Quantity",
    "QuantityError",
    "QuantityMapping",
    "Unit",
    "UnitRegistry",
    "UnknownUnit",
    "UnsupportedLanguage",
    "format_choice",
    "format_fact",
    "format_note",
    "format_quantity",
]

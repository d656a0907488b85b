"""Everything that changes translations. Services are keyword-only and atomic, and check who asks."""

from .publication import publish_revision
from .release import release_language
from .review import Approval, approve_units, reject_unit
from .substitution import Offer, offers
from .write import write_unit

__all__ = [
    "Approval",
    "Offer",
    "approve_units",
    "offers",
    "publish_revision",
    "reject_unit",
    "release_language",
    "write_unit",
]

"""Everything that changes translations. Services are keyword-only and atomic, and check who asks."""

from .release import release_language
from .review import Approval, approve_units, reject_unit
from .write import write_unit

__all__ = ["Approval", "approve_units", "reject_unit", "release_language", "write_unit"]

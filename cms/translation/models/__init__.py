"""Tables of the translation app, one subject per module."""

from .appearance import Appearance
from .compiled import CompiledForm
from .glossary import GlossaryTerm
from .unit import Unit, UnitEvent

__all__ = ["Appearance", "CompiledForm", "GlossaryTerm", "Unit", "UnitEvent"]

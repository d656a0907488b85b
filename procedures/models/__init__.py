"""Content types and vocabulary of procedures."""

from .facts import FactRow, MethodFact, ProcedureFact, ProcedureMethod
from .import_ref import ImportRef
from .pages import ProcedureIndexPage, ProcedurePage
from .related import RelatedProcedure
from .snippets import Disclaimer, Doctor, ReusableSection
from .terms import FactChoice, FactEvent, FactKind, FactModifier, SideEffect, Term

__all__ = [
    "Disclaimer",
    "Doctor",
    "FactChoice",
    "FactEvent",
    "FactKind",
    "FactModifier",
    "FactRow",
    "ImportRef",
    "MethodFact",
    "ProcedureFact",
    "ProcedureIndexPage",
    "ProcedureMethod",
    "ProcedurePage",
    "RelatedProcedure",
    "ReusableSection",
    "SideEffect",
    "Term",
]

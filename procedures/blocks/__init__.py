"""Sections of procedure pages. One family per file; those that any page may use are in `cms.core.blocks`."""

from .body import ProcedureSectionsBlock, SharedSectionsBlock

__all__ = ["ProcedureSectionsBlock", "SharedSectionsBlock"]

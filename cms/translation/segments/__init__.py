"""From an object to its translatable pieces and back: reading and writing are mirror modules."""

from .extract import extract
from .types import Part, Segment, SourceContent

__all__ = ["Part", "Segment", "SourceContent", "extract"]

"""Tables of delivery: what is served, what was served, and what each of it was made from."""

from .changes import Change, SequenceCounter
from .document import Document, DocumentDependency, DocumentFact
from .history import DocumentVersion, FormerPath

__all__ = [
    "Change",
    "Document",
    "DocumentDependency",
    "DocumentFact",
    "DocumentVersion",
    "FormerPath",
    "SequenceCounter",
]

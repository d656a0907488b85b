"""Numbers in texts: found, compared across languages, and carried from one edition of a source to the next.

Pure Python without Django, so that checks, importers and the compiler can use it anywhere. Knows Korean and English;
of other languages it reads the digits only. It judges numbers, not the rest of a sentence.
"""

from .compare import compare_numbers
from .extract import extract_quantities
from .findings import FindingKind, NumberFinding
from .mentions import Bound, Dimension, Direction, Mention
from .signature import negation_signature, number_signature, sentence_type
from .substitute import offer_substitution

__all__ = [
    "Bound",
    "Dimension",
    "Direction",
    "FindingKind",
    "Mention",
    "NumberFinding",
    "compare_numbers",
    "extract_quantities",
    "negation_signature",
    "number_signature",
    "offer_substitution",
    "sentence_type",
]

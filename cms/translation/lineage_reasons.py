"""What lineage says about each of its decisions: one sentence with a stable code.

Codes are stored with carried units; the sentences are for translators and reviewers. Assumes that whoever shows one
renders it in the reader's language.
"""

from cms.translation.reasons import Reason, gettext_noop

SAME_KEY = gettext_noop("The source text is the one that this translation was made for.")
REJECTED_HERE = gettext_noop("The translation of this source text was rejected; write another one.")
SAME_TEXT_MOVED = gettext_noop(
    "The same source text stood in the same kind of place (%(key)s); its translation came along."
)
TYPOGRAPHIC_EDIT = gettext_noop(
    "Only the typography of the source text changed; the translation was made for “%(source)s” and was carried over."
)
SAME_TEXT_ELSEWHERE = gettext_noop(
    "The same source text is translated in another kind of place (%(key)s); check that the translation fits here."
)
EARLIER_WORDING = gettext_noop(
    "The source text changed; the translation was made for “%(source)s” and needs the same change."
)
SIMILAR_TEXT = gettext_noop(
    "A similar source text (%(percent)s%%) is translated in the same kind of place; "
    "the translation was made for “%(source)s” and needs its differences."
)
NOTHING_FOUND = gettext_noop("No translation of this or a similar source text exists; write one.")


def same_key(*, is_rejected: bool) -> Reason:
    return Reason("rejected-here", REJECTED_HERE) if is_rejected else Reason("same-key", SAME_KEY)


def same_text_moved(key: str) -> Reason:
    return Reason("same-text-moved", SAME_TEXT_MOVED, (("key", key),))


def typographic_edit(source: str) -> Reason:
    return Reason("typographic-edit", TYPOGRAPHIC_EDIT, (("source", source),))


def same_text_elsewhere(key: str) -> Reason:
    return Reason("same-text-elsewhere", SAME_TEXT_ELSEWHERE, (("key", key),))


def earlier_wording(source: str) -> Reason:
    return Reason("earlier-wording", EARLIER_WORDING, (("source", source),))


def similar_text(percent: int, source: str) -> Reason:
    return Reason("similar-text", SIMILAR_TEXT, (("percent", str(percent)), ("source", source)))


def nothing_found() -> Reason:
    return Reason("nothing-found", NOTHING_FOUND)

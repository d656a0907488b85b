"""Which entry of a list on the page an entry of the file is, where the file does not say so.

The same words are the same entry, wherever it stands; what is left is matched by likeness, then in order where as many
are left on both sides, as if somebody had retyped them in place. An entry that matches nothing is new.
"""

from collections import defaultdict, deque
from collections.abc import Sequence

from rapidfuzz import fuzz

MINIMUM_LIKENESS = 60


def match(
    new: Sequence[str], old: Sequence[str], kinds: tuple[Sequence[str], Sequence[str]] | None = None
) -> list[int | None]:
    """For every text in `new` the index of its partner in `old`; `kinds` of both must agree where given."""
    new_kinds, old_kinds = kinds or ([""] * len(new), [""] * len(old))
    found: list[int | None] = [None] * len(new)
    waiting: dict[tuple[str, str], deque[int]] = defaultdict(deque)
    for index, entry in enumerate(zip(old_kinds, old, strict=True)):
        waiting[entry].append(index)
    for index, entry in enumerate(zip(new_kinds, new, strict=True)):
        if waiting[entry]:
            found[index] = waiting[entry].popleft()
    for kind in dict.fromkeys(new_kinds):
        left_new = [i for i, entry in enumerate(found) if entry is None and new_kinds[i] == kind]
        left_old = [i for i in range(len(old)) if i not in found and old_kinds[i] == kind]
        _match_alike(found, new, old, left_new, left_old)
    return found


def _match_alike(
    found: list[int | None], new: Sequence[str], old: Sequence[str], left_new: list[int], left_old: list[int]
) -> None:
    scored = sorted(
        (-fuzz.ratio(new[i], old[j], score_cutoff=MINIMUM_LIKENESS), abs(i - j), i, j)
        for i in left_new
        for j in left_old
    )
    for score, _distance, i, j in scored:
        if score < 0 and i in left_new and j in left_old:
            found[i] = j
            left_new.remove(i)
            left_old.remove(j)
    if len(left_new) == len(left_old):
        for i, j in zip(left_new, left_old, strict=True):
            found[i] = j

"""Positions in a list, as opaque text. A list goes on from a position, so its last page costs what its first does.

A cursor says where to go on, not what the list contained: with other filters it goes on from the same place.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Self

from django.db.models import Q

_FORM = re.compile(r"([0-9A-Z]{1,255})\.([1-9][0-9]{0,17})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Position:
    """Just after the row with this place in the tree and this key."""

    tree_path: str
    key: int

    @property
    def cursor(self) -> str:
        return urlsafe_b64encode(f"{self.tree_path}.{self.key}".encode()).decode().rstrip("=")

    @property
    def rest(self) -> Q:
        """Condition of the rows after it, in a form that an index on both columns answers."""
        after = Q(tree_path__gt=self.tree_path) | Q(pk__gt=self.key)
        return Q(tree_path__gte=self.tree_path) & after

    @classmethod
    def start(cls) -> Self:
        return cls("", 0)


def read_cursor(text: str) -> Position:
    """Raises ValueError for anything that `Position.cursor` did not write."""
    fault = ValueError("Use the “next” of an earlier answer as it is, or begin without a cursor.")
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,400}", text, re.ASCII):
        raise fault
    try:
        content = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except ValueError as error:
        raise fault from error
    match = _FORM.fullmatch(content)
    if match is None:
        raise fault
    return Position(match[1], int(match[2]))

"""Rules that a published section keeps and a draft may break.

A draft, an autosave above all, is never refused because something is missing from it. Wagtail announces a draft by a
flag on the block, but a block is one object for all threads: an autosave in one thread would let another one publish an
incomplete page. Here the state belongs to the context that validates, and no field is `required` by itself; what a
published section needs is said by `needs` and `problems`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.blocks import Block, BooleanBlock, StructBlock, StructValue
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.rich_text import RichText

_validating_draft: ContextVar[bool] = ContextVar("validating_draft", default=False)


@contextmanager
def validating_draft() -> Iterator[None]:
    """Whatever is cleaned inside is a draft and need not be complete."""
    token = _validating_draft.set(True)
    try:
        yield
    finally:
        _validating_draft.reset(token)


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a section from being published."""

    message: str
    child: str = ""
    """Name of the child block the message stands beside; empty for the block as a whole."""
    code: str = "incomplete"


def is_validating_draft() -> bool:
    return _validating_draft.get()


def is_blank(value: Any) -> bool:
    """Whether an editor would say that nothing has been entered; in a group, choices alone are nothing."""
    if isinstance(value, RichText):
        return not strip_tags(value.source).replace("&nbsp;", " ").replace("\xa0", " ").strip()
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, StructValue):
        return all(
            is_blank(value[name]) for name, block in value.block.child_blocks.items() if _counts(block)
        )
    if isinstance(value, StreamValue):
        return all(is_blank(child.value) for child in value)
    if isinstance(value, ListValue | list | tuple):
        return all(is_blank(item) for item in value)
    return not value


def _counts(block: Block) -> bool:
    return not isinstance(block, BaseChoiceBlock | BooleanBlock)


class CompleteStructBlock(StructBlock):
    """A group of fields that is checked as a whole when it is published."""

    needs: tuple[str, ...] = ()
    """Children that may not be blank."""

    @property
    def accepts_incomplete(self) -> bool:
        return is_validating_draft() or self.is_deferred_validation

    def clean(self, value: StructValue) -> StructValue:
        cleaned = super().clean(value)
        if not self.accepts_incomplete:
            _raise([*self._missing(cleaned), *self.problems(cleaned)])
        return cleaned

    def problems(self, value: StructValue) -> Iterable[Problem]:
        """What keeps `value` from being published, beyond what `needs` says."""
        return ()

    def _missing(self, value: StructValue) -> Iterator[Problem]:
        for name in self.needs:
            if is_blank(value.get(name)):
                label = self.child_blocks[name].label
                yield Problem(_("“%(label)s” is empty. Fill it in.") % {"label": label}, child=name)


def _raise(problems: list[Problem]) -> None:
    if not problems:
        return
    by_child: dict[str, ValidationError] = {}
    general = []
    for problem in problems:
        error = ValidationError(problem.message, code=problem.code)
        if problem.child:
            by_child.setdefault(problem.child, error)
        else:
            general.append(error)
    raise StructBlockValidationError(block_errors=by_child, non_block_errors=general)

"""Checks of one unit against its source. A blocking finding keeps the unit from being approved."""

from .base import Check, Finding, Pair
from .language import IdenticalCheck, SourceScriptCheck
from .meaning import MarkupCheck, NumbersCheck
from .text import BlankCheck, LengthCheck

CHECKS: tuple[Check, ...] = (
    BlankCheck(),
    LengthCheck(),
    MarkupCheck(),
    SourceScriptCheck(),
    IdenticalCheck(),
    NumbersCheck(),
)


def run_checks(pair: Pair) -> tuple[Finding, ...]:
    """Findings of every check; a blank target has that one finding only."""
    found: list[Finding] = []
    for check in CHECKS:
        found.extend(check.find(pair))
        if found and isinstance(check, BlankCheck):
            break
    return tuple(found)


__all__ = ["CHECKS", "Check", "Finding", "Pair", "run_checks"]

"""Fact filters of lists: `fact.anaesthesia=sedation`, `fact.recovery.max=P2W`, `fact.price.max=3000000`.

An ISO 8601 duration is compared with facts in exactly convertible units (weeks, days, hours and minutes; or years and
months), a plain number with facts whose unit has no such duration (won, visits, nights, millimetres), both in the base
unit. `max` finds documents whose stated maximum is at most that much, `min` those whose stated minimum is at least
that much; a bound left open states nothing and is never found. An explicit none ("no hospital stay") is within every
`max`, and `fact.hospitalisation=none` finds it. `min` and `max` of one kind hold for the same fact; different
filters all have to hold.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from django.db.models import Exists, OuterRef, Q
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from cms.core.quantities import UNITS
from cms.delivery.models import DocumentFact

from .problems import ParameterProblem

FACT_PREFIX = "fact."
NAME_PATTERN = r"fact\.[a-z][a-z0-9_]{0,49}(\.(max|min))?"
NONE = "none"
_NAME = re.compile(r"fact\.([a-z][a-z0-9_]{0,49})(?:\.(max|min))?", re.ASCII)
_CHOICE = re.compile(r"[a-z0-9][a-z0-9_-]{0,49}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,10}(?:\.[0-9]{1,6})?", re.ASCII)
_AMOUNT = r"[0-9]{1,6}(?:\.[0-9]{1,3})?"
_DURATION = re.compile(
    rf"P(?=[0-9T])(?:(?P<year>{_AMOUNT})Y)?(?:(?P<month>{_AMOUNT})M)?(?:(?P<week>{_AMOUNT})W)?(?:(?P<day>{_AMOUNT})D)?"
    rf"(?:T(?=[0-9])(?:(?P<hour>{_AMOUNT})H)?(?:(?P<minute>{_AMOUNT})M)?)?",
    re.ASCII,
)
_DURATION_BASES = {unit.base for unit in UNITS.shipped if unit.iso8601}


@dataclass(frozen=True, slots=True)
class FactFilter:
    """One condition. base_unit is None for a plain number, and for a choice."""

    kind: str
    comparison: Literal["is", "max", "min"]
    choice: str = ""
    amount: Decimal = Decimal(0)
    base_unit: str | None = None

    @property
    def condition(self) -> Q:
        """On a fact of this kind."""
        if self.comparison == "is":
            return Q(choice=self.choice) | (Q(is_none=True) if self.choice == NONE else Q())
        in_unit = Q(base_unit=self.base_unit) if self.base_unit else ~Q(base_unit__in=_DURATION_BASES)
        if self.comparison == "max":
            return Q(is_none=True) | (in_unit & Q(upper__lte=self.amount))
        return in_unit & Q(lower__gte=self.amount)


def read_filter(named: tuple[str, str]) -> FactFilter:
    """A filter from the parameter's name and value. Raises PydanticCustomError or ValueError."""
    name, value = named
    match = _NAME.fullmatch(name)
    if match is None:
        raise PydanticCustomError("unknown_parameter", "unknown")
    kind, comparison = match.groups()
    if comparison is None:
        if not _CHOICE.fullmatch(value):
            raise ValueError("Write the code of a choice, or “none”.")
        return FactFilter(kind, "is", choice=value)
    amount, base_unit = _read_amount(value)
    return FactFilter(kind, "max" if comparison == "max" else "min", amount=amount, base_unit=base_unit)


FactCondition = Annotated[FactFilter, BeforeValidator(read_filter, json_schema_input_type=str)]


def _read_amount(text: str) -> tuple[Decimal, str | None]:
    if _NUMBER.fullmatch(text):
        return Decimal(text), None
    match = _DURATION.fullmatch(text)
    if match is None:
        raise ValueError("Write a duration such as PT2H, P3D or P2W, or a number.")
    amounts = {code: Decimal(digits) for code, digits in match.groupdict().items() if digits}
    bases = {UNITS.find(code).base for code in amounts}
    if len(bases) != 1:
        raise ValueError(
            "Use either years and months, or weeks, days, hours and minutes: a month has no fixed length."
        )
    return sum(
        (amount * UNITS.find(code).factor for code, amount in amounts.items()), Decimal(0)
    ), bases.pop()


def documents_with(filters: Iterable[FactFilter]) -> Q:
    """Condition on documents under which all `filters` hold."""
    bounds: dict[str, Q] = {}
    condition = Q()
    for fact in filters:
        if fact.comparison == "is":
            condition &= _has_fact(fact.kind, fact.condition)
        else:
            bounds[fact.kind] = bounds.get(fact.kind, Q()) & fact.condition
    for kind, bound in bounds.items():
        condition &= _has_fact(kind, bound)
    return condition


def _has_fact(kind: str, condition: Q) -> Q:
    return Q(Exists(DocumentFact.objects.filter(condition, document=OuterRef("pk"), kind=kind)))


def unknown_kinds(filters: dict[str, FactFilter]) -> list[ParameterProblem]:
    """Filters by kinds that no document has. One query: asked only when a list with filters came out empty."""
    known = sorted(DocumentFact.objects.order_by().values_list("kind", flat=True).distinct())
    detail = f"Use one of the kinds {', '.join(known)}." if known else "No document has facts yet."
    return [
        ParameterProblem(parameter=name, code="unknown", detail=detail)
        for name, fact in filters.items()
        if fact.kind not in known
    ]

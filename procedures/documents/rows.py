"""The rows that belong to one procedure, read once for all its documents."""

from collections import defaultdict
from dataclasses import dataclass

from procedures.models import (
    FactRow,
    MethodFact,
    ProcedureFact,
    ProcedureMethod,
    ProcedurePage,
    RelatedProcedure,
)

from .facts import Vocabulary


@dataclass(frozen=True, slots=True)
class ProcedureRows:
    """Facts, methods with theirs, related procedures, and the terms that the facts name."""

    facts: list[FactRow]
    methods: list[tuple[ProcedureMethod, list[FactRow]]]
    related: list[RelatedProcedure]
    vocabulary: Vocabulary

    @classmethod
    def of(cls, page: ProcedurePage) -> "ProcedureRows":
        facts = list(ProcedureFact.objects.filter(page_id=page.pk).select_related("kind", "relative_to"))
        methods = list(ProcedureMethod.objects.filter(page_id=page.pk))
        of_methods: dict[int, list[FactRow]] = defaultdict(list)
        if methods:
            rows = MethodFact.objects.filter(method__in=methods).select_related("kind", "relative_to")
            for row in rows:
                of_methods[row.method_id].append(row)
        return cls(
            facts=facts,
            methods=[(method, of_methods[method.pk]) for method in methods],
            related=list(related_rows(page)),
            vocabulary=Vocabulary.of([*facts, *(row for rows in of_methods.values() for row in rows)]),
        )


def related_rows(page: ProcedurePage) -> list[RelatedProcedure]:
    """Relations that lead somewhere, in order."""
    return list(RelatedProcedure.objects.filter(page_id=page.pk).exclude(procedure=None))

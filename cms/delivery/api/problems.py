"""Everything that can go wrong, as RFC 9457 problem details (`application/problem+json`).

`type` is a relative reference, stable and safe to compare. Texts are for the developers of frontends: English, not
translated, and never containing content, so that a problem cannot reveal what an unpublished page says.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from django.http import HttpResponse
from pydantic import BaseModel, ConfigDict, Field

PROBLEM_JSON = "application/problem+json"


class ParameterProblem(BaseModel):
    """What is wrong with one query parameter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parameter: str
    code: Literal["unknown", "missing", "duplicate", "malformed"]
    detail: str


class AvailableDocument(BaseModel):
    """A language that a page is available in, and where."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    locale: str
    path: str


class Problem(BaseModel):
    """RFC 9457 problem details."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str
    title: str
    status: int
    detail: str
    errors: list[ParameterProblem] = Field(
        default=[], description="Each query parameter that is wrong; empty otherwise."
    )


class NotTranslatedProblem(Problem):
    """The page exists, but not in this language."""

    type: Literal["not-translated"]
    available: list[AvailableDocument]


class ProblemError(Exception):
    """Raised anywhere below an endpoint; the endpoint answers with `problem`."""

    def __init__(self, problem: Problem, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(problem.detail)
        self.problem = problem
        self.headers = headers or {}


def problem_response(error: ProblemError) -> HttpResponse:
    """Never cached: what is missing now may be published in a second."""
    return HttpResponse(
        error.problem.model_dump_json(),
        status=error.problem.status,
        content_type=PROBLEM_JSON,
        headers={"Cache-Control": "no-store", **error.headers},
    )


def invalid_parameters(errors: Iterable[ParameterProblem]) -> ProblemError:
    listed = list(errors)
    names = ", ".join(dict.fromkeys(error.parameter for error in listed))
    return ProblemError(
        Problem(
            type="invalid-parameters",
            title="Invalid parameters",
            status=422,
            detail=f"Correct these query parameters and ask again: {names}.",
            errors=listed,
        )
    )


def malformed(parameter: str, detail: str) -> ProblemError:
    return invalid_parameters([ParameterProblem(parameter=parameter, code="malformed", detail=detail)])


def not_found(detail: str) -> ProblemError:
    return ProblemError(Problem(type="not-found", title="Not found", status=404, detail=detail))


def not_translated(locale: str, available: Iterable[AvailableDocument]) -> ProblemError:
    return ProblemError(
        NotTranslatedProblem(
            type="not-translated",
            title="Not translated",
            status=404,
            detail=f"This page is not available in “{locale}”. Show it in one of the available languages.",
            available=list(available),
        )
    )


def gone() -> ProblemError:
    return ProblemError(
        Problem(
            type="gone",
            title="Gone",
            status=410,
            detail="This page was published once and has been taken down. Remove links to it.",
        )
    )


def method_not_allowed(method: str, allowed: str) -> ProblemError:
    return ProblemError(
        Problem(
            type="method-not-allowed",
            title="Method not allowed",
            status=405,
            detail=f"This address does not answer {method[:20]}. Use one of {allowed}.",
        ),
        headers={"Allow": allowed},
    )


def internal_error() -> ProblemError:
    return ProblemError(
        Problem(
            type="internal-error",
            title="Internal error",
            status=500,
            detail="The server could not answer and has recorded why. Try again later.",
        )
    )

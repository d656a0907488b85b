"""The query parameters of each endpoint, and how their faults are named.

A class here is both the check and the description in OpenAPI.
"""

import re
from typing import Annotated, Any, Self
from unicodedata import normalize

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import ErrorDetails

from cms.core.languages import content_languages
from cms.delivery.building.registry import registered_builders

from .cursors import Position, read_cursor
from .fact_filters import FACT_PREFIX, FactCondition
from .problems import ParameterProblem, invalid_parameters
from .query_string import decode, read_query_string, shown

BIGINT_MAX = 2**63 - 1
MAX_WORDS = 10
MAX_LIMIT = 100
# No query parameter can have this name: it begins like a fact filter.
FACTS_ALIAS = "fact.*"
_CODES = {"missing": "missing", "extra_forbidden": "unknown", "unknown_parameter": "unknown"}
_DETAILS = {
    "missing": "Give this parameter.",
    "unknown": "This address has no such parameter. Remove it or correct its name.",
    "string_pattern_mismatch": "Begin the path with a slash, such as /en/.",
}


def _configured_language(code: str) -> str:
    if code not in (languages := content_languages()):
        raise ValueError(f"Use one of {', '.join(languages)}.")
    return code


def _known_type(name: str) -> str:
    names = type_names()
    if name not in names:
        raise ValueError(f"Use one of {', '.join(names)}." if names else "No page type has documents yet.")
    return name


def type_names() -> list[str]:
    return sorted({builder.type_name for builder in registered_builders().values()})


def _words(text: str) -> str:
    text = normalize("NFC", text).casefold()
    if not text.split():
        raise ValueError("Write at least one word to search for.")
    if len(text.split()) > MAX_WORDS:
        raise ValueError(f"Search for {MAX_WORDS} words at most.")
    return text


def _public_path(path: str) -> str:
    """The path as documents are stored under: percent-decoded, NFC, with one trailing slash."""
    decoded = normalize("NFC", decode(path))
    return decoded if decoded.endswith("/") else f"{decoded}/"


def _whole_number(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,18}", text) or int(text) > BIGINT_MAX:
        raise ValueError("Write a whole number above zero, in digits.")
    return int(text)


def _limit(text: str) -> int:
    number = _whole_number(text)
    if number > MAX_LIMIT:
        raise ValueError(f"Ask for {MAX_LIMIT} at most, and follow “next” for more.")
    return number


def _with_type_names(schema: dict[str, Any]) -> None:
    if names := type_names():
        schema["enum"] = names


Locale = Annotated[
    str,
    AfterValidator(_configured_language),
    Field(description="Language of the answer.", json_schema_extra={"enum": list(content_languages())}),
]
FallbackLocale = Annotated[
    str,
    AfterValidator(_configured_language),
    Field(
        description="Fills what is missing from this language; `translation.fallback` then names each part.",
        json_schema_extra={"enum": list(content_languages())},
    ),
]
PublicPath = Annotated[
    str,
    StringConstraints(max_length=2000, pattern=r"^/"),
    AfterValidator(_public_path),
    Field(
        description="A path of the public site, decoded or as the address bar has it; the last slash may be missing.",
        examples=["/en/procedures/smas-facelift/"],
    ),
]
WholeNumber = Annotated[int, Field(ge=1, le=BIGINT_MAX), BeforeValidator(_whole_number)]
CategoryId = Annotated[WholeNumber, Field(description="Only pages of this category: its `id`.")]
Limit = Annotated[
    int, Field(ge=1, le=MAX_LIMIT, description="How many cards at most."), BeforeValidator(_limit)
]
PageType = Annotated[
    str,
    AfterValidator(_known_type),
    Field(description="Only pages of this type.", json_schema_extra=_with_type_names),
]
Words = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200),
    AfterValidator(_words),
    Field(description=f"Only pages that contain all these words, in any case; {MAX_WORDS} words at most."),
]
Cursor = Annotated[
    Position,
    BeforeValidator(read_cursor, json_schema_input_type=str),
    Field(description="`next` of the answer before."),
]
PageId = Annotated[int, Field(ge=1, le=BIGINT_MAX, description="The page's `id`.")]


class QueryParameters(BaseModel):
    """Base of every endpoint's parameters; on its own: none."""

    model_config = ConfigDict(extra="forbid", frozen=True, regex_engine="python-re")

    @classmethod
    def read(cls, raw: str) -> Self:
        """Raises a problem that names every parameter that is unknown, missing, duplicate or malformed."""
        values, problems = read_query_string(raw)
        try:
            parameters = cls.model_validate(values)
        except ValidationError as error:
            named = {problem.parameter for problem in problems}
            found = [_parameter_problem(fault) for fault in _faults(error)]
            problems += [problem for problem in found if problem.parameter not in named]
            raise invalid_parameters(problems) from error
        if problems:
            raise invalid_parameters(problems)
        return parameters


class LocaleParameters(QueryParameters):
    locale: Locale


class PageParameters(LocaleParameters):
    fallback: FallbackLocale | SkipJsonSchema[None] = None

    @model_validator(mode="after")
    def _languages_differ(self) -> Self:
        if self.fallback == self.locale:
            raise ValueError("Choose another language than “locale”.")
        return self


class ResolveParameters(QueryParameters):
    path: PublicPath


class ListParameters(LocaleParameters):
    type: PageType | SkipJsonSchema[None] = None
    category: CategoryId | SkipJsonSchema[None] = None
    q: Words | SkipJsonSchema[None] = None
    limit: Limit = 20
    cursor: Cursor | SkipJsonSchema[None] = None
    facts: Annotated[
        dict[str, FactCondition],
        Field(alias=FACTS_ALIAS, json_schema_extra={"include_in_schema": False}),
    ] = {}

    @model_validator(mode="before")
    @classmethod
    def _gather_facts(cls, values: dict[str, str]) -> dict[str, Any]:
        facts = {name: (name, value) for name, value in values.items() if name.startswith(FACT_PREFIX)}
        others = {name: value for name, value in values.items() if name not in facts}
        return {**others, FACTS_ALIAS: facts}


def _faults(error: ValidationError) -> list[ErrorDetails]:
    """An optional parameter fails as the other half of its union as well, which says nothing: it was given."""
    return [fault for fault in error.errors(include_url=False) if fault["type"] != "none_required"]


def _parameter_problem(fault: ErrorDetails) -> ParameterProblem:
    location = [str(part) for part in fault["loc"]]
    name = location[1] if location[:1] == [FACTS_ALIAS] else location[0] if location else "fallback"
    code = _CODES.get(fault["type"], "malformed")
    detail = _DETAILS.get(code) or _DETAILS.get(fault["type"]) or fault["msg"].removeprefix("Value error, ")
    return ParameterProblem.model_validate({"parameter": shown(name), "code": code, "detail": detail})

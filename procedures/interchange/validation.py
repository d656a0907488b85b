"""Checks a document against the schema, and says what is wrong in sentences at the place where it is wrong."""

import difflib
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from .problems import FileRefused, Problem
from .reading import Document
from .schema import interchange_schema

KINDS = {
    "string": "text",
    "object": "a mapping",
    "array": "a list",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


@lru_cache(maxsize=1)
def validator() -> Draft202012Validator:
    return Draft202012Validator(interchange_schema())


def validate(document: Document) -> None:
    """Raises FileRefused with everything that the schema has against `document`."""
    problems = [
        problem
        for error in validator().iter_errors(document.value)
        for leaf in _leaves(error)
        for problem in _problems(document, leaf)
    ]
    if problems:
        raise FileRefused(problems)


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """An `anyOf` here is always "nothing or this": what counts is what is wrong with the latter."""
    if error.validator != "anyOf":
        yield error
        return
    for nested in error.context or ():
        if nested.schema_path[0] == 1:
            yield from _leaves(nested)


def _problems(document: Document, error: ValidationError) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    schema: Any = error.schema
    found: Any = error.instance
    if error.validator == "additionalProperties":
        known = list(schema["properties"])
        for name in found:
            if name not in known:
                yield document.problem((*path, name), _unknown_key(name, known), at_key=True)
        return
    if error.validator == "required":
        # One error per missing key; its name stands only in the message.
        names: Any = error.validator_value
        missing = next(name for name in names if f"'{name}' is a required" in error.message)
        yield document.problem(path, f"“{missing}” is missing. Add it.")
        return
    sentence = SENTENCES.get(str(error.validator))
    yield document.problem(path, sentence(error) if sentence else f"{error.message}.")


def _unknown_key(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"Known here: {', '.join(known)}."
    return f"“{name}” is not known here. {hint}"


def _type(error: ValidationError) -> str:
    types: Any = error.validator_value
    wanted = [types] if isinstance(types, str) else types
    named = [KINDS[kind] for kind in wanted if kind != "null"]
    found = error.instance
    if "string" in wanted and not isinstance(found, dict | list) and found is not None:
        return f"A text has to stand here. Put {_shown(found)} in quotation marks if it is meant as text."
    return f"Here stands {_shown(found)}; write {' or '.join(named)}."


def _enum(error: ValidationError) -> str:
    codes: Any = error.validator_value
    known = [str(code) for code in codes]
    if error.instance == "patient":
        return (
            "Patients are shown only inside a case, with their consent. "
            "Choose a picture that shows nobody, a licensed model or staff."
        )
    near = difflib.get_close_matches(str(error.instance), known, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"Use one of {', '.join(known)}."
    return f"{_shown(error.instance)} is not known here. {hint}"


def _pattern(error: ValidationError) -> str:
    return f"{_shown(error.instance)} is not in the form that is needed here ({error.validator_value})."


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None or isinstance(value, bool):
        return str({None: "null", True: "true", False: "false"}[value])
    text = str(value)
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"


SENTENCES: dict[str, Callable[[ValidationError], str]] = {
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "minLength": lambda error: "Nothing stands here. Fill it in, or leave the key out.",
    "minProperties": lambda error: "No language stands here. Name at least one.",
    "maxItems": lambda error: f"At most {error.validator_value} entries may stand here. Remove some.",
    "maxLength": lambda error: f"This is longer than {error.validator_value} characters. Shorten it.",
    "uniqueItems": lambda error: "An entry stands here twice. Keep one of them.",
}

"""Reads a query string strictly: every parameter once, valid percent-encoding, valid UTF-8, no NUL.

Django's QueryDict keeps the last of several values, replaces what is not UTF-8 and lets broken percent-encoding
stand. A typing error in a frontend would then give the wrong list without anybody noticing.
"""

import re
from urllib.parse import unquote_to_bytes

from .problems import ParameterProblem, malformed

MAX_LENGTH = 8000
MAX_NAME_LENGTH = 100
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class UndecodableText(ValueError):
    """Percent-encoded text that stands for nothing."""


def decode(text: str) -> str:
    """Percent-decoded UTF-8. Raises UndecodableText."""
    if "%" not in text and text.isascii():
        decoded = text
    elif _BROKEN_ESCAPE.search(text):
        raise UndecodableText("Write every “%” as “%25”, or follow it with two hexadecimal digits.")
    else:
        decoded = _utf8(unquote_to_bytes(_as_bytes(text)))
    if "\0" in decoded:
        raise UndecodableText("Remove the NUL character.")
    return decoded


def read_query_string(raw: str) -> tuple[dict[str, str], list[ParameterProblem]]:
    """Values by name, and what is wrong with single parameters. Raises a problem for one that is far too long."""
    if len(raw) > MAX_LENGTH:
        raise malformed("*", f"Shorten the query string to {MAX_LENGTH} characters.")
    values: dict[str, str] = {}
    problems: dict[str, ParameterProblem] = {}
    for piece in filter(None, raw.split("&")):
        name, _, value = piece.replace("+", " ").partition("=")
        try:
            name = decode(name)
            decoded = decode(value)
        except UndecodableText as error:
            problems[name] = _problem(name, "malformed", str(error))
            continue
        if name in values:
            problems[name] = _problem(name, "duplicate", "Give this parameter once.")
        values[name] = decoded
    return values, list(problems.values())


def _problem(name: str, code: str, detail: str) -> ParameterProblem:
    return ParameterProblem.model_validate({"parameter": shown(name), "code": code, "detail": detail})


def shown(name: str) -> str:
    """A parameter's name as an error repeats it."""
    return name[:MAX_NAME_LENGTH].replace("\0", "�")


def _as_bytes(text: str) -> bytes:
    """WSGI gives raw bytes as Latin-1, ASGI gives text."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _utf8(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UndecodableText("Percent-encode the text as UTF-8.") from error

"""Finds the translatable texts of the sources and templates, without the gettext programs.

Babel reads Python; Django's own `templatize` turns a template into lines that Babel can read. Assumes that
translatable texts are literals. Does not read JavaScript: the interface's scripts take their texts from templates.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

PACKAGES = ("cms", "home", "procedures")
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}
COMMENT_TAG = "Translators:"

# Babel's keyword form: which arguments are messages, and which (marked "c") is the context.
ONE = None
PLURAL = (1, 2)
CONTEXT = ((1, "c"), 2)
CONTEXT_PLURAL = ((1, "c"), 2, 3)
KEYWORDS = {
    "_": ONE,
    "gettext": ONE,
    "gettext_lazy": ONE,
    "gettext_noop": ONE,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": CONTEXT,
    "pgettext_lazy": CONTEXT,
    "npgettext": CONTEXT_PLURAL,
    "npgettext_lazy": CONTEXT_PLURAL,
}


def extract_messages(root: Path) -> Catalog:
    """The template catalogue of every message below `root`'s packages; locations are paths without line numbers."""
    template = Catalog(charset="utf-8")
    for path in sorted(_source_paths(root)):
        location = path.relative_to(root).as_posix()
        source = _as_python(path)
        for line, message, comments, context in extract("python", BytesIO(source), KEYWORDS, (COMMENT_TAG,)):
            template.add(message, None, [(location, line)], auto_comments=comments, context=context)
    return template


def _source_paths(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        for path in (root / package).rglob("*"):
            if (path.suffix == ".py" and "migrations" not in path.parts) or (
                path.suffix in TEMPLATE_SUFFIXES and "templates" in path.parts
            ):
                yield path


def _as_python(path: Path) -> bytes:
    if path.suffix == ".py":
        return path.read_bytes()
    calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    # A template's indentation means nothing to Python's tokenizer, and an uneven one would stop it.
    return "\n".join(line.strip() for line in calls.splitlines()).encode()

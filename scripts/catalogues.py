"""Checks, updates and compiles the interface's message catalogues: `python -m scripts.catalogues check|update|compile`.

The message ids are English and complete in the sources, so an update fills the English catalogue itself; Korean
is written by people. A changed message is a new one: no old translation is guessed onto it.
"""

import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from scripts.message_extraction import extract_messages

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("ko", "en")
LANGUAGE_OF_MESSAGE_IDS = "en"


def catalogue_path(root: Path, language: str) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def check(root: Path) -> list[str]:
    """One full sentence for each thing wrong with a catalogue; an empty list means that all are complete."""
    template = extract_messages(root)
    return [problem for language in LANGUAGES for problem in _problems(root, language, template)]


def update(root: Path) -> list[str]:
    """Write new messages into the catalogues and drop those no longer in the sources; says what was written."""
    template = extract_messages(root)
    return [_update_language(root, language, template) for language in LANGUAGES]


def compile_all(root: Path) -> list[str]:
    """Write the .mo file beside each catalogue."""
    paths = [path for language in LANGUAGES if (path := catalogue_path(root, language)).exists()]
    for path in paths:
        with path.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, _read(path, path.parts[-3]))
    return [f"Compiled {path.relative_to(root)}." for path in paths]


def _read(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", fuzzy=False)
    with path.open("rb") as catalogue:
        return read_po(catalogue, locale=language, abort_invalid=True)


def _problems(root: Path, language: str, template: Catalog) -> Iterator[str]:
    path = catalogue_path(root, language)
    catalogue = _read(path, language)
    name = path.relative_to(root)
    for message in _messages(template):
        entry = catalogue.get(message.id, message.context)
        if entry is None:
            yield f"{name}: {_shown(message)} is missing. Run `make messages` and translate it."
        else:
            yield from (f"{name}: {_shown(entry)} {fault}" for fault in _faults(entry, catalogue))
    for entry in [*_messages(catalogue), *catalogue.obsolete.values()]:
        if template.get(entry.id, entry.context) is None:
            yield f"{name}: {_shown(entry)} is no longer in the sources. Run `make messages` to remove it."


def _faults(entry: Message, catalogue: Catalog) -> Iterator[str]:
    if entry.fuzzy:
        yield "is marked fuzzy. Correct the translation and remove the mark."
    texts = entry.string if isinstance(entry.string, (list, tuple)) else (entry.string,)
    if not all(texts):
        yield "has no translation. Write one."
        return
    for error in entry.check(catalogue):
        yield f"is wrong: {error}. Use the same placeholders as the message."


def _update_language(root: Path, language: str, template: Catalog) -> str:
    path = catalogue_path(root, language)
    catalogue = _read(path, language)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    if language == LANGUAGE_OF_MESSAGE_IDS:
        for entry in _messages(catalogue):
            entry.string = entry.id
    written = BytesIO()
    write_po(written, catalogue, width=0, sort_output=True, ignore_obsolete=True, include_lineno=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written.getvalue())
    untranslated = sum(1 for entry in _messages(catalogue) if any(_faults(entry, catalogue)))
    return f"{path.relative_to(root)}: {len(catalogue)} messages, {untranslated} to translate."


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _shown(message: Message) -> str:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return f"“{text}”" + (f" ({message.context})" if message.context else "")


def _report_problems(root: Path) -> int:
    problems = check(root)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _report(action: Callable[[Path], list[str]]) -> Callable[[Path], int]:
    def run(root: Path) -> int:
        for line in action(root):
            print(line)
        return 0

    return run


COMMANDS: dict[str, Callable[[Path], int]] = {
    "check": _report_problems,
    "update": _report(update),
    "compile": _report(compile_all),
}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        print("Name one command: check, update or compile.", file=sys.stderr)
        return 2
    return COMMANDS[arguments[0]](ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

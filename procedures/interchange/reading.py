"""Reads YAML files strictly and remembers where everything stands.

Plainer than YAML on purpose: only `true`, `false`, `null` and numbers are anything but text, so that `no`, `on`, `1:30`
and `2026-10-01` stay what was typed; there are no anchors, aliases, tags or second documents; a key stands once. The
document is built from parser events in a loop, so that no nesting exhausts the stack.
Does not know what a file may contain: see `schema`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any

import yaml

from .problems import FileRefused, Path, Position, Problem

MAXIMUM_BYTES = 512 * 1024
MAXIMUM_DEPTH = 32
MAXIMUM_DIGITS = 30

INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
CONSTANTS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(slots=True)
class Document:
    """One file: its plain data, and the position of every value and of every key."""

    file: str
    """The path as it was given."""
    folder: FilePath
    value: Any = None
    positions: dict[Path, Position] = field(default_factory=dict)
    key_positions: dict[Path, Position] = field(default_factory=dict)

    def problem(self, path: Path, message: str, *, at_key: bool = False) -> Problem:
        """A problem at the value at `path`, or at the nearest value around it that the file has."""
        known = self.key_positions if at_key else self.positions
        nearest = path
        while nearest and nearest not in known:
            nearest = nearest[:-1]
        return Problem(self.file, known.get(nearest, Position()), path, message)

    def refuse(self, path: Path, message: str) -> FileRefused:
        return FileRefused([self.problem(path, message)])


def read_document(file: FilePath) -> Document:
    """The document in `file`. Raises FileRefused with the position of what is wrong."""
    document = Document(str(file), file.parent)
    text = _text(document, file)
    builder = _Builder(document)
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise FileRefused([_at(document, mark, f"This is not valid YAML: {_reason(error)}.")]) from error
    except yaml.reader.ReaderError as error:
        position = _position_of(text, error.position)
        raise FileRefused(
            [Problem(document.file, position, (), "This character cannot stand in a file. Remove it.")]
        ) from error
    return document


def _text(document: Document, file: FilePath) -> str:
    try:
        size_bytes = file.stat().st_size
        data = file.read_bytes() if size_bytes <= MAXIMUM_BYTES else b""
    except OSError as error:
        reason = error.strerror or str(error)
        raise document.refuse((), f"The file cannot be read: {reason}. Check its name and rights.") from error
    if size_bytes > MAXIMUM_BYTES:
        raise document.refuse(
            (), f"The file is larger than {MAXIMUM_BYTES // 1024} KiB. Write one procedure per file."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        position = _position_of(data[: error.start].decode("utf-8", "replace"), error.start)
        raise FileRefused(
            [Problem(document.file, position, (), "The file is not UTF-8 here. Save it as UTF-8.")]
        ) from error
    if "\t" in text:
        position = _position_of(text, text.index("\t"))
        raise FileRefused([Problem(document.file, position, (), "Replace this tab by spaces.")])
    return text


def _position_of(text: str, index: int) -> Position:
    before = text[:index]
    return Position(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def _reason(error: yaml.MarkedYAMLError) -> str:
    return " ".join(part for part in (error.context, error.problem) if part)


def _at(document: Document, mark: Any, message: str, path: Path = ()) -> Problem:
    position = Position(mark.line + 1, mark.column + 1) if mark else Position()
    return Problem(document.file, position, path, message)


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is being read."""

    container: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


class _Builder:
    """From parser events to plain data with positions."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._refusal(event, "Only one document may stand in a file. Remove the “---”.")
        elif isinstance(event, yaml.AliasEvent):
            raise self._refusal(event, "Aliases (*name) are not read. Write the value out.")
        elif isinstance(event, yaml.NodeEvent):
            self._take_node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()

    def _take_node(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            raise self._refusal(
                event, "Anchors (&name) are not read. Write the value out where it is needed."
            )
        if getattr(event, "tag", None) not in (None, "!"):
            raise self._refusal(event, "Tags (!name) are not read. Remove the tag.")
        if self._awaits_key():
            self._take_key(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._put(event, self._scalar(event))
        else:
            self._start(event, {} if isinstance(event, yaml.MappingStartEvent) else [])

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].container, dict) and self._open[-1].key is None

    def _take_key(self, event: yaml.NodeEvent) -> None:
        top = self._open[-1]
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refusal(event, "A key is a name. Put the value after the colon.")
        if event.value in top.container:
            raise self._refusal(event, f"“{event.value}” stands here twice. Keep one of them.")
        top.key = event.value
        self._document.key_positions[(*top.path, event.value)] = _position(event)

    def _start(self, event: yaml.NodeEvent, container: dict[str, Any] | list[Any]) -> None:
        if len(self._open) >= MAXIMUM_DEPTH:
            raise self._refusal(event, "Values are nested too deeply here. No procedure needs that.")
        self._open.append(_Open(container, self._put(event, container)))

    def _put(self, event: yaml.NodeEvent, value: Any) -> Path:
        """Add `value` to what is open, and say at which path it stands."""
        path: Path = ()
        if not self._open:
            self._document.value = value
        else:
            top = self._open[-1]
            if isinstance(top.container, list):
                path = (*top.path, len(top.container))
                top.container.append(value)
            else:
                key = top.key or ""
                path = (*top.path, key)
                top.container[key] = value
                top.key = None
        self._document.positions[path] = _position(event)
        return path

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        if event.style is not None:
            return event.value
        if event.value in CONSTANTS:
            return CONSTANTS[event.value]
        if len(event.value) <= MAXIMUM_DIGITS:
            if INTEGER.fullmatch(event.value):
                return int(event.value)
            if DECIMAL.fullmatch(event.value):
                return Decimal(event.value)
        return event.value

    def _refusal(self, event: yaml.Event, message: str) -> FileRefused:
        path: Path = ()
        if self._open:
            top = self._open[-1]
            path = (*top.path, top.key) if top.key is not None else top.path
        return FileRefused([_at(self._document, event.start_mark, message, path)])


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else Position()

"""Compilation: from source content, units and last-good forms to what each target language says.

Pure: it reads rows that were loaded for it and returns what should be stored. The same input always gives the same
result, so that a database can be checked against it (`manage.py verify`).
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .models import CompiledForm, Unit
from .models.compiled import PartState
from .models.unit import UnitState
from .safety import part_digest, safety_digest
from .segments import Part, Segment, SourceContent

# Raise it when the same source and texts have to give other forms or digests.
COMPILER_VERSION = 1


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """What one part says in one language; `form` is None while it was never complete."""

    part: Part
    form: CompiledForm | None
    is_shown: bool
    missing: tuple[Segment, ...]

    @property
    def value(self) -> Any:
        return self.form.value if self.form is not None and self.is_shown else None

    @property
    def is_behind(self) -> bool:
        return self.is_shown and self.form is not None and self.form.state == PartState.BEHIND


@dataclass(frozen=True, slots=True)
class LanguageCompilation:
    """One object in one target language."""

    language: str
    parts: tuple[CompiledPart, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every required segment is approved against this very source."""
        return not any(segment.is_required for part in self.parts for segment in part.missing)

    @property
    def pending(self) -> tuple[CompiledPart, ...]:
        """Parts that have source text for this language and are not shown."""
        return tuple(p for p in self.parts if not p.is_shown and not p.part.is_optional)


def compile_language(
    content: SourceContent,
    language: str,
    units: Mapping[str, Unit],
    forms: Sequence[CompiledForm],
    *,
    trust_stored: bool = True,
) -> LanguageCompilation:
    """Compile `content` into `language` from its units by segment key and its last-good forms in that language.

    trust_stored: take a stored form whose fingerprint says that compiling would give it again.
    """
    store = _FormStore(content, forms, trust_stored=trust_stored)
    parts = tuple(
        _compile_part(part, content.source_language, units, store)
        for part in content.parts
        if part.is_translated_into(language)
    )
    return LanguageCompilation(language, parts)


class _FormStore:
    """Last-good forms by part; those whose part is gone are found by what they were made from."""

    def __init__(self, content: SourceContent, forms: Sequence[CompiledForm], *, trust_stored: bool) -> None:
        self.trust_stored = trust_stored
        self.by_part = {form.part: form for form in forms}
        present = {part.key for part in content.parts}
        self.orphans = {form.digest: form for form in forms if form.part not in present}

    def compiled_before(self, part: Part, fingerprint: str) -> CompiledForm | None:
        """The stored form of `part`, if it was compiled from just this."""
        stored = self.by_part.get(part.key)
        is_same = stored is not None and stored.fingerprint == fingerprint
        return stored if self.trust_stored and is_same else None

    def last_good(self, part: Part, digest: str) -> CompiledForm | None:
        return self.by_part.get(part.key) or self.orphans.get(digest)


def _compile_part(
    part: Part, source_language: str, units: Mapping[str, Unit], store: _FormStore
) -> CompiledPart:
    texts, used, missing = _approved_texts(part, units)
    if not any(segment.is_required for segment in missing) and (texts or not part.segments):
        return CompiledPart(part, _complete_form(part, source_language, texts, used, store), True, missing)
    digest, safety = part_digest(part), safety_digest(part, source_language)
    last = store.last_good(part, digest)
    if last is None:
        return CompiledPart(part, None, False, missing)
    state = _state_of(last, digest, safety)
    form = _form(part, last.value, last.digest, last.safety, last.units, state, last.fingerprint)
    return CompiledPart(part, form, state != PartState.HELD, missing)


def _complete_form(
    part: Part, source_language: str, texts: Mapping[str, str], used: Sequence[int], store: _FormStore
) -> CompiledForm:
    fingerprint = _fingerprint(part, texts)
    stored = store.compiled_before(part, fingerprint)
    if stored is not None:
        value, digest, safety = stored.value, stored.digest, stored.safety
    else:
        value, digest, safety = part.write(texts), part_digest(part), safety_digest(part, source_language)
    return _form(part, value, digest, safety, used, PartState.CURRENT, fingerprint)


def _fingerprint(part: Part, texts: Mapping[str, str]) -> str:
    """Digest of all that a complete part is compiled from: its source, ids included, and its approved texts."""
    made_of = json.dumps([COMPILER_VERSION, part.source, texts], sort_keys=True, default=str)
    return hashlib.sha256(made_of.encode()).hexdigest()


def _state_of(last: CompiledForm, digest: str, safety: str) -> PartState:
    if last.digest == digest:
        return PartState.CURRENT
    return PartState.BEHIND if last.safety == safety else PartState.HELD


def _approved_texts(
    part: Part, units: Mapping[str, Unit]
) -> tuple[dict[str, str], list[int], tuple[Segment, ...]]:
    texts: dict[str, str] = {}
    used: list[int] = []
    missing: list[Segment] = []
    for segment in part.segments:
        unit = units.get(segment.key)
        if unit is None or unit.state != UnitState.APPROVED:
            missing.append(segment)
        else:
            texts[segment.key] = unit.text
            used.append(unit.pk)
    return texts, used, tuple(missing)


def _form(
    part: Part,
    value: Any,
    digest: str,
    safety: str,
    units: Sequence[int],
    state: PartState,
    fingerprint: str,
) -> CompiledForm:
    return CompiledForm(
        part=part.key,
        value=value,
        digest=digest,
        safety=safety,
        fingerprint=fingerprint,
        units=list(units),
        state=state.value,
    )

"""One fact about a procedure, and how it reads in a language.

A fact's value is neutral: a quantity, an explicit none, choices from a list, or an event on its own. Kinds,
choices, modifiers and events are data with translated labels that live elsewhere, so the labels of one
language come in as a `FactLabels`. A label that is missing raises `MissingLabel`: the caller then leaves the
fact out or names what has to be translated, and never shows another language.

The note is not part of the display text; documents carry it in a field of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from babel.lists import format_list

from cms.core.quantities.errors import InvalidFact, MissingLabel
from cms.core.quantities.formatting import fill, format_quantity
from cms.core.quantities.languages import LanguagePatterns, patterns_for
from cms.core.quantities.quantity import Quantity
from cms.core.quantities.units import BoundStyle


@dataclass(frozen=True)
class Choice:
    """One of a kind's choices (`sedation`), perhaps modified (`short_term`); both are codes."""

    code: str
    modifier: str | None = None


@dataclass(frozen=True)
class FactValue:
    """Exactly one of quantity, none and choices; or only the event that it waits for."""

    quantity: Quantity | None = None
    is_none: bool = False
    choices: tuple[Choice, ...] = ()
    relative_to: str | None = None
    """Code of the event that a quantity counts from; on its own it is the answer ("after suture removal")."""
    has_note: bool = False
    """Whether a note belongs to the fact; its text is translated and comes with the labels."""

    def __post_init__(self) -> None:
        filled = [self.quantity is not None, self.is_none, bool(self.choices)].count(True)
        if filled > 1:
            raise InvalidFact("contradiction", "A fact is a quantity, an explicit none or choices: keep one.")
        if not filled and not self.relative_to:
            raise InvalidFact("empty", "Give the fact a quantity, an explicit none, a choice or an event.")
        if self.relative_to and (self.is_none or self.choices):
            raise InvalidFact("event", "Only a quantity can be counted from an event. Remove the event.")
        if len(set(self.choices)) != len(self.choices):
            raise InvalidFact("repeated_choice", "The same choice is named twice. Remove one of them.")


@dataclass(frozen=True)
class FactLabels:
    """The labels of one kind in one language, already translated; only those that exist."""

    language: str
    none_text: str | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    modifiers: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    """Whole phrases: `after suture removal`, `실밥 제거 후`."""
    note: str | None = None


def format_fact(
    value: FactValue, language: str, labels: FactLabels, *, bounds: BoundStyle | None = None
) -> str:
    """The display text of a fact, without its note; `bounds` as in `format_quantity`.

    Raises `UnsupportedLanguage`, and `MissingLabel` also when the labels are another language's.
    """
    patterns = patterns_for(language)
    _require_language(labels, language)
    if value.is_none:
        return _label({"none": labels.none_text}, "none", "text for none", language)
    if value.choices:
        texts = [format_choice(choice, language, labels) for choice in value.choices]
        return format_list(texts, style="or", locale=patterns.locale)
    return _format_counted(value, language, labels, patterns, bounds)


def format_choice(choice: Choice, language: str, labels: FactLabels) -> str:
    """One choice with its modifier: `short-term sedation`."""
    _require_language(labels, language)
    text = _label(labels.choices, choice.code, "choice", language)
    if choice.modifier is None:
        return text
    modifier = _label(labels.modifiers, choice.modifier, "modifier", language)
    return fill(patterns_for(language).modified_choice, modifier=modifier, choice=text)


def format_note(value: FactValue, language: str, labels: FactLabels) -> str | None:
    """The note in this language, None where the fact has none; raises `MissingLabel`."""
    _require_language(labels, language)
    return _label({"note": labels.note}, "note", "text", language) if value.has_note else None


def _format_counted(
    value: FactValue,
    language: str,
    labels: FactLabels,
    patterns: LanguagePatterns,
    bounds: BoundStyle | None,
) -> str:
    event = _label(labels.events, value.relative_to, "event", language) if value.relative_to else None
    if value.quantity is None:
        return event or ""
    amount = format_quantity(value.quantity, language, bounds=bounds)
    return fill(patterns.relative, amount=amount, event=event) if event else amount


def _label(labels: Mapping[str, str | None], code: str, what: str, language: str) -> str:
    if text := (labels.get(code) or "").strip():
        return text
    raise MissingLabel("label", f"The {what} “{code}” has no label in “{language}”. Translate it first.")


def _require_language(labels: FactLabels, language: str) -> None:
    if labels.language != language:
        raise MissingLabel(
            "labels_of_another_language",
            f"A fact was to be written in “{language}” with labels in “{labels.language}”. "
            "Pass the labels of the same language.",
        )

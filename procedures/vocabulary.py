"""The vocabulary that comes with the product, and how it becomes rows.

Written once, by a migration. From then on the clinic owns the rows: a term that exists is left as it is. Kinds of fact
and what belongs to them are `cms.core.quantities.shipped`; side effects are here.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db import models

from cms.core.quantities.shipped import EVENTS, KINDS, MODIFIERS

SIDE_EFFECTS: Mapping[str, Mapping[str, str]] = {
    "inflammation": {"ko": "염증", "en": "inflammation"},
    "infection": {"ko": "감염", "en": "infection"},
    "bleeding": {"ko": "출혈", "en": "bleeding"},
    "haematoma": {"ko": "혈종", "en": "haematoma"},
    "swelling": {"ko": "부기", "en": "swelling"},
    "bruising": {"ko": "멍", "en": "bruising"},
    "pain": {"ko": "통증", "en": "pain"},
    "nerve_damage": {"ko": "신경 손상", "en": "nerve damage"},
    "numbness": {"ko": "감각 저하", "en": "numbness"},
    "scarring": {"ko": "흉터", "en": "scarring"},
    "asymmetry": {"ko": "비대칭", "en": "asymmetry"},
    "skin_necrosis": {"ko": "피부 괴사", "en": "skin necrosis"},
    "hair_loss": {"ko": "절개 부위 탈모", "en": "hair loss near the incision"},
    "seroma": {"ko": "장액종", "en": "seroma"},
    "anaesthesia_risk": {"ko": "마취 관련 부작용", "en": "complications of anaesthesia"},
}

ModelOf = Any
"""From a model's name to its class, which a migration gives as of its own time."""


def ship(model_of: ModelOf) -> None:
    """Write every shipped term that does not exist yet."""
    kinds, choices = model_of("FactKind"), model_of("FactChoice")
    for position, kind in enumerate(KINDS):
        row = _ship(
            kinds,
            kind.code,
            position,
            {"label": kind.labels, "none_text": kind.none_text or {}},
            unit_family=kind.family or "",
            bounds=kind.bounds or "",
        )
        for place, choice in enumerate(kind.choices):
            _ship(choices, choice.code, place, {"label": choice.labels}, kind=row)
    for model, terms in (("FactModifier", MODIFIERS), ("FactEvent", EVENTS)):
        _ship_all(model_of(model), ((term.code, term.labels) for term in terms))
    _ship_all(model_of("SideEffect"), SIDE_EFFECTS.items())


def _ship_all(model: type[models.Model], terms: Iterable[tuple[str, Mapping[str, str]]]) -> None:
    for position, (code, labels) in enumerate(terms):
        _ship(model, code, position, {"label": labels})


def _ship(
    model: type[models.Model],
    code: str,
    position: int,
    texts: Mapping[str, Mapping[str, str]],
    **values: Any,
) -> models.Model:
    language = settings.LANGUAGE_CODE
    columns = {field.name for field in model._meta.fields}
    for name, by_language in texts.items():
        # The base column mirrors the language the term counts as written in.
        values[name] = by_language.get(language) or by_language.get("en", "")
        for code_of_language, text in by_language.items():
            column = f"{name}_{code_of_language}"
            if column in columns:
                values[column] = text
    row, _created = model._default_manager.get_or_create(
        code=code, defaults={"sort_order": position, "source_language": language, **values}
    )
    return row

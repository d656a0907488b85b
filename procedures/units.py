"""The units a fact may be given in, as a form offers them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.core.quantities import UNITS, BoundStyle, Family

UNIT_NAMES = {
    "minute": _("minutes"),
    "hour": _("hours"),
    "day": _("days"),
    "week": _("weeks"),
    "month": _("months"),
    "year": _("years"),
    "night": _("nights"),
    "visit": _("visits"),
    "millimetre": _("millimetres"),
    "centimetre": _("centimetres"),
    "millilitre": _("millilitres"),
    "degree": _("degrees"),
    "won": _("won"),
}

FAMILY_NAMES = {
    Family.DURATION: _("duration"),
    Family.COUNT: _("number of times"),
    Family.LENGTH: _("length"),
    Family.VOLUME: _("volume"),
    Family.ANGLE: _("angle"),
    Family.MONEY: _("money"),
}

BOUND_NAMES = {
    BoundStyle.DEADLINE: _("within 2 weeks"),
    BoundStyle.EXTENT: _("up to 2 weeks"),
    BoundStyle.PRICE: _("from 1,000,000 won"),
}


def unit_choices() -> Iterable[tuple[str, Any]]:
    return [(unit.code, UNIT_NAMES.get(unit.code, unit.code)) for unit in UNITS.shipped]


def family_choices() -> Iterable[tuple[str, Any]]:
    return [(family.value, FAMILY_NAMES[family]) for family in Family]


def bound_choices() -> Iterable[tuple[str, Any]]:
    return [(style.value, BOUND_NAMES[style]) for style in BoundStyle]

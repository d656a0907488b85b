"""ISO 8601-1 durations of single amounts: `PT4H`, `P2W`, `PT1H30M`.

Whole amounts keep the unit they were entered in (`PT90M`, not `PT1H30M`), because a page says 90 minutes. A
fraction is carried down into smaller designators where the factor is exact, since few readers of the format
accept the decimal fraction that the standard allows; it is written as a fraction only where there is nothing
smaller to carry into (months, seconds). Weeks stand alone in the standard, so a fraction of a week becomes
days.
"""

from decimal import Decimal

from cms.core.quantities.units import Unit

_SMALLER = {"Y": ("M", 12), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
_DAYS_IN_A_WEEK = 7


def iso8601_duration(value: Decimal, unit: Unit) -> str | None:
    """The duration, or None for a unit that has none (a night, a millimetre)."""
    if unit.iso8601 is None:
        return None
    designator = unit.iso8601
    if designator == "W" and value % 1:
        designator, value = "D", value * _DAYS_IN_A_WEEK
    parts = _carried(value, designator)
    date = "".join(part for name, part in parts if not name.startswith("T"))
    time = "".join(part for name, part in parts if name.startswith("T"))
    return f"P{date}T{time}" if time else f"P{date}"


def _carried(value: Decimal, designator: str) -> list[tuple[str, str]]:
    parts = []
    while value % 1 and designator in _SMALLER:
        if value >= 1:
            parts.append((designator, _part(value // 1, designator)))
        smaller, factor = _SMALLER[designator]
        designator, value = smaller, value % 1 * factor
    parts.append((designator, _part(value, designator)))
    return parts


def _part(value: Decimal, designator: str) -> str:
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits + designator.removeprefix("T")

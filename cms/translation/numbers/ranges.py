"""Joins neighbouring quantities: 1시간 30분 is one length of time, 10 to 20 % is one range.

In a range the end without a unit takes the other's, and the scale that goes with it ("30~50만 원", "3 to 5 million").
A range written downwards stays so: it agrees only with another written the same way.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .mentions import Dimension
from .quantity import ONE, Page, Quantity, Unit

_SYMBOL = r"\s?(?:~|–|—|-)\s?"
_UP_TO = r"(?:최대|최장|길게는|많게는|많으면|길면|늦으면)?\s?"
_FILL = r"(?:\(?\s?(?:약|대략|about|around|approximately)\s)?"
_KO_JOIN = re.compile(rf"(?:{_SYMBOL}|(?:\s?(?:에서|부터|내지|또는|혹은|이나|나)\s?)){_UP_TO}{_FILL}")
_EN_JOIN = re.compile(
    rf"(?:{_SYMBOL}|\s(?:to|through|or|or\seven|or\ssometimes|until)\s|-to-|-or-)(?:(?:a\smaximum\sof|at\smost|up\sto|even|as\smuch\sas|as\slong\sas)\s)?{_FILL}",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and)\s(?:about\s)?", re.IGNORECASE)
_KO_AND = re.compile(r"(?:과|와)\s?")
_LIST = re.compile(
    r"\s?(?:[,/·]\s?|(?P<and>,?\s(?:and|or)\s|와\s|과\s|및\s))(?:(?:at\s(?:most|least)|up\sto|no\smore\sthan|around|about)\s)?"
)
_LISTED_BEFORE = re.compile(r"\d\s?,\s?$")
_COMMA = re.compile(r",\s?|·")
_BETWEEN = re.compile(
    r"\bbetween\s(?:about\s|approximately\s|the\sages\sof\s|the\s)?(?:₩|\$|KRW\s|USD\s)?$", re.IGNORECASE
)
_AMID = re.compile(r"\s?(?:사이|중간)")
_COMPOUND = re.compile(r"\s?(?:and\s|,\s(?:and\s)?)?", re.IGNORECASE)
_COMPOUND_FACTORS = frozenset({(3600, 60), (60, 1), (604800, 86400), (12, 1), (86400, 3600)})
_PLACES_IN_ORDER = frozenset({Dimension.INDEX, Dimension.ORDINAL})
_JOINABLE = {
    frozenset({Dimension.TIME, Dimension.CALENDAR}),
    frozenset({Dimension.DECADE, Dimension.CALENDAR}),
}
_DECADE_AND = re.compile(r"\s?(?:and|&|,|와|과|및|·|,\s?and|or|나|이나|to)\s?(?:their\s)?", re.IGNORECASE)


def join_compounds(page: Page) -> None:
    """1 hour and 30 minutes, 2년 6개월."""
    page.quantities = _fold(page, _compound)


def join_ranges(page: Page) -> None:
    """Two ends with a connector between them."""
    _share_in_lists(page)
    page.quantities = _fold(page, _range)


def _share_in_lists(page: Page) -> None:
    """1, 3 and 6 months: every number of a list has the unit of its last; "2, 3일" is left to be a range."""
    page.sort()
    followers = list(pairwise(page.quantities))
    for first, second in reversed(followers):
        if (
            first.unit is None
            and second.unit is not None
            and not first.is_closed
            and _is_listed(page, first, second)
        ):
            first.unit = second.unit
    for first, second in followers:
        if (
            first.form == "label"
            and second.unit is None
            and _LIST.fullmatch(page.text, first.end, second.start)
        ):
            second.unit, second.form = first.unit, first.form


def _is_listed(page: Page, first: Quantity, second: Quantity) -> bool:
    gap = _LIST.fullmatch(page.text, first.end, second.start)
    if gap is None or second.form not in {"digits", "word", "native", "sino"}:
        return False
    is_counting_on = second.low - first.high == 1 and not gap["and"]
    return not is_counting_on or bool(page.preceded_by(_LISTED_BEFORE, first.start))


def _fold(page: Page, join: object) -> list[Quantity]:
    page.sort()
    joined: list[Quantity] = []
    for quantity in page.quantities:
        if joined and callable(join) and (both := join(page, joined[-1], quantity)):
            joined[-1] = both
        else:
            joined.append(quantity)
    return joined


def _compound(page: Page, first: Quantity, second: Quantity) -> Quantity | None:
    if (
        first.dimension != second.dimension
        or first.is_closed
        or second.is_closed
        or first.is_soft
        or second.is_soft
    ):
        return None
    if (
        int(first.factor),
        int(second.factor),
    ) not in _COMPOUND_FACTORS or second.high * second.factor >= first.factor:
        return None
    if not _COMPOUND.fullmatch(page.text, first.end, second.start):
        return None
    extra = second.low * second.factor / first.factor
    return _merged(page, first, second, first.low + extra, first.high + extra, first.unit)


def _merged(
    page: Page, first: Quantity, second: Quantity, low: object, high: object, unit: Unit | None
) -> Quantity:
    page.take(first.start, second.end)
    merged = Quantity(first.start, second.end, low, high, unit, second.scale, first.form, False)  # type: ignore[arg-type]
    merged.is_approximate = first.is_approximate or second.is_approximate
    return merged


def _range(page: Page, first: Quantity, second: Quantity) -> Quantity | None:
    if first.is_closed or second.is_closed or not _is_connected(page, first, second):
        return None
    if first.unit is None or (second.unit is None and first.form in {"label", "digits", "article"}):
        return _shared_unit(page, first, second)
    if second.unit is None or not _are_alike(first, second):
        return None
    low, high, unit = _in_one_unit(first, second)
    return _closed(page, first, second, low, high, unit)


def _closed(
    page: Page, first: Quantity, second: Quantity, low: object, high: object, unit: Unit | None
) -> Quantity:
    merged = _merged(page, first, second, low, high, unit)
    merged.is_closed = True
    return merged


def _shared_unit(page: Page, first: Quantity, second: Quantity) -> Quantity | None:
    unit = second.unit if first.unit is None else first.unit
    if unit is not None and unit.dimension in {
        Dimension.TOKEN,
        Dimension.RELATIVE_DAY,
        Dimension.DATE,
        Dimension.WEEKDAY,
    }:
        return None
    low = first.low
    if second.scale > ONE and first.scale == ONE and first.low <= second.high / second.scale:
        low *= second.scale
    return _closed(page, first, second, low, second.high, unit)


def _are_alike(first: Quantity, second: Quantity) -> bool:
    if first.dimension == second.dimension:
        return (
            first.dimension not in {Dimension.ORDINAL, Dimension.TOKEN}
            or first.form == second.form == "label"
        )
    return frozenset({first.dimension, second.dimension}) in _JOINABLE


def _in_one_unit(first: Quantity, second: Quantity) -> tuple[object, object, Unit | None]:
    """Both ends in the second's base unit; months against days at 30 days, as a reader would."""
    low, high = first.low * first.factor, second.high * second.factor
    unit = second.unit
    if first.dimension == Dimension.TIME and second.dimension == Dimension.CALENDAR:
        high, unit = high * 30 * 86400, first.unit
    elif first.dimension == Dimension.CALENDAR and second.dimension == Dimension.TIME:
        low *= 30 * 86400
    factor = unit.factor if unit else ONE
    return low / factor, high / factor, unit


def _is_connected(page: Page, first: Quantity, second: Quantity) -> bool:
    text, start, end = page.text, first.end, second.start
    if end - start > 30:
        return False
    if _KO_JOIN.fullmatch(text, start, end) or _EN_JOIN.fullmatch(text, start, end):
        return True
    if _AND.fullmatch(text, start, end) and page.preceded_by(_BETWEEN, first.start):
        return True
    if (
        first.dimension not in _PLACES_IN_ORDER
        and _KO_AND.fullmatch(text, start, end)
        and _AMID.match(text, second.end)
    ):
        return True
    if first.dimension == second.dimension == Dimension.DECADE or (
        first.unit is None and second.dimension == Dimension.DECADE
    ):
        return bool(_DECADE_AND.fullmatch(text, start, end)) and second.low - first.high == 10
    return (
        bool(_COMMA.fullmatch(text, start, end))
        and first.unit is None
        and second.unit is not None
        and second.low - first.high == 1
    )

"""Whether two mentions mean the same, and if not, in what they differ.

The tolerances are all here: which dimensions may stand for each other (a bare "2." for step 2, 30 days for a month),
which bounds are the same (up to and until), and what is never held against a translation (about, 정도).
"""

from __future__ import annotations

from decimal import Decimal

from .mentions import Bound, Dimension, Direction, Mention

_DAY_S = 86400
_DAYS_OF_MONTH = 30
_DAYS_OF_YEAR = 365
_MONTHS_OF_YEAR = 12
_NOON = 12 * 60
_SAME_BOUNDS = {
    frozenset(pair)
    for pair in (
        (Bound.AT_LEAST, Bound.OVER),
        (Bound.MORE_THAN, Bound.OVER),
        (Bound.AT_MOST, Bound.UNTIL),
        (Bound.FROM, Bound.AT_LEAST),
        (Bound.ODD, Bound.EXACT),
        (Bound.ODD, Bound.OVER),
        (Bound.ODD, Bound.MORE_THAN),
        (Bound.ODD, Bound.AT_LEAST),
    )
}
_ALIKE = {
    frozenset(pair)
    for pair in (
        (Dimension.PLAIN, Dimension.COUNT),
        (Dimension.PLAIN, Dimension.ORDINAL),
        (Dimension.PLAIN, Dimension.INDEX),
        (Dimension.COUNT, Dimension.INDEX),
        (Dimension.ORDINAL, Dimension.INDEX),
    )
}
_CLASSES = frozenset({"times", "people", "places"})


def is_same_value(first: Mention, second: Mention) -> bool:
    """Whether dimension, unit and value agree, whatever the bound."""
    if first.dimension == second.dimension:
        return _is_same_in_dimension(first, second)
    kinds = {first.dimension: first, second.dimension: second}
    if frozenset(kinds) in _ALIKE:
        return _have_equal_ends(first, second)
    for pair, rule in _CROSSINGS:
        if frozenset(kinds) == frozenset(pair):
            return rule(kinds[pair[0]], kinds[pair[1]])
    return False


def is_same_bound(first: Mention, second: Mention) -> bool:
    """Whether both reach equally far, and lie on the same side of their event as far as both say."""
    bounds = {first.bound, second.bound}
    if bounds == {Bound.EXACT, Bound.UNTIL} and Direction.BEFORE in {first.direction, second.direction}:
        return True  # 3일 전까지: until, by, or just 3 days before
    return first.bound == second.bound or frozenset({first.bound, second.bound}) in _SAME_BOUNDS


def is_same_direction(first: Mention, second: Mention) -> bool:
    """Before against after; saying neither agrees with both."""
    return Direction.NONE in {first.direction, second.direction} or first.direction == second.direction


def agrees(first: Mention, second: Mention) -> bool:
    """Whether the two mean the same in everything that must be kept."""
    return is_same_value(first, second) and is_same_bound(first, second) and is_same_direction(first, second)


def conflicts(first: Mention, second: Mention) -> bool:
    """Two soft mentions may each be left out, but not stand for each other: a day for a week, CO2 for O2."""
    if first.dimension != second.dimension:
        return {first.dimension, second.dimension} == {Dimension.TIME, Dimension.CALENDAR}
    return first.dimension in {Dimension.TIME, Dimension.CALENDAR, Dimension.TOKEN} and not is_same_value(
        first, second
    )


def _have_equal_ends(first: Mention, second: Mention) -> bool:
    return first.low == second.low and first.high == second.high


def _is_same_in_dimension(first: Mention, second: Mention) -> bool:
    if first.dimension == Dimension.DATE:
        return _is_same_date(first, second)
    if first.dimension == Dimension.CLOCK:
        return _is_same_clock(first, second)
    if "half-month" in {first.qualifier, second.qualifier}:
        return _have_equal_ends(first, second) or _is_fortnight(first, second)
    return _have_equal_ends(first, second) and _are_same_qualifiers(first, second)


def _is_fortnight(first: Mention, second: Mention) -> bool:
    """보름 is fifteen days, and is what Korean says for a fortnight."""
    other = second if first.qualifier else first
    return other.low == other.high == 14 * _DAY_S


def _are_same_qualifiers(first: Mention, second: Mention) -> bool:
    if first.qualifier == second.qualifier:
        return True
    if first.dimension == Dimension.COUNT:
        return not {first.qualifier, second.qualifier} <= _CLASSES
    is_open = "" in {first.qualifier, second.qualifier}
    return is_open and first.dimension in {
        Dimension.ORDINAL,
        Dimension.DEGREE,
        Dimension.CALENDAR,
        Dimension.MONEY,
    }


def _is_same_date(first: Mention, second: Mention) -> bool:
    if first.qualifier.rstrip("?") != second.qualifier.rstrip("?"):
        return False
    if _have_equal_ends(first, second):
        return True
    is_doubtful = "?" in first.qualifier + second.qualifier
    return is_doubtful and _swapped(first.low) == second.low


def _swapped(date: Decimal) -> Decimal:
    year, rest = divmod(int(date), 10000)
    month, day = divmod(rest, 100)
    return Decimal(year * 10000 + day * 100 + month)


def _is_same_clock(first: Mention, second: Mention) -> bool:
    if first.qualifier == second.qualifier:
        return _have_equal_ends(first, second)
    vague, certain = (first, second) if first.qualifier else (second, first)
    return all(
        _may_mean(told, meant) for told, meant in ((vague.low, certain.low), (vague.high, certain.high))
    )


def _may_mean(told: Decimal, meant: Decimal) -> bool:
    """Whether a time without a.m. or p.m. is that time in a clinic's day: 10 is in the morning, 3 in the afternoon."""
    minutes = int(told) % _NOON
    if minutes < 7 * 60:
        return int(meant) == minutes + _NOON
    return int(meant) in {minutes, minutes + _NOON} if minutes < 8 * 60 else int(meant) == minutes


def _days_for_months(days: Mention, months: Mention) -> bool:
    return all(_is_calendar(day, month) for day, month in ((days.low, months.low), (days.high, months.high)))


def _is_calendar(seconds: Decimal, months: Decimal) -> bool:
    days = seconds / _DAY_S
    return days == months * _DAYS_OF_MONTH or days == months / _MONTHS_OF_YEAR * _DAYS_OF_YEAR


def _age_without_unit(age: Mention, number: Mention) -> bool:
    ends = (number.low * _MONTHS_OF_YEAR, number.high * _MONTHS_OF_YEAR)
    return age.qualifier == "age" and (age.low, age.high) == ends


def _decade_as_age(decade: Mention, age: Mention) -> bool:
    """In their 30s or older is aged 30 or over; in their 30s is aged 30 to 39."""
    if decade.bound != Bound.EXACT:
        return decade.low * _MONTHS_OF_YEAR == age.low == age.high
    return (decade.low * _MONTHS_OF_YEAR, (decade.high + 9) * _MONTHS_OF_YEAR) == (age.low, age.high)


def _next_day(relative: Mention, time: Mention) -> bool:
    return relative.low == 1 and (time.low, time.high) == (_DAY_S, _DAY_S)


def _year_without_unit(date: Mention, number: Mention) -> bool:
    return date.qualifier == "y" and (date.low, date.high) == (number.low * 10000, number.high * 10000)


def _ratio_as_clock(ratio: Mention, clock: Mention) -> bool:
    return clock.low == ratio.low * 60 + ratio.high and bool(clock.qualifier)


def _day_of_month(date: Mention, time: Mention) -> bool:
    return date.qualifier == "d" and (date.low * _DAY_S, date.high * _DAY_S) == (time.low, time.high)


def _day_as_ordinal(date: Mention, ordinal: Mention) -> bool:
    return date.qualifier == "d" and _have_equal_ends(date, ordinal)


def _day_number(ordinal: Mention, time: Mention) -> bool:
    """Day 3, 3일째 and three days after are said for one another."""
    unit_s = {"day": _DAY_S, "week": 7 * _DAY_S}.get(ordinal.qualifier, 0)
    return unit_s > 0 and (ordinal.low * unit_s, ordinal.high * unit_s) == (time.low, time.high)


def _month_number(ordinal: Mention, months: Mention) -> bool:
    unit = {"month": 1, "year": _MONTHS_OF_YEAR}.get(ordinal.qualifier, 0)
    return unit > 0 and (ordinal.low * unit, ordinal.high * unit) == (months.low, months.high)


def _thing_as_night(night: Mention, time: Mention) -> bool:
    return night.is_soft and (night.low * _DAY_S, night.high * _DAY_S) == (time.low, time.high)


_CROSSINGS = (
    ((Dimension.TIME, Dimension.CALENDAR), _days_for_months),
    ((Dimension.CALENDAR, Dimension.PLAIN), _age_without_unit),
    ((Dimension.CALENDAR, Dimension.COUNT), _age_without_unit),
    ((Dimension.DECADE, Dimension.CALENDAR), _decade_as_age),
    ((Dimension.RELATIVE_DAY, Dimension.TIME), _next_day),
    ((Dimension.DATE, Dimension.PLAIN), _year_without_unit),
    ((Dimension.DATE, Dimension.COUNT), _year_without_unit),
    ((Dimension.ORDINAL, Dimension.TIME), _day_number),
    ((Dimension.ORDINAL, Dimension.CALENDAR), _month_number),
    ((Dimension.DATE, Dimension.TIME), _day_of_month),
    ((Dimension.DATE, Dimension.ORDINAL), _day_as_ordinal),
    ((Dimension.RATIO, Dimension.CLOCK), _ratio_as_clock),
    ((Dimension.RATIO, Dimension.PLAIN), _have_equal_ends),
    ((Dimension.NIGHT, Dimension.TIME), _thing_as_night),
)

"""Korean words that are a number and its unit in one: 사흘, 보름, 하루 이틀, 일주일, 당일, 반나절, 절반, 양쪽.

Also the rates (하루 세 번, 매주, 주 2회). A rate is soft, since "daily" or "a day" may stand elsewhere in the other
language or be understood; `agreement` still refuses a day against a week.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .mentions import Dimension
from .quantity import Page, Quantity, Unit
from .units import DAY, MONTH, NIGHT, ORDINAL, SHARE, THING, WEEK, YEAR

_DAYS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9, "열흘": 10,
    "열하루": 11, "열이틀": 12, "열사흘": 13, "열나흘": 14, "보름": 15, "스무날": 20, "스무하루": 21,
}  # fmt: skip
_DAY_PAIRS = {
    "하루이틀": (1, 2), "이틀사흘": (2, 3), "이사흘": (2, 3), "사흘나흘": (3, 4), "사나흘": (3, 4), "네댓새": (4, 5), "너댓새": (4, 5),
    "나댓새": (4, 5), "대엿새": (5, 6), "예니레": (6, 7), "일여드레": (7, 8), "하루나이틀": (1, 2), "하루에서이틀": (1, 2), "나흘닷새": (4, 5),
}  # fmt: skip
_SPACED = sorted(_DAY_PAIRS, key=len, reverse=True)


def _spaced(pair: str) -> str:
    first = next((day for day in sorted(_DAYS, key=len, reverse=True) if pair.startswith(day)), pair)
    return pair if first == pair else rf"{first}\s?{pair[len(first) :]}"


_DAY = re.compile(
    rf"(?<![가-힣])(?:(?P<pair>{'|'.join(map(_spaced, _SPACED))})|(?P<day>{'|'.join(sorted(_DAYS, key=len, reverse=True))}))(?P<nth>\s?째)?(?P<night>\s?밤)?"
)
_NOT_DAYS = re.compile(r"하루\s?(?:빨리|아침|하루|종일|속히)|하루하루|보름달|이레나|당일치기|반나절이상|반달")
_RATE = re.compile(
    r"(?<![가-힣\d])(?:(?P<day>매일|날마다|하루에|하루(?=\s?(?:총\s?)?(?:\d|한|두|세|네|서너|다섯|여섯)))|(?P<week>매주|주마다|주당|주에|일주일에(?=\s?(?:\d|한|두|세|네|서너))|주(?=\s\d))"
    r"|(?P<month>매달|매월|월마다|달마다|한\s?달에(?=\s?(?:\d|한|두|세|네))|월(?=\s\d+\s?[회번]))|(?P<year>매년|해마다|연간|연(?=\s\d+\s?[회번])|일\s?년에(?=\s?(?:\d|한|두|세|네))))"
)
_FIXED_FORMS: tuple[tuple[str, str, Unit, bool], ...] = (
    (r"(?<![가-힣])일주일", "1", WEEK, False),
    (r"(?<![가-힣])격일", "2", DAY, False),
    (r"하룻밤(?:\s?사이)?", "1", NIGHT, False),
    (r"반나절", "0.5", DAY, False),
    (r"한나절", "0.5", DAY, True),
    (r"(?<![가-힣])반년", "0.5", YEAR, False),
    (r"(?<![가-힣])반\s시간", "0.5", Unit(Dimension.TIME, Decimal(3600)), False),
    (r"반세기", "50", YEAR, False),
    (r"절반", "0.5", SHARE, False),
    (r"(?<![가-힣])반(?=으로\s|만\s|씩\s|쪽\s)", "0.5", SHARE, True),
    (r"당일|같은\s날", "0", Unit(Dimension.RELATIVE_DAY), False),
    (r"다음\s?날|이튿날|익일", "1", Unit(Dimension.RELATIVE_DAY), False),
    (r"(?:(?<=\s)|(?<=수술)|(?<=시술))전날|전일", "-1", Unit(Dimension.RELATIVE_DAY), False),
    (r"양쪽|양측|양악|양손|양\s볼|양\s뺨|양\s눈|둘\s?다|두\s?쪽\s?모두|한\s?쌍|좌우", "2", THING, True),
)
_FIXED = tuple(
    (re.compile(pattern), Decimal(value), unit, is_soft) for pattern, value, unit, is_soft in _FIXED_FORMS
)
_HALF_MONTH = Unit(Dimension.TIME, DAY.factor, "half-month")
_RATE_UNITS = {"day": DAY, "week": WEEK, "month": MONTH, "year": YEAR}
_HALF_AFTER = re.compile(r"\s?반(?!응|복|드시|창|신|대|려|영|면|사|투|갑|박|지)")


def read_day_words(page: Page) -> None:
    """Take the words of this module off the page."""
    page.ignore(_NOT_DAYS)
    for match in page.free_matches(_RATE):
        page.add(
            Quantity(
                *match.span(),
                Decimal(1),
                Decimal(1),
                _RATE_UNITS[match.lastgroup or "day"],
                form="rate",
                is_soft=True,
            )
        )
    for match in page.free_matches(_DAY):
        page.add(_day(match))
    for pattern, value, unit, is_soft in _FIXED:
        for match in page.free_matches(pattern):
            page.add(Quantity(*match.span(), value, value, unit, form="phrase", is_soft=is_soft))


def _day(match: re.Match[str]) -> Quantity:
    if match["pair"]:
        low, high = _DAY_PAIRS[match["pair"].replace(" ", "")]
    else:
        low = high = _DAYS[match["day"]]
    unit = _HALF_MONTH if match["day"] == "보름" else DAY
    unit = Unit(Dimension.ORDINAL, qualifier="day") if match["nth"] else NIGHT if match["night"] else unit
    return Quantity(*match.span(), Decimal(low), Decimal(high), unit, form="phrase", is_closed=low != high)


def add_halves(page: Page) -> None:
    """두 시간 반: half a unit more than the quantity before it."""
    for quantity in page.quantities:
        if quantity.unit is None or not quantity.unit.is_measure or quantity.dimension == Dimension.SHARE:
            continue
        if (half := _HALF_AFTER.match(page.text, quantity.end)) and page.is_free(*half.span()):
            page.take(*half.span())
            quantity.end = half.end()
            quantity.low += Decimal("0.5")
            quantity.high += Decimal("0.5")


ORDINAL_FORMS: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (re.compile(r"\s?(?:일|날)\s?(?:째|차)"), Unit(Dimension.ORDINAL, qualifier="day")),
    (re.compile(r"\s?주\s?(?:째|차)"), Unit(Dimension.ORDINAL, qualifier="week")),
    (re.compile(r"\s?(?:개월|달)\s?(?:째|차)"), Unit(Dimension.ORDINAL, qualifier="month")),
    (re.compile(r"\s?년\s?(?:째|차)"), Unit(Dimension.ORDINAL, qualifier="year")),
    (re.compile(r"\s?(?:회\s?차|번\s?째|번째|째(?=[\s,.]))"), ORDINAL),
)

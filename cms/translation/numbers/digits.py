"""Numbers written with digits, in any language, and the names made of digits that are no quantities.

Reads grouping commas, decimals, vulgar fractions ("1½", "1/3"), a plus-minus tolerance, the Korean scales after digits
("1억 2천만") and the English ones ("1.2 million", "120k"). A run of letters and digits ("3D", "CO2") or a telephone
number is a token: it must reappear, but is never calculated with. A run of more than 15 digits is a token as well.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .mentions import Dimension
from .quantity import ONE, Page, Quantity, Unit
from .units import SYMBOLS

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?![\d])|\d+)(?:\.\d+)?"
_UNIT_SUFFIXES = "st nd rd th am pm k x hrs mins wks yrs mos wk yr mo s hour hours day days week weeks year years month months minute time times people fold plus tn bn"

_BLANK = "\ufffc"
_LONG = re.compile(r"\d{16,}")
_PHONE = re.compile(
    r"(?<![\d-])(?:\+82[- ]?\d{1,2}[- ]\d{3,4}[- ]\d{4}|\d{2,4}-\d{3,4}-\d{4}|1[5-8]\d\d-\d{4})(?![\d-])"
)
_ALWAYS = re.compile(r"(?<![\d/])24/7(?![\d/])")
_MIXED = re.compile(
    r"(?<![A-Za-z0-9.,])(?:[A-Za-z]{1,5}-?\d{1,4}[A-Za-z]{0,3}|\d{1,4}-?[A-Za-z]{1,4}\d{0,3})(?![A-Za-z0-9])"
)
_SPATIAL = re.compile(
    r"(?<![\d.])([2-4])(?:\s?차원|[- ]?dimension\w*)|(?<![A-Za-z])(two|three|four)[- ]dimension\w*|(입체|삼차원)",
    re.IGNORECASE,
)
_DIMENSION_WORDS = {"two": "2", "three": "3", "four": "4", "입체": "3", "삼차원": "3"}
_LABELS = frozenset(
    {
        "step",
        "case",
        "stage",
        "phase",
        "day",
        "week",
        "no",
        "fig",
        "tip",
        "point",
        "krw",
        "usd",
        "x",
        "q",
        "vol",
        "lv",
    }
)
_SUFFIXES = frozenset(SYMBOLS) | frozenset(_UNIT_SUFFIXES.split())
_VULGAR = {"½": ONE / 2, "¼": ONE / 4, "¾": Decimal("0.75"), "⅓": ONE / 3, "⅔": Decimal(2) / 3}
_FRACTION = re.compile(r"(?<![\d.,/])(?:(\d{1,3})\s)?([1-9])/([2-9]|10)(?![\d/.])")
_GLYPH = re.compile(r"(\d{1,3})?\s?([½¼¾⅓⅔])")
_SCALES = {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}
_SMALL_SCALES = frozenset("십백천")
_KOREAN_SCALED = re.compile(
    rf"{NUMBER}(?:\s?\d[\d,]*[십백천만억조]+|[십백천만억조]+)*(?:\s?\d[\d,]{{0,6}}(?=\s?원))?"
)
_PIECE = re.compile(r"([\d,.]*\d)?([십백천만억조]?)")
_ENGLISH_SCALED = re.compile(
    rf"({NUMBER})(?:\s?(hundred|thousand|million|billion|k|m|bn)(?![A-Za-z]))?", re.IGNORECASE
)
_ENGLISH_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "k": 1000,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
}
_TOLERANCE = re.compile(rf"\s?(?:±|\+/-)\s?({NUMBER})")
_SIGN = re.compile(r"(?:−|(?:^|(?<=[\s(]))-(?=\d)|영하\s?|minus\s)$", re.IGNORECASE)
_ODD = re.compile(r"여(?=\s?[가-힣])")


def token(start: int, end: int, text: str, *, is_soft: bool) -> Quantity:
    """A name that has digits in it. Compared by its letters, so its value is always one."""
    return Quantity(
        start, end, ONE, ONE, Unit(Dimension.TOKEN, qualifier=text), is_soft=is_soft, is_closed=True
    )


def read_long_runs(page: Page) -> None:
    """Take runs of digits off the page that no quantity has, and blank them: patterns would try every part of them."""
    for match in page.free_matches(_LONG):
        page.add(token(*match.span(), match[0], is_soft=False))
    page.text = _LONG.sub(lambda match: _BLANK * len(match[0]), page.text)


def read_tokens(page: Page) -> None:
    """Take the names made of digits off the page first, so that their digits are not counted."""
    for match in page.free_matches(_PHONE):
        digits = (
            re.sub(r"\D", "", match[0].replace("+82", "0", 1))
            if "+82" in match[0]
            else re.sub(r"\D", "", match[0])
        )
        page.add(
            token(
                *match.span(),
                digits.replace("00", "0", 1) if digits.startswith("00") else digits,
                is_soft=False,
            )
        )
    for match in page.free_matches(_ALWAYS):
        page.add(token(*match.span(), match[0], is_soft=False))
    for match in page.free_matches(_SPATIAL):
        name = match[1] or _DIMENSION_WORDS[(match[2] or match[3]).lower()]
        page.add(token(*match.span(), f"{name}d", is_soft=match[1] is None))
    for match in page.free_matches(_MIXED):
        if _is_name(match[0].lower()):
            page.add(
                token(*match.span(), match[0].lower().replace("-", ""), is_soft=not match[0][0].isdigit())
            )


def _is_name(text: str) -> bool:
    letters = re.sub(r"[\d-]", "", text)
    if text[0].isdigit():
        return letters not in _SUFFIXES
    return letters not in _LABELS


def read_fractions(page: Page) -> None:
    """½, 1½, 1/3. With a whole number before it, it is a number like another; alone it is a share."""
    for match in page.free_matches(_GLYPH):
        value = _VULGAR[match[2]]
        _add_fraction(page, match, value, match[1])
    for match in page.free_matches(_FRACTION):
        if int(match[2]) < int(match[3]):
            _add_fraction(page, match, Decimal(match[2]) / Decimal(match[3]), match[1])


def _add_fraction(page: Page, match: re.Match[str], value: Decimal, whole: str | None) -> None:
    total = value + Decimal(whole or 0)
    page.add(Quantity(*match.span(), total, total, None, form="digits" if whole else "fraction"))


def read_digits(page: Page, language: str) -> None:
    """The remaining numbers in digits, as quantities without a unit."""
    pattern = {"ko": _KOREAN_SCALED, "en": _ENGLISH_SCALED}.get(language, re.compile(NUMBER))
    for match in page.free_matches(pattern):
        low, scale = _scaled(match, language)
        quantity = Quantity(*match.span(), low, low, scale=scale)
        _widen(page, quantity, language)
        page.add(quantity)


def _widen(page: Page, quantity: Quantity, language: str) -> None:
    """Sign, tolerance and the Korean "여" around a number."""
    if sign := _SIGN.search(page.text, max(0, quantity.start - 6), quantity.start):
        quantity.start, quantity.low, quantity.high = sign.start(), -quantity.low, -quantity.high
    if tolerance := _TOLERANCE.match(page.text, quantity.end):
        margin = Decimal(tolerance[1].replace(",", "")) * quantity.scale
        quantity.low, quantity.high, quantity.end = (
            quantity.low - margin,
            quantity.high + margin,
            tolerance.end(),
        )
        quantity.is_closed = True
    if language == "ko" and (odd := _ODD.match(page.text, quantity.end)):
        quantity.end, quantity.form = odd.end(), "odd"


def _scaled(match: re.Match[str], language: str) -> tuple[Decimal, Decimal]:
    if language == "ko":
        return korean_value(match[0])
    number = Decimal(match[1].replace(",", "")) if language == "en" else Decimal(match[0].replace(",", ""))
    scale = Decimal(_ENGLISH_SCALES[match[2].lower()]) if language == "en" and match[2] else ONE
    return number * scale, scale


def korean_value(text: str) -> tuple[Decimal, Decimal]:
    """The value of "1억 2천만", and the scale that a bare number before it in a range shares ("30~50만": 10,000)."""
    total = section = Decimal(0)
    number: Decimal | None = None
    scales = 0
    shared = ONE
    for piece in _PIECE.finditer(text.replace(" ", "")):
        if piece[1]:
            number = Decimal(piece[1].replace(",", ""))
        if not piece[2]:
            continue
        scale = Decimal(_SCALES[piece[2]])
        scales += 1
        shared *= scale
        if piece[2] in _SMALL_SCALES:
            section += (ONE if number is None else number) * scale
        else:
            total += (section + (number or 0) or ONE) * scale
            section = Decimal(0)
        number = None
    is_single = sum(character.isdigit() for character in text) > 0 and len(re.findall(r"[\d.,]+", text)) == 1
    return total + section + (number or 0), shared if is_single and scales else ONE

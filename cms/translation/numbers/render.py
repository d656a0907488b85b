"""Writes a new value the way an approved translation wrote the old one.

Keeps digits or words, the range sign and the unit of the old wording, and gets the English plural right. Knows plain
quantities, amounts of money and times of day; not dates, shares in words or compounds, for which it answers None.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .digits import NUMBER
from .mentions import Dimension, Mention, canonical
from .quantity import ONE, Unit
from .units import DAY, ENGLISH, ENGLISH_UNIT, HOUR, KOREAN_UNIT, MINUTE, MONTH, NIGHT, WEEK, YEAR, find_unit

_KO_DAY_NAMES = "하루 이틀 사흘 나흘 닷새 엿새 이레 여드레 아흐레 열흘"
_KO_SMALL = "영 한 두 세 네 다섯 여섯 일곱 여덟 아홉 열"
_EN_SMALL = "zero one two three four five six seven eight nine ten eleven twelve"
_EN_WORDS = _EN_SMALL.split()
_KO_WORDS = _KO_SMALL.split()
_KO_DAYS = _KO_DAY_NAMES.split()
_EN_NUMBER = rf"(?:{NUMBER}|(?:{'|'.join(_EN_WORDS)}|an?)\b)"
_EN = re.compile(
    rf"(?P<prefix>(?:KRW|USD|US\$|₩|\$)?\s?)(?P<a>{_EN_NUMBER})(?:(?P<join>\s?(?:–|-|~|—)\s?|\s(?:to|or)\s)(?P<b>{_EN_NUMBER}))?(?P<rest>.*)",
    re.IGNORECASE,
)
_KO = re.compile(
    rf"(?P<prefix>₩?)(?P<a>{NUMBER}|(?:{'|'.join(_KO_WORDS)})(?=\s))(?:(?P<join>\s?(?:~|–|-|에서\s)\s?)(?P<b>{NUMBER}))?(?P<rest>.*)"
)
_SCALE = re.compile(r"(\s?)(million|thousand|billion)\b(.*)", re.IGNORECASE)
_SCALES = {"thousand": Decimal(1000), "million": Decimal(10**6), "billion": Decimal(10**9)}
_PLAIN = frozenset({Dimension.PLAIN, Dimension.COUNT, Dimension.INDEX, Dimension.ORDINAL, Dimension.DECADE})
_OFTEN = {1: "once", 2: "twice"}
_UNIT_NAMES: dict[str, tuple[tuple[Unit, str], ...]] = {
    "en": ((MINUTE, "minute"), (HOUR, "hour"), (DAY, "day"), (WEEK, "week"), (MONTH, "month"), (YEAR, "year"), (NIGHT, "night")),
    "ko": ((MINUTE, "분"), (HOUR, "시간"), (DAY, "일"), (WEEK, "주"), (MONTH, "개월"), (YEAR, "년"), (NIGHT, "박")),
}  # fmt: skip
_EN_SYMBOL = re.compile(r"\s?(?:%|mm|cm|cc|mL|ml|°C?|kg|g|mg)$")
_MOST_DECIMALS = 2
_ARTICLE = re.compile(r"\b(an?)\s$", re.IGNORECASE)
_VOWEL = re.compile(r"8|11\b|18\b|eight|eleven|hour", re.IGNORECASE)
_ONE = re.compile(r"(?:1|one|an?)(?![\d.,–~-]|\sto\b|\sor\b)", re.IGNORECASE)
_VERB = re.compile(r"\s(?:(?P<one>is|was|has)|are|were|have)\b", re.IGNORECASE)


def render_like(partner: Mention, before: Mention, after: Mention, text: str, language: str) -> str | None:
    """The wording for `after` in place of `partner`, which says `before`."""
    base = language.split("-")[0]
    surface = partner.surface
    if "<" in surface or "&" in surface:
        return None
    if partner.dimension == Dimension.CLOCK == after.dimension:
        return _clock(after, surface, base)
    if special := _special(partner, after, base):
        return special
    match = (_EN if base == "en" else _KO).fullmatch(surface)
    if match is None:
        return None
    return (
        _english(match, before, after, text[partner.end :]) if base == "en" else _korean(match, before, after)
    )


def fits_between(left: str, text: str, right: str) -> bool:
    """Whether English words next to the new wording stay right: "a 3-week" before 8, "2 weeks are" before 1."""
    article = _ARTICLE.search(left)
    if article and (article[1].lower() == "an") != bool(_VOWEL.match(text)):
        return False
    is_singular = bool(_ONE.match(text))
    verb = _VERB.match(right)
    return verb is None or bool(verb["one"]) == is_singular


def _special(partner: Mention, after: Mention, language: str) -> str | None:
    """once and twice; 사흘."""
    value = after.low
    if after.low != after.high or value != value.to_integral_value():
        return None
    if language == "en" and partner.surface.lower() in _OFTEN.values() and after.dimension == Dimension.COUNT:
        return _cased(_OFTEN.get(int(value), f"{_word(value, _EN_WORDS)} times"), partner.surface)
    days = value / DAY.factor
    if (
        language == "ko"
        and partner.surface in _KO_DAYS
        and after.dimension == Dimension.TIME
        and days in range(1, 11)
    ):
        return _KO_DAYS[int(days) - 1]
    return None


def _word(value: Decimal, words: list[str]) -> str:
    is_small = value == value.to_integral_value() and 0 < value < len(words)
    return words[int(value)] if is_small else canonical(value)


def _cased(text: str, like: str) -> str:
    return text[0].upper() + text[1:] if like[0].isupper() else text


def _named_unit(rest: str, language: str) -> Unit | None:
    match = (KOREAN_UNIT if language == "ko" else ENGLISH_UNIT).match(rest)
    return find_unit(match, language, "digits") if match and match.end() == len(rest) else None


def _new_unit(rest: str, before: Mention, after: Mention, language: str) -> tuple[Unit | None, str]:
    """The unit to write, and how: the old one, or where the source changed its unit, the same in this language."""
    unit = _named_unit(rest, language)
    source_language = "ko" if language == "en" else "en"
    units = [_named_unit(_tail(mention.surface), source_language) for mention in (before, after)]
    if units[0] == units[1] or unit is None:
        return unit, rest
    separator = " " if language == "en" else ""
    for known, name in _UNIT_NAMES[language]:
        if units[1] == known:
            return known, separator + name
    return unit, rest


def _tail(surface: str) -> str:
    return re.sub(
        rf".*(?:{NUMBER}|\b(?:an?|{'|'.join(_EN_WORDS)})(?=[\s-]))", "", surface, flags=re.IGNORECASE
    )


def _short(value: Decimal) -> Decimal | None:
    exponent = value.normalize().as_tuple().exponent
    return value if isinstance(exponent, int) and exponent >= -_MOST_DECIMALS else None


def _ends(after: Mention, factor: Decimal) -> tuple[Decimal, Decimal] | None:
    low, high = _short(after.low / factor), _short(after.high / factor)
    return None if low is None or high is None else (low, high)


def _english(match: re.Match[str], before: Mention, after: Mention, following: str) -> str | None:
    rest, scale = match["rest"], ONE
    if scaled := _SCALE.fullmatch(rest):
        scale = _SCALES[scaled[2].lower()]
        rest = scaled[3]
    unit, rest = _new_unit(rest, before, after, "en")
    if after.dimension not in _PLAIN and unit is None and not match["prefix"].strip():
        return None
    ends = _ends(after, scale * (unit.factor if unit else ONE))
    if ends is None or (unit is None and after.dimension == Dimension.COUNT and _flips(match, ends)):
        return None
    is_word = not match["a"][0].isdigit()
    numbers = [
        _english_number(value, match["a"], is_word=is_word, is_money=after.dimension == Dimension.MONEY)
        for value in ends
    ]
    number = (
        numbers[0] if ends[0] == ends[1] else (match["join"] or (" to " if is_word else "–")).join(numbers)
    )
    if not rest.startswith("-"):
        rest = _plural(rest, is_one=ends == (1, 1))
    return match["prefix"] + number + (scaled[1] + scaled[2] if scaled else "") + rest


def _flips(match: re.Match[str], ends: tuple[Decimal, Decimal]) -> bool:
    """Whether a noun outside the mention would have to become plural or singular."""
    was_one = match["b"] is None and match["a"].lower() in {"1", "one", "a", "an"}
    return was_one != (ends == (1, 1))


def _english_number(value: Decimal, like: str, *, is_word: bool, is_money: bool) -> str:
    if is_word:
        return _cased(_word(value, _EN_WORDS), like)
    return (
        format(value.normalize(), ",f")
        if is_money or value >= 10_000
        else canonical(value).zfill(len(like) if like.startswith("0") else 0)
    )


def _plural(rest: str, *, is_one: bool) -> str:
    if _EN_SYMBOL.fullmatch(rest) or not rest.strip():
        return rest
    singular = rest.removesuffix("es") if rest.endswith("inches") else rest.removesuffix("s")
    if singular.strip().lower() not in ENGLISH or (
        f"{singular.strip().lower()}s" not in ENGLISH and "inch" not in singular
    ):
        return rest
    return singular if is_one else singular + ("es" if singular.endswith("inch") else "s")


def _korean(match: re.Match[str], before: Mention, after: Mention) -> str | None:
    unit, rest = _new_unit(match["rest"], before, after, "ko")
    if after.dimension == Dimension.MONEY:
        return _won(match, after)
    if unit is None and after.dimension not in _PLAIN:
        return None
    ends = _ends(after, unit.factor if unit else ONE)
    if ends is None:
        return None
    is_word = not match["a"][0].isdigit()
    if is_word and (ends[0] != ends[1] or not 0 < ends[0] < len(_KO_WORDS)):
        return None
    numbers = [_word(value, _KO_WORDS) if is_word else canonical(value) for value in ends]
    number = numbers[0] if ends[0] == ends[1] else (match["join"] or "~").join(numbers)
    return match["prefix"] + number + rest


def _won(match: re.Match[str], after: Mention) -> str | None:
    """1,200,000 as 120만, if the old amount was written so and the new one is round."""
    if after.low != after.high or not match["rest"].strip().endswith("원"):
        return None
    if not re.search("[만억]", match["rest"]):
        return f"{int(after.low):,}{match['rest']}"
    hundreds, rest = divmod(int(after.low), 10**8)
    tens, units = divmod(rest, 10**4)
    if units:
        return None
    amount = " ".join(
        part for part in (f"{hundreds}억" if hundreds else "", f"{tens:,}만" if tens else "") if part
    )
    return amount + (" 원" if " 원" in match["rest"] else "원")


def _clock(after: Mention, surface: str, language: str) -> str | None:
    if after.qualifier or after.low != after.high or re.search(r"noon|midnight|정오|자정|반|half", surface):
        return None
    hour, minute = divmod(int(after.low), 60)
    shown, is_morning = hour % 12 or 12, hour < 12
    if language == "ko":
        half = ("오전 " if is_morning else "오후 ") if re.match("오[전후]", surface) else ""
        return f"{half}{shown}시" + (f" {minute}분" if minute else "") if half and "시" in surface else None
    if match := re.search(r"\s?[ap](\.?)\s?m\.?$", surface, re.IGNORECASE):
        half = ("a.m." if is_morning else "p.m.") if match[1] else ("am" if is_morning else "pm")
        space = " " if match[0].startswith(" ") else ""
        return f"{shown}" + (f":{minute:02}" if minute or ":" in surface else "") + space + half
    return None

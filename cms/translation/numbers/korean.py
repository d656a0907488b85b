"""Korean numerals in words: native (두, 열두, 네다섯), Sino-Korean (삼십, 이삼) and the ordinals made of them.

A numeral is only believed where a counter or a unit follows, or where the native form stands before a noun as a
determiner ("두 층"); syllables such as 한, 네, 열, 이, 일 are far more often something else.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from .digits import korean_value
from .quantity import Page, Quantity
from .units import KOREAN_UNIT, ORDINAL, THING, find_unit

_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_NOUNS = {"하나": 1, "둘": 2, "셋": 3, "넷": 4}
_TENS = {
    "열": 10,
    "스물": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
_PAIRS = {
    "한두": (1, 2), "두세": (2, 3), "두서너": (2, 4), "두어": (2, 2), "서너": (3, 4), "세네": (3, 4), "너댓": (4, 5),
    "네댓": (4, 5), "너덧": (4, 5), "네다섯": (4, 5), "너다섯": (4, 5), "네다서": (4, 5), "대여섯": (5, 6), "댓": (5, 5), "예닐곱": (6, 7),
    "일고여덟": (7, 8), "일여덟": (7, 8), "엳아홉": (8, 9), "여덟아홉": (8, 9), "다섯여섯": (5, 6), "여섯일곱": (6, 7), "일곱여덟": (7, 8),
}  # fmt: skip
_BEFORE_MONTHS = {"석": 3, "넉": 4}
_DETERMINERS = frozenset(
    {
        "두",
        "세",
        "다섯",
        "여섯",
        "일곱",
        "여덟",
        "아홉",
        "열두",
        "스무",
        "한두",
        "두세",
        "서너",
        "두어",
        "네다섯",
        "대여섯",
    }
)
_PAIRED = re.compile(r"\s(?:눈|볼|뺨|손|귀|팔|다리|발|입술|턱)")
_NOUN = re.compile(r"\s[가-힣]")
_FOUR_NOUN = re.compile(
    r"\s(?:층|방향|단계|모서리|수술|시술|근육|구역|군|사람|요소|절개|점|조각|영역|손|명|증상|원칙|항목)"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:”\"'\n]\s?)$")

_SINO_DIGITS = {character: value for value, character in enumerate("일이삼사오육칠팔구", 1)}
_SINO = re.compile(r"(?<![가-힣\d])[일이삼사오육칠팔구십백천만억]{1,9}(?=\s?[가-힣%℃])")
_SINO_PAIRS = {first + second for first, second in pairwise("일이삼사오육칠팔구")} | {"오륙", "육칠"}
_SURE_UNITS = frozenset({"개월", "퍼센트", "밀리미터", "센티미터", "주일", "단계", "회", "세기", "차례"})
_ALONE_UNITS = _SURE_UNITS | {"년", "주", "분", "초", "일", "도", "세", "원"}
_DOUBTFUL = frozenset("이일")


def _lexicon() -> dict[str, tuple[int, int]]:
    words = {name: (value, value) for name, value in (_ONES | _NOUNS | {"스무": 20}).items()}
    words |= _PAIRS
    for ten, base in _TENS.items():
        words[ten] = (base, base)
        words |= {ten + name: (base + value, base + value) for name, value in (_ONES | _NOUNS).items()}
    words |= {f"열{name}": (10 + low, 10 + high) for name, (low, high) in _PAIRS.items()}
    return words


_LEXICON = _lexicon()
_SPACED = {
    f"{first} {second}"
    for first, second in (
        ("한", "두"),
        ("두", "세"),
        ("세", "네"),
        ("네", "다섯"),
        ("다섯", "여섯"),
        ("여섯", "일곱"),
        ("일곱", "여덟"),
    )
}
_ALTERNATIVES = "|".join(sorted(_SPACED | set(_LEXICON), key=len, reverse=True))
_NATIVE = re.compile(rf"(?<![가-힣\d])(?=[한하두둘세셋네넷너댓다대여예엳일열스서마쉰아])(?:{_ALTERNATIVES})")
_MONTHS = re.compile(r"(?<![가-힣])([석넉])\s(?=달|장|주|점|줄)")
_ORDINAL = re.compile(rf"(?<![가-힣\d])(첫|{_ALTERNATIVES})(?:\s?번\s?째|째(?=[,.:)\s은는의로]|$))")
_FIRST = re.compile(r"(?<![가-힣])첫(?=날|\s[가-힣]|[주해달])|제?(?<![가-힣])일차적")
_NOT_NUMBERS = re.compile(
    r"두\s?번\s?다시|한\s?번에|한번(?=쯤|이라도|\s?더|\s?에)|한\s?편(?=[,\s으])|한\s?가지로|둘러|둘레|네트|네비|세로|세심|세밀|세련|세부|열감|열린|다섯째줄|하나하나|하나씩|둘째가라면|한\s?눈에|한\s?층|한\s?결|한몫|한창|한계|일대일|이중|삼중|사각|삼각|오각|이\s?분의|백옥|천연|만성|천천히|두드러|세\s?요"
)


def read_idioms(page: Page) -> None:
    """Take the words off the page that only look like numerals."""
    page.ignore(_NOT_NUMBERS)


def read_ordinals(page: Page) -> None:
    """첫째, 두 번째; 첫 alone may be left out in the other language."""
    for match in page.free_matches(_ORDINAL):
        name = match[1].replace(" ", "")
        low, high = (1, 1) if name == "첫" else _LEXICON[name]
        page.add(Quantity(*match.span(), Decimal(low), Decimal(high), ORDINAL, is_soft=low == 1))
    for match in page.free_matches(_FIRST):
        page.add(Quantity(*match.span(), Decimal(1), Decimal(1), ORDINAL, is_soft=True))


def read_native(page: Page) -> None:
    """Native numerals with their counters, as far as the counter is needed to believe them."""
    for match in page.free_matches(_MONTHS):
        value = Decimal(_BEFORE_MONTHS[match[1]])
        page.add(Quantity(match.start(), match.start() + 1, value, value, form="native"))
    for match in page.free_matches(_NATIVE):
        name = match[0].replace(" ", "")
        low, high = _LEXICON[name]
        quantity = Quantity(
            *match.span(), Decimal(low), Decimal(high), form="native", is_approximate=name in _PAIRS
        )
        quantity.is_closed = low != high
        if _is_believed(page, quantity, name):
            page.add(quantity)


def _is_believed(page: Page, quantity: Quantity, name: str) -> bool:
    unit_match = KOREAN_UNIT.match(page.text, quantity.end)
    if unit_match and not unit_match["symbol"]:
        unit = find_unit(unit_match, "ko", "native")
        quantity.is_soft = quantity.high == 1 and not unit.is_measure
        return True
    if unit_match:
        return True
    return _stands_alone(page, quantity, name)


def _stands_alone(page: Page, quantity: Quantity, name: str) -> bool:
    if name in _NOUNS:
        quantity.is_soft, quantity.unit = True, THING
        return not _NOUN.match(page.text, quantity.end) or name == "둘"
    if name == "네":
        quantity.unit = THING
        starts = page.preceded_by(_SENTENCE_START, quantity.start)
        return bool(_FOUR_NOUN.match(page.text, quantity.end)) and not starts
    if name in _DETERMINERS and _NOUN.match(page.text, quantity.end):
        quantity.unit = THING
        quantity.is_soft = name == "두" and bool(_PAIRED.match(page.text, quantity.end))
        return True
    return False


def read_sino(page: Page) -> None:
    """삼십 분, 이십 대, 이삼 일, 백만 원: Sino-Korean words before a unit."""
    for match in page.free_matches(_SINO):
        name = match[0]
        unit_match = KOREAN_UNIT.match(page.text, match.end())
        if unit_match is None or not _is_sino_number(name, unit_match):
            continue
        low, high, scale = _sino_value(name)
        page.add(Quantity(*match.span(), low, high, scale=scale, form="sino", is_closed=low != high))


def _is_sino_number(name: str, unit_match: re.Match[str]) -> bool:
    if unit_match["symbol"]:
        return len(name) > 1
    unit, is_spaced = unit_match["word"], unit_match[0].startswith(" ")
    if name == "일이":
        return unit in {"개월", "주일", "회"}
    if len(name) > 1:
        return True
    if name in _DOUBTFUL:
        return (unit in _SURE_UNITS and not (is_spaced and unit in {"단계", "회"})) or name + unit_match[
            0
        ] == "일 년"
    return unit in _SURE_UNITS or (is_spaced and unit in _ALONE_UNITS) or (name in "십백천만" and is_spaced)


def _sino_value(name: str) -> tuple[Decimal, Decimal, Decimal]:
    head, tail = name[:2], name[2:]
    if head in _SINO_PAIRS and all(character in "십백천만억" for character in tail):
        ends = (_SINO_DIGITS.get(character, 6) for character in head)
        low, high = (korean_value(f"{end}{tail}")[0] for end in ends)
        return low, high, Decimal(1)
    digits = "".join(str(_SINO_DIGITS.get(character, character)) for character in name)
    return korean_value(digits)[0], korean_value(digits)[0], Decimal(1)


def korean_word_value(text: str) -> Decimal:
    """The value of a single Korean numeral, native or Sino-Korean."""
    if text in _LEXICON:
        return Decimal(_LEXICON[text][0])
    return _sino_value(text)[0]

"""The units and counters of both languages, as data.

Each surface form maps to a `Unit`; a guard is what must not follow it ("정" is a tablet, but not in "정도"). Counters
name a class of thing only where confusing two classes is a mistake (times, people, places); other nouns are countable
without a class, since the two languages count with different words.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .mentions import Dimension as D
from .quantity import Unit

SECOND, MINUTE, HOUR = Unit(D.TIME), Unit(D.TIME, Decimal(60)), Unit(D.TIME, Decimal(3600))
DAY, WEEK, FORTNIGHT = (Unit(D.TIME, Decimal(86400 * days)) for days in (1, 7, 14))
MONTH, YEAR = Unit(D.CALENDAR), Unit(D.CALENDAR, Decimal(12))
NIGHT = Unit(D.NIGHT)
DECADE = Unit(D.DECADE)
AGE = Unit(D.CALENDAR, Decimal(12), "age")
TIMES, PEOPLE, PLACES = (Unit(D.COUNT, qualifier=name) for name in ("times", "people", "places"))
THING = Unit(D.COUNT)
INDEX = Unit(D.INDEX)
ORDINAL = Unit(D.ORDINAL)
SHARE = Unit(D.SHARE)
PERCENT = Unit(D.SHARE, Decimal("0.01"))
CELSIUS = Unit(D.DEGREE, qualifier="celsius")
DEGREE = Unit(D.DEGREE)


def _length(factor: str) -> Unit:
    return Unit(D.LENGTH, Decimal(factor))


def _other(name: str) -> Unit:
    return Unit(D.OTHER, qualifier=name)


SYMBOLS: dict[str, Unit] = {
    **dict.fromkeys(("mm", "㎜"), _length("1")),
    **dict.fromkeys(("cm", "㎝"), _length("10")),
    "m": _length("1000"),
    **dict.fromkeys(("µm", "μm", "㎛"), _length("0.001")),
    **dict.fromkeys(("cc", "㏄", "ml", "㎖"), Unit(D.VOLUME)),
    **dict.fromkeys(("l", "\u2113"), Unit(D.VOLUME, Decimal(1000))),
    **dict.fromkeys(("mg", "㎎"), Unit(D.MASS)),
    **dict.fromkeys(("µg", "μg", "mcg"), Unit(D.MASS, Decimal("0.001"))),
    "g": Unit(D.MASS, Decimal(1000)),
    **dict.fromkeys(("kg", "㎏"), Unit(D.MASS, Decimal(1_000_000))),
    **dict.fromkeys(("℃", "°c", "° c"), CELSIUS),
    "°": DEGREE,
    **dict.fromkeys(("%", "%p"), PERCENT),
    **{
        name: _other(name)
        for name in ("j", "w", "hz", "khz", "mhz", "mmhg", "kcal", "iu", "nm", "km", "kg/m²")
    },
    **{name: Unit(D.MONEY, qualifier=name.upper()) for name in ("krw", "usd", "jpy", "eur", "cny")},
    **dict.fromkeys(("h", "hr", "hrs"), HOUR),
    **dict.fromkeys(("min", "mins"), MINUTE),
    **dict.fromkeys(("s", "sec", "secs"), SECOND),
}

KOREAN: dict[str, Unit] = {
    "초": SECOND, "분": MINUTE, "시간": HOUR, "일": DAY, "일 밤": NIGHT, "일간": DAY, "주": WEEK, "주일": WEEK, "주간": WEEK,
    "개월": MONTH, "달": MONTH, "년": YEAR, "해": YEAR, "박": NIGHT, "밤": NIGHT,
    "살": AGE, "세": AGE, "대": DECADE,
    **dict.fromkeys(("밀리미터", "밀리"), _length("1")),
    **dict.fromkeys(("센티미터", "센티", "센치"), _length("10")),
    "미터": _length("1000"), "마이크로미터": _length("0.001"), "인치": _length("25.4"),
    **dict.fromkeys(("밀리리터", "씨씨", "시시"), Unit(D.VOLUME)), "리터": Unit(D.VOLUME, Decimal(1000)),
    "밀리그램": Unit(D.MASS), "그램": Unit(D.MASS, Decimal(1000)), "킬로그램": Unit(D.MASS, Decimal(1_000_000)),
    "도": DEGREE, **dict.fromkeys(("퍼센트", "프로", "퍼센트포인트"), PERCENT),
    "원": Unit(D.MONEY, qualifier="KRW"), "달러": Unit(D.MONEY, qualifier="USD"),
    "엔": Unit(D.MONEY, qualifier="JPY"), "유로": Unit(D.MONEY, qualifier="EUR"), "위안": Unit(D.MONEY, qualifier="CNY"),
    **dict.fromkeys(("번", "회", "차례", "배", "번씩"), TIMES),
    **dict.fromkeys(("명", "인", "사람"), PEOPLE),
    **dict.fromkeys(("곳", "군데", "지점"), PLACES),
    **dict.fromkeys(
        ("가지", "종류", "종", "개", "알", "정", "병", "줄", "겹", "쌍", "층", "단계", "쪽", "점", "건", "팀", "부위",
         "방향", "갈래", "부분", "면", "선", "축", "방울", "잔", "켤레", "벌", "그루", "판", "포인트", "샷", "가닥", "코", "땀", "바늘",
         "칸", "컵", "숟가락", "방", "편", "과", "모금", "조각", "봉지", "포", "캡슐", "세트", "손가락", "요소", "항목"),
        THING,
    ),
    **dict.fromkeys(("단계", "층", "차", "호", "위", "급", "등급", "기", "형", "세대", "권", "장"), INDEX),
    "유닛": _other("unit"),
}  # fmt: skip
# Where a native numeral takes the counter, it is surely a count.
KOREAN_NATIVE: dict[str, Unit] = {**dict.fromkeys(("단계", "층", "대", "장"), THING), "분": PEOPLE}

KOREAN_GUARDS: dict[str, str] = {
    "초": "초과|초반|초기", "분": "분의|분할", "일": "일차|일\\s?째|일상|일반|일부", "주": "주\\s?차|주년|주름|주의|주사|주변",
    "주일": "주일\\s?째", "주간": "주간지", "년": "년\\s?차|년대", "달": "달\\s?째", "해": "해서|해야|해당|해소|해도|해\\s?주",
    "박": "박리", "밤": "밤사이", "살": "살짝", "세": "세대|세트|세포", "대": "대로|대비|대칭|대학",
    "도": "도록|도움", "원": "원인|원래|원칙|원하|원장|원데이", "번": "번째", "회": "회차|회복|회째", "배": "배액",
    "명": "명확", "인": "인치|인분|인실|인해", "개": "개월|개선|개인|개소", "알": "알아", "정": "정도|정확|정상|정품",
    "장": "장비|장기|장점|장소", "병": "병원|병행|병변", "종": "종류|종합", "점": "점차|점점", "선": "선택|선생", "면": "면회|면역",
    "과": "과정|과\\s", "코": "코끝|코 ", "방": "방문|방법|방향|방울", "편": "편입|편이|편안|편하|편차|편도",
    "포": "포인트|포함", "차": "차례|차이|차원|차적", "기": "기간|기본|기준|기존|기능|기술|기기", "위": "위치|위한|위해|위험",
    "호": "호전", "급": "급격", "형": "형태|형성", "건": "건강|건조", "판": "판단", "부위": "부위별", "층": "층위", "팀": "팀장",
    "쌍": "쌍꺼풀", "조각": "조각술", "축": "축소", "대칭": "", "밀리": "밀리지", "벌": "벌리|벌어", "칸": "",
    "시시": "시시각각", "프로": "프로그램|프로젝트|프로필", "엔": "엔진", "권": "권장|권해|권하|권유", "가지": "가지고|가지런",
}  # fmt: skip

_ENGLISH_PLURAL: dict[str, Unit] = {
    "second": SECOND, "minute": MINUTE, "hour": HOUR, "day": DAY, "week": WEEK, "fortnight": FORTNIGHT, "night": NIGHT,
    "month": MONTH, "year": YEAR, "wk": WEEK, "mo": MONTH, "yr": YEAR,
    **dict.fromkeys(("millimetre", "millimeter"), _length("1")),
    **dict.fromkeys(("centimetre", "centimeter"), _length("10")),
    **dict.fromkeys(("metre", "meter"), _length("1000")), **dict.fromkeys(("micron", "micrometre", "micrometer"), _length("0.001")),
    "inch": _length("25.4"),
    **dict.fromkeys(("millilitre", "milliliter"), Unit(D.VOLUME)), **dict.fromkeys(("litre", "liter"), Unit(D.VOLUME, Decimal(1000))),
    "milligram": Unit(D.MASS), "gram": Unit(D.MASS, Decimal(1000)), "kilogram": Unit(D.MASS, Decimal(1_000_000)),
    "dollar": Unit(D.MONEY, qualifier="USD"), "euro": Unit(D.MONEY, qualifier="EUR"),
    "time": TIMES, "point": THING, "unit": _other("unit"),
    **dict.fromkeys(("patient", "woman", "man", "surgeon", "doctor", "individual", "adult", "nurse", "specialist"), PEOPLE),
    **dict.fromkeys(("place", "site", "spot", "location", "area"), PLACES),
    **dict.fromkeys(("step", "stage", "phase", "layer", "level", "grade"), THING),
}  # fmt: skip
_ENGLISH_FIXED: dict[str, Unit] = {
    **dict.fromkeys(("degrees celsius", "degree celsius", "degrees c", "degrees centigrade"), CELSIUS),
    **dict.fromkeys(("degrees", "degree"), DEGREE),
    **dict.fromkeys(("percent", "per cent", "percentage points", "percentage point"), PERCENT),
    **dict.fromkeys(("inches",), _length("25.4")),
    **dict.fromkeys(("people", "persons", "women", "men", "staff"), PEOPLE),
    **dict.fromkeys(("won", "korean won"), Unit(D.MONEY, qualifier="KRW")), "yen": Unit(D.MONEY, qualifier="JPY"),
    "fold": TIMES, "years of age": AGE, "years old": AGE, "year-old": AGE, "year-olds": AGE, "year old": AGE, "yuan": Unit(D.MONEY, qualifier="CNY"),
}  # fmt: skip
ENGLISH: dict[str, Unit] = {
    **_ENGLISH_PLURAL,
    **{f"{name}s": unit for name, unit in _ENGLISH_PLURAL.items()},
    **_ENGLISH_FIXED,
}


def _longest_first(names: dict[str, Unit]) -> list[str]:
    return sorted(names, key=len, reverse=True)


def _korean_form(name: str) -> str:
    guard = KOREAN_GUARDS.get(name, "")
    return f"(?!{guard}){name}" if guard else name


_SYMBOL = "|".join(re.escape(name) for name in _longest_first(SYMBOLS))
_SYMBOL_UNIT = rf"(?P<symbol>{_SYMBOL})(?![A-Za-z0-9])"
KOREAN_UNIT = re.compile(
    rf"\s?(?:{_SYMBOL_UNIT}|(?P<word>{'|'.join(map(_korean_form, _longest_first(KOREAN)))}))", re.IGNORECASE
)
_FILLER = r"full|whole|more|additional|further|extra|consecutive|calendar|business|working|other|different|or more|or fewer|or less|plus|separate|small|short|long|main"
ENGLISH_UNIT = re.compile(
    rf"\s?(?:{_SYMBOL_UNIT}|\+?[\s-]?(?:(?:{_FILLER})\s){{0,2}}(?P<word>{'|'.join(map(re.escape, _longest_first(ENGLISH)))})\b)",
    re.IGNORECASE,
)
FREE_NOUN = re.compile(
    r"[\s-](?!to\b|or\b|and\b|in\b|of\b|is\b|at\b|on\b|for\b|after\b|before\b|the\b)[a-z]{2,}", re.IGNORECASE
)


def find_unit(match: re.Match[str], language: str, form: str) -> Unit:
    """The unit that a match of `KOREAN_UNIT` or `ENGLISH_UNIT` names."""
    if match["symbol"]:
        return SYMBOLS[match["symbol"].lower()]
    name = match["word"].lower()
    if language == "en":
        return ENGLISH[name]
    return KOREAN_NATIVE.get(name, KOREAN[name]) if form == "native" else KOREAN[name]

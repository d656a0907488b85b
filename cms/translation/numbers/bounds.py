"""What stands around a quantity: at least, within, about, before, after.

Korean says it after the number (이상, 이내, 미만, 까지) or well before it (최대, 적어도); English on either side. Only
words that belong to the quantity are read: no punctuation and no other number may lie between.
"""

from __future__ import annotations

import re

from .mentions import Bound, Dimension, Direction
from .quantity import Page, Quantity

_KO_FILL = r"(?:\s?(?:정도|가량|쯤|간|동안|의|을|를|이|가|은|는|로|에|째|여|내외|안팎|씩))?"
_KO_AFTER: tuple[tuple[str, Bound], ...] = (
    (r"(?:을|를|이|가)?\s?(?:넘지|초과하지|넘기지|넘어서지|초과할\s수\s없)", Bound.AT_MOST),
    (r"\s?이상(?!적|하|한|반응|이\s(?:있|생|발)|\s?(?:반응|증상|소견|징후|여부))", Bound.AT_LEAST),
    (r"\s?이하", Bound.AT_MOST),
    (r"\s?(?:이내|내(?=에|로|\s|,|$|의)|안(?=에|으로|쪽)|안쪽)", Bound.AT_MOST),
    (r"(?:이|도|가)?\s?(?:미만|(?:채\s)?(?:안\s|되지|걸리지|못\s?되|안되))", Bound.LESS_THAN),
    (r"(?:을|를)?\s?초과", Bound.MORE_THAN),
    (r"(?:을|를|이|가|도)?\s?(?:넘(?!지|기지|어서지)|웃도|웃돌)", Bound.MORE_THAN),
    (r"(?:보다|도)\s(?:더\s)?(?:적|짧|작|낮|얇|빨|어린|젊|가는|가늘|가벼|덜)", Bound.LESS_THAN),
    (r"(?:보다)\s(?:더\s)?(?:많|길|긴|오래|오랜|크|큰|높|두꺼|두껍|깊|늦|굵|무거|넓)", Bound.MORE_THAN),
    (r"\s?까지", Bound.UNTIL),
)
_KO_AFTER_PATTERNS = tuple((re.compile(f"{_KO_FILL}{pattern}"), bound) for pattern, bound in _KO_AFTER)
_KO_GAP = r"(?:\s+(?:[가-힣]+\s){0,3})?"
_KO_BEFORE: tuple[tuple[str, Bound], ...] = (
    (
        rf"(?<![가-힣])(?:최대(?:로|한\s?(?=$))?|최장|많아야|길어도|길어야|늦어도|많아도|커도|커야|아무리\s길어도){_KO_GAP}",
        Bound.AT_MOST,
    ),
    (
        rf"(?<![가-힣])(?:최소(?:한|로)?|적어도|짧아도|못해도|최하|빨라도|작아도|최저|하한)(?!\s?(?:절개|침습)){_KO_GAP}",
        Bound.AT_LEAST,
    ),
    (r"≥\s?", Bound.AT_LEAST),
    (r"≤\s?", Bound.AT_MOST),
    (r"<\s?", Bound.LESS_THAN),
    (r">\s?", Bound.MORE_THAN),
)
_KO_BEFORE_PATTERNS = tuple((re.compile(f"{pattern}$"), bound) for pattern, bound in _KO_BEFORE)
_KO_APPROXIMATE_AFTER = re.compile(r"(?:\s?(?:이상|이내))?\s?(?:정도|가량|쯤|안팎|내외|전후|남짓|여)")
_KO_APPROXIMATE_BEFORE = re.compile(r"(?:약|대략|거의|보통|얼추)\s?$")
_KO_DIRECTION = re.compile(
    r"(?:\s?(?:정도|가량|쯤|이내|이상|간))?\s?(?:(?P<before>(?:이?전)(?=[에까부\s,.의은엔으과]|$))|(?P<after>후|뒤|이후|지나|경과|지난))"
)

_EN_LINK = r"(?:\s(?:about|around|approximately|roughly|the|a|an|the\sfirst|the\snext|another|a\sfurther|the\slast|some|another|age|the\sage\sof|(?:a\s)?period\sof|KRW|USD))*\s(?:[$₩])?"
_EN_BEFORE: tuple[tuple[str, Bound], ...] = (
    (
        r"\b(?:not|never|n't|no|cannot|rarely|without|hardly)\s(?:(?:\w+)\s){0,2}?(?:more\sthan|longer\sthan|over|exceed\w*|above|later\sthan|greater\sthan|older\sthan|beyond)",
        Bound.AT_MOST,
    ),
    (
        r"\b(?:not|no|never|n't)\s(?:\w+\s)?(?:less|fewer|shorter|sooner|earlier|younger|smaller|lower)\sthan",
        Bound.AT_LEAST,
    ),
    (
        r"\b(?:within|up\sto|at\s(?:the\s)?most|(?:a\s|the\s)?maximum(?:\sof)?|max\.?|inside|as\s(?:much|many|long)\sas|in\sup\sto|limited\sto|capped\sat|no\slater\sthan|not\sexceeding)",
        Bound.AT_MOST,
    ),
    (
        r"\b(?:at\s(?:the\s(?:very\s)?)?least|at\sa\sminimum|(?:a\s|the\s)?minimum(?:\sof)?|min\.?|upwards\sof|as\s(?:little|few)\sas)",
        Bound.AT_LEAST,
    ),
    (
        r"\b(?:more|longer|older|greater|higher|larger|deeper|bigger|thicker|hotter|warmer|wider|later|heavier)\sthan|\b(?:exceed(?:s|ing|ed)?|above|in\sexcess\sof|beyond)",
        Bound.MORE_THAN,
    ),
    (
        r"\b(?:less|fewer|shorter|younger|smaller|lower|thinner|cooler|sooner|lighter|narrower|earlier)\sthan|\b(?:under|below)|\b(?:just|a\slittle)\sunder",
        Bound.LESS_THAN,
    ),
    (r"\b(?:until|till|through(?:\sto)?)", Bound.UNTIL),
    (r"\bover", Bound.OVER),
)
_EN_BEFORE_PATTERNS = tuple(
    (re.compile(f"(?:{pattern}){_EN_LINK}$", re.IGNORECASE), bound) for pattern, bound in _EN_BEFORE
)
_SIGNS = tuple(
    (re.compile(f"{sign}\\s?$"), bound)
    for sign, bound in (
        ("≥|>=", Bound.AT_LEAST),
        ("≤|<=", Bound.AT_MOST),
        ("<", Bound.LESS_THAN),
        (">", Bound.MORE_THAN),
    )
)
_EN_AFTER: tuple[tuple[str, Bound], ...] = (
    (
        r"(?:\s(?:old|of\sage|long|in\slength|in\stotal|of\sexperience))?,?\s(?:or|and)\s(?:more|longer|over|older|above|greater|higher|up|upwards?|beyond|later|deeper|larger)\b(?!\sthan)|\s?\+(?!\s?\d)|\splus\b|,?\sat\s(?:the\s(?:very\s)?)?least\b|,?\sat\sa\sminimum\b|\s(?:minimum|min\.)(?=[\s,.)]|$)",
        Bound.AT_LEAST,
    ),
    (
        r"(?:\s(?:old|of\sage|long|in\slength))?,?\s(?:or|and)\s(?:less|fewer|under|younger|below|shorter|sooner|lower|smaller|earlier)\b(?!\sthan)|,?\sat\s(?:the\s)?(?:most|latest|maximum)\b|\s(?:maximum|max\.?|tops)(?=[\s,.)]|$)",
        Bound.AT_MOST,
    ),
)
_EN_AFTER_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), bound) for pattern, bound in _EN_AFTER)
_INSIDE = re.compile(r"(?P<least>\+|\bor\smore\b|\bplus\b)|(?P<most>\bor\s(?:less|fewer)\b)", re.IGNORECASE)
_EN_APPROXIMATE_BEFORE = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.|roughly|some|nearly|almost|circa|an\saverage\sof)\s(?:an?\s|the\s)?|~\s?)$",
    re.IGNORECASE,
)
_EN_APPROXIMATE_AFTER = re.compile(r"\s(?:or\sso|approximately|on\saverage|-odd)\b|-odd\b", re.IGNORECASE)
_EN_BEFORE_EVENT = re.compile(
    r"(?:\s(?:or\smore|or\sless|or\sso|prior))?\s(?:before|prior|ago|earlier|in\sadvance|beforehand|ahead|pre-?op\w*)\b",
    re.IGNORECASE,
)
_EN_AFTER_EVENT = re.compile(
    r"(?:\s(?:or\smore|or\sless|or\sso|later))?\s(?:after|later|following|post|post-?\s?op\w*|afterwards?|on\b)",
    re.IGNORECASE,
)
_EN_AFTER_BEFORE = re.compile(
    r"\b(?:after|following)\s(?:about\s|approximately\s|around\s|the\sfirst\s|roughly\s|another\s|only\s|just\s|at\sleast\s)?$",
    re.IGNORECASE,
)
_DURING = re.compile(
    r"\bover\s(?:the|a\s(?:period|course|span|number)|several)\b|\b(?:spread|gradual\w*|subsid\w*|settl\w*|fad\w*|disappear\w*|improv\w*|divid\w*|perform\w*|carr\w*\sout|appear\w*|resolv\w*|develop\w*)\s(?:\w+\s){0,2}over\s",
    re.IGNORECASE,
)
_LATENESS = re.compile(
    r"(?P<late>늦어도|\bno\slater\sthan|\bat\sthe\slatest)|빨라도|일러도|\b(?:no|not)\s(?:earlier|sooner)\sthan|\bat\sthe\searliest",
    re.IGNORECASE,
)
_UNBOUNDED = frozenset(
    {
        Dimension.DATE,
        Dimension.CLOCK,
        Dimension.WEEKDAY,
        Dimension.RELATIVE_DAY,
        Dimension.TOKEN,
        Dimension.RATIO,
    }
)
_REACH = 48


def read_surroundings(page: Page, language: str) -> None:
    """Give every quantity its bound, its direction and whether it is approximate."""
    page.sort()
    for index, quantity in enumerate(page.quantities):
        floor = page.quantities[index - 1].end if index else 0
        floor = max(floor, quantity.start - _REACH)
        if quantity.dimension in _UNBOUNDED:
            continue
        if language == "ko":
            _read_korean(page.text, quantity, floor)
        else:
            _read_english(page.text, quantity, floor)
        _turn_lateness(page.text, quantity, floor)
        if quantity.form == "odd":
            quantity.is_approximate = True
            if quantity.bound == Bound.EXACT:
                quantity.bound = Bound.ODD


def _read_korean(text: str, quantity: Quantity, floor: int) -> None:
    before = _first_before(text, _KO_BEFORE_PATTERNS, quantity.start, floor)
    after = _first_after(text, _KO_AFTER_PATTERNS, quantity.end)
    quantity.bound = _chosen(quantity, before, after)
    if (
        quantity.bound == Bound.EXACT
        and quantity.dimension == Dimension.MONEY
        and text.startswith("부터", quantity.end)
    ):
        quantity.bound = Bound.FROM
    quantity.is_approximate |= bool(
        _KO_APPROXIMATE_AFTER.match(text, quantity.end)
        or _KO_APPROXIMATE_BEFORE.search(text, floor, quantity.start)
    )
    if direction := _KO_DIRECTION.match(text, quantity.end):
        quantity.direction = Direction.BEFORE if direction["before"] else Direction.AFTER


def _read_english(text: str, quantity: Quantity, floor: int) -> None:
    before = _first_before(text, _EN_BEFORE_PATTERNS, quantity.start, floor, lead=" ")
    before = before or _first_before(text, _SIGNS, quantity.start, floor)
    after = _first_after(text, _EN_AFTER_PATTERNS, quantity.end)
    if inside := _INSIDE.search(text, quantity.start, quantity.end):
        after = after or (Bound.AT_LEAST if inside["least"] else Bound.AT_MOST)
    if before == Bound.OVER and (quantity.is_range or _DURING.search(text, max(floor, 0), quantity.end)):
        before = None
    quantity.bound = _chosen(quantity, before, after)
    quantity.is_approximate |= bool(
        _EN_APPROXIMATE_AFTER.match(text, quantity.end)
        or _EN_APPROXIMATE_BEFORE.search(text, floor, quantity.start)
    )
    _read_english_money(text, quantity, floor)
    if _EN_BEFORE_EVENT.match(text, quantity.end):
        quantity.direction = Direction.BEFORE
    elif _EN_AFTER_EVENT.match(text, quantity.end) or _EN_AFTER_BEFORE.search(text, floor, quantity.start):
        quantity.direction = Direction.AFTER


_EN_FROM = re.compile(
    r"\b(?:from|starting\sat|starts\sat|starting\sfrom|start\sat)\s(?:about\s)?$", re.IGNORECASE
)


def _read_english_money(text: str, quantity: Quantity, floor: int) -> None:
    if quantity.dimension != Dimension.MONEY or quantity.bound != Bound.EXACT or quantity.is_range:
        return
    if _EN_FROM.search(text, floor, quantity.start):
        quantity.bound = Bound.FROM


def _first_before(
    text: str, patterns: tuple[tuple[re.Pattern[str], Bound], ...], end: int, floor: int, *, lead: str = ""
) -> Bound | None:
    for pattern, bound in patterns:
        if pattern.search(text, floor, end):
            return bound
    return None


def _first_after(text: str, patterns: tuple[tuple[re.Pattern[str], Bound], ...], start: int) -> Bound | None:
    for pattern, bound in patterns:
        if pattern.match(text, start):
            return bound
    return None


def _is_late(text: str, quantity: Quantity, floor: int) -> bool | None:
    """True for "no later than", False for "no earlier than", None for neither."""
    window = text[floor : quantity.end + 16]
    if match := _LATENESS.search(window):
        return bool(match["late"])
    return None


def _turn_lateness(text: str, quantity: Quantity, floor: int) -> None:
    """No later than 3 days before surgery is at least 3 days before it."""
    if quantity.direction != Direction.BEFORE or (late := _is_late(text, quantity, floor)) is None:
        return
    quantity.bound = Bound.AT_LEAST if late else Bound.AT_MOST


def _chosen(quantity: Quantity, before: Bound | None, after: Bound | None) -> Bound:
    """The bound said on one side, or the sharper of two; "최대 3주까지" says the same twice."""
    if after == Bound.UNTIL and (before or quantity.is_range):
        after = None
    return after or before or Bound.EXACT

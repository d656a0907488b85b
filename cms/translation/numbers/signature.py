"""Forms of a text that must not change silently: its numbers, its negations, the type of its sentences.

They decide whether a typographic edit keeps an approval and whether a stale translation may still be shown, both times
by comparing two texts of one language. So they are conservative: what they cannot tell apart costs an approval what it
can tell apart wrongly would cost a reader. They are not meant to be compared across languages.
"""

from __future__ import annotations

import re
from collections import Counter

from .extract import extract_quantities
from .visible import read_visible

_DIGITS = re.compile(r"\d+")
_KOREAN_NEGATIONS = re.compile(
    r"않|못|없|(?<![가-힣])안(?=\s|되|돼|됩|된|하|해|좋)|아니|아닌|아닙|금지|금물|금식|금연|금주|금하|금해|삼가|삼갑|불가|불필요|피하|피해|피할|피합|지\s?마|지\s?말|말아|말고|말\s것|중단|제외|미포함|무료|거의|드물"
)
_ENGLISH_NEGATIONS = re.compile(
    r"\b(?:not|no|never|cannot|without|none|neither|nor|nothing|nobody|nowhere|avoid\w*|refrain\w*|hardly|rarely|seldom|barely|scarcely|except\w*|unless|"
    r"stop\w*|forbid\w*|prohibit\w*|exclud\w*|lack\w*|fail\w*|free|unable|unnecessary|impossible|only|instead|rather)\b|n't\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…。])[\"'”)\]]*\s+|\n+")
_KOREAN_QUESTION = re.compile(r"(?:까|까요|나요|가요|는지요|니|죠|을까|ㄹ까)[\"'”)\].…]*$")
_KOREAN_COMMAND = re.compile(
    r"(?:세요|십시오|시오|하라|합시다|말\s?것|할\s?것|바랍니다|주시기\s?바랍니다|마라|해라|하자)[\"'”)\].!…]*$"
)
_KOREAN_STATEMENT = re.compile(r"(?:다|요|음|함|됨|임)[\"'”)\].…]*$")
_ENGLISH_COMMAND = re.compile(
    r"^(?:please|do\snot|don't|never|always|avoid|stop|keep|take|apply|wear|use|call|contact|come|wash|rest|drink|eat|sleep|refrain|fast|tell|bring|choose|let|be\s|make|return|visit|see|wait|follow|ask|remember|consult)\b",
    re.IGNORECASE,
)


def number_signature(text: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Every quantity in any order, with "about" and soft ones, and every run of digits whether understood or not."""
    mentions = sorted(
        (*mention.meaning, "soft" if mention.is_soft else "")
        for mention in extract_quantities(text, language)
    )
    digits = tuple(sorted(_DIGITS.findall(read_visible(text).text)))
    return (*mentions, digits)


def negation_signature(text: str, language: str) -> tuple[tuple[str, int], ...]:
    """Each negating word and how often it stands there. Empty for languages other than Korean and English."""
    pattern = {"ko": _KOREAN_NEGATIONS, "en": _ENGLISH_NEGATIONS}.get(_base(language))
    if pattern is None:
        return ()
    words = (re.sub(r"\s", "", match[0].lower()) for match in pattern.finditer(read_visible(text).text))
    return tuple(sorted(Counter(words).items()))


def sentence_type(text: str, language: str) -> str:
    """The types of the sentences in order, joined by "+": statement, question, exclamation, command or fragment."""
    sentences = (part.strip() for part in _SENTENCE_END.split(read_visible(text).text))
    return "+".join(_type_of(sentence, _base(language)) for sentence in sentences if sentence)


def _base(language: str) -> str:
    return language.split("-")[0].lower()


def _type_of(sentence: str, language: str) -> str:
    ending = sentence.rstrip("\"'”)]")
    if ending.endswith(("?", "\uff1f", "\u2049")):
        return "question"
    is_loud = ending.endswith("!")
    kind = _korean_type(sentence) if language == "ko" else _english_type(sentence)
    return f"exclamation-{kind}" if is_loud else kind


def _korean_type(sentence: str) -> str:
    bare = sentence.rstrip("!")
    if _KOREAN_COMMAND.search(bare):
        return "command"
    if _KOREAN_QUESTION.search(bare):
        return "question"
    return "statement" if _KOREAN_STATEMENT.search(bare) else "fragment"


def _english_type(sentence: str) -> str:
    return "command" if _ENGLISH_COMMAND.match(sentence) else "statement"

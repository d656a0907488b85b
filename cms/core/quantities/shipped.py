"""The kinds of fact, choices, modifiers and events that come with the product, in Korean and English.

They become rows when the database is created; from then on the clinic owns them and this file is not read
for a page. Labels begin with a capital only where they stand alone as a heading (the kinds); everything that
can start or continue a cell is lower case in English.

Does not say which kinds a page must have, and makes no promise about results: there is no "permanent" here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cms.core.quantities.facts import FactLabels
from cms.core.quantities.units import BoundStyle, Family

Texts = Mapping[str, str]
"""Language code to text."""


@dataclass(frozen=True)
class ShippedTerm:
    """A choice, a modifier or an event."""

    code: str
    labels: Texts = field(hash=False)


@dataclass(frozen=True)
class ShippedKind:
    """A kind of fact: what may be entered for it and how that is called."""

    code: str
    labels: Texts = field(hash=False)
    family: Family | None = None
    """Family of the units it accepts; None where it is answered by choices only."""
    none_text: Texts | None = field(default=None, hash=False)
    """How an explicit none reads; None where none makes no sense."""
    choices: tuple[ShippedTerm, ...] = ()
    bounds: BoundStyle | None = None
    """How its open bounds read, where the unit's way would be wrong."""


def _term(code: str, ko: str, en: str) -> ShippedTerm:
    return ShippedTerm(code, {"ko": ko, "en": en})


_ANAESTHESIA = (
    _term("local", "국소 마취", "local anaesthesia"),
    _term("sedation", "수면 마취", "sedation"),
    _term("general", "전신 마취", "general anaesthesia"),
    _term("regional", "부위 마취", "regional anaesthesia"),
    _term("topical", "도포 마취", "topical anaesthesia"),
)

KINDS = (
    ShippedKind("surgery_duration", {"ko": "수술 시간", "en": "Duration of surgery"}, Family.DURATION),
    ShippedKind(
        "anaesthesia",
        {"ko": "마취 방법", "en": "Anaesthesia"},
        none_text={"ko": "마취 없음", "en": "no anaesthesia"},
        choices=_ANAESTHESIA,
    ),
    ShippedKind(
        "hospitalisation",
        {"ko": "입원 기간", "en": "Hospital stay"},
        Family.DURATION,
        none_text={"ko": "입원 없음", "en": "no hospital stay"},
        choices=(_term("day_patient", "당일 퇴원", "day patient"),),
        bounds=BoundStyle.EXTENT,
    ),
    ShippedKind(
        "suture_removal",
        {"ko": "실밥 제거", "en": "Removal of stitches"},
        Family.DURATION,
        none_text={"ko": "실밥 제거 없음", "en": "no stitches to remove"},
    ),
    ShippedKind(
        "recovery",
        {"ko": "회복 기간", "en": "Recovery period"},
        Family.DURATION,
        none_text={"ko": "회복 기간 없음", "en": "no recovery period"},
    ),
    ShippedKind(
        "return_to_normal_life",
        {"ko": "일상생활 복귀", "en": "Return to normal life"},
        Family.DURATION,
        none_text={"ko": "당일 가능", "en": "same day"},
    ),
    ShippedKind(
        "visits",
        {"ko": "내원 횟수", "en": "Number of visits"},
        Family.COUNT,
        none_text={"ko": "추가 내원 없음", "en": "no further visits"},
    ),
    ShippedKind(
        "stay_in_country",
        {"ko": "한국 체류 기간", "en": "Stay in Korea"},
        Family.DURATION,
        none_text={"ko": "체류 필요 없음", "en": "no stay needed"},
        bounds=BoundStyle.EXTENT,
    ),
    ShippedKind(
        "fasting",
        {"ko": "금식 시간", "en": "Fasting"},
        Family.DURATION,
        none_text={"ko": "금식 없음", "en": "no fasting"},
        bounds=BoundStyle.EXTENT,
    ),
    ShippedKind(
        "compression_garment",
        {"ko": "압박복 착용 기간", "en": "Compression garment"},
        Family.DURATION,
        none_text={"ko": "압박복 착용 없음", "en": "no compression garment"},
        bounds=BoundStyle.EXTENT,
    ),
    ShippedKind(
        "results_last",
        {"ko": "효과 유지 기간", "en": "How long results last"},
        Family.DURATION,
        bounds=BoundStyle.EXTENT,
    ),
    ShippedKind("price", {"ko": "비용", "en": "Price"}, Family.MONEY),
    ShippedKind("depth", {"ko": "시술 깊이", "en": "Depth of treatment"}, Family.LENGTH),
    ShippedKind("angle", {"ko": "각도", "en": "Angle"}, Family.ANGLE),
)

MODIFIERS = (_term("short_term", "단시간", "short-term"),)

EVENTS = (
    _term("surgery", "수술 후", "after surgery"),
    _term("procedure", "시술 후", "after the procedure"),
    _term("suture_removal", "실밥 제거 후", "after suture removal"),
    _term("discharge", "퇴원 후", "after discharge"),
    _term("arrival", "입국 후", "after arrival in Korea"),
    _term("before_surgery", "수술 전", "before surgery"),
)


def shipped_labels(kind: ShippedKind, language: str) -> FactLabels:
    """The shipped labels of one kind in one language; empty where nothing is shipped in it."""

    def in_language(terms: tuple[ShippedTerm, ...]) -> dict[str, str]:
        return {term.code: term.labels[language] for term in terms if language in term.labels}

    return FactLabels(
        language=language,
        none_text=(kind.none_text or {}).get(language),
        choices=in_language(kind.choices),
        modifiers=in_language(MODIFIERS),
        events=in_language(EVENTS),
    )

"""What a comparison reports, and the sentence that says so in either language.

The sentences are here and not in the catalogues because a finding is shown in the translator's language next to the
two texts, also where no request and no active language exist (an import report, an exported file).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .mentions import Mention


class FindingKind(StrEnum):
    """Stable ids: they are stored with an approval's recorded reason."""

    MISSING = "number-missing"
    EXTRA = "number-extra"
    CHANGED = "number-changed"
    UNIT = "unit-changed"
    BOUND = "bound-changed"
    DIRECTION = "direction-changed"


@dataclass(frozen=True, slots=True)
class NumberFinding:
    """One disagreement. A side is None where it says nothing."""

    kind: FindingKind
    source: Mention | None
    target: Mention | None

    def message(self, language: str = "en") -> str:
        """A full sentence that says what to do; Korean for "ko", English otherwise."""
        sentences = _KOREAN if language.startswith("ko") else _ENGLISH
        source = self.source.surface if self.source else ""
        target = self.target.surface if self.target else ""
        return sentences[self.kind].format(source=source, target=target)


_ENGLISH: dict[FindingKind, str] = {
    FindingKind.MISSING: "The source says “{source}”, but the translation does not. Add it to the translation.",
    FindingKind.EXTRA: "The translation says “{target}”, but the source does not. Take it out of the translation.",
    FindingKind.CHANGED: "The source says “{source}”, the translation “{target}”. Correct the number in the translation.",
    FindingKind.UNIT: "The source says “{source}”, the translation “{target}”. Correct the unit in the translation.",
    FindingKind.BOUND: (
        "“{source}” and “{target}” do not reach equally far. "
        "Correct the words around the number: at least, up to, less than, more than, or none of them."
    ),
    FindingKind.DIRECTION: "“{source}” and “{target}” lie on opposite sides. Correct “before” or “after” in the translation.",
}
_KOREAN: dict[FindingKind, str] = {
    FindingKind.MISSING: "원문의 “{source}”이(가) 번역문에 없습니다. 번역문에 넣어 주세요.",
    FindingKind.EXTRA: "번역문의 “{target}”이(가) 원문에 없습니다. 번역문에서 빼 주세요.",
    FindingKind.CHANGED: "원문은 “{source}”, 번역문은 “{target}”입니다. 번역문의 숫자를 고쳐 주세요.",
    FindingKind.UNIT: "원문은 “{source}”, 번역문은 “{target}”입니다. 번역문의 단위를 고쳐 주세요.",
    FindingKind.BOUND: "“{source}”와(과) “{target}”의 범위가 다릅니다. 이상, 이내, 미만, 초과 같은 표현을 맞춰 주세요.",
    FindingKind.DIRECTION: "“{source}”와(과) “{target}”의 전후가 반대입니다. 번역문의 ‘전’ 또는 ‘후’를 고쳐 주세요.",
}

"""The content both sides have: a procedure of 14 sections, in raw stream form, and its English."""

from typing import Any

FLAT = {
    "eyebrow": "안면 거상",
    "tagline": "처진 층을 함께 당겨 올리는 수술입니다.",
    "summary": "피부 아래의 층을 박리해 고정합니다. 수술은 4~5시간 걸립니다.",
    "lead": "<p data-block-key='l1'>나이가 들면 얼굴의 지지 구조가 느슨해집니다.</p>",
}
SECTIONS = 14
PARAGRAPHS = 3


def body(edition: int) -> list[dict[str, Any]]:
    """The sections; another `edition` differs in one paragraph."""
    sections = []
    for number in range(SECTIONS):
        text = "".join(
            f'<p data-block-key="b{number}x{line}">{paragraph(number, line, edition)}</p>'
            for line in range(PARAGRAPHS)
        )
        value = {"heading": f"구역 제목 {number} 번", "text": text}
        sections.append({"type": "prose", "value": value, "id": f"00000000-0000-4000-8000-{number:012d}"})
    return sections


def paragraph(number: int, line: int, edition: int) -> str:
    changed = f" 이번 판은 {edition} 판입니다." if (number, line) == (0, 0) else ""
    return (
        f"{number} 번 구역의 {line} 번 문단입니다. 상담에서 피부의 두께와 처짐의 정도를 살핀 뒤 절개 부위를 정하고, "
        f"회복 과정을 미리 안내해 드립니다. 부기와 멍은 시간이 지나며 가라앉습니다.{changed}"
    )

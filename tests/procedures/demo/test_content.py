"""The demo's files as somebody who reads both languages would check them."""

import re

import pytest
from django.conf import settings
from PIL import Image

from cms.translation.numbers import compare_numbers
from procedures.interchange.reading import read_document
from procedures.interchange.validation import validate
from scripts.draw_demo_images import DRAWINGS, IMAGES, MAXIMUM_BYTES

DEMO = settings.BASE_DIR / "demo"
FILES = sorted(DEMO.rglob("*.yaml"))
INTERCHANGE = [file for file in FILES if file.parent != DEMO]
NEUTRAL = {"slug", "addresses"}

# Words that medical advertising rules forbid or frown upon; spaces are taken out of Korean texts first.
KOREAN_WORDS = re.compile(
    r"""최고|최초|유일한|최상의|최첨단|1위|일인자|선구자|명품|완벽|완치|무조건|무통|(부작용|통증|흉터|손상)없이|100%|보장
    |연예인|선착순|전문(?!의)|특화|차별화|특수|특별|첨단|가장|최소|완전히|안전한|정확한|해결|자신감|당당한|콤플렉스|영구
    |평생|기적|타병원""",
    re.VERBOSE,
)
ENGLISH_WORDS = re.compile(
    r"""\b(risk.free|guarantee|without.trace|first|no.side.effects|painless|100\s?%|best|perfect|leading|calibre|specialist
    |qualified|experienced|safe|minimal|downtime|permanent|only|younger|confiden|happy|hurry|must)""",
    re.VERBOSE | re.IGNORECASE,
)


def pairs(value, path=""):
    """Every text with its place, as a mapping from language to text."""
    if isinstance(value, dict):
        if value and set(value) <= {"ko", "en"} and all(isinstance(text, str) for text in value.values()):
            yield path, value
            return
        for key, child in value.items():
            if key not in NEUTRAL:
                yield from pairs(child, f"{path}/{key}")
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from pairs(child, f"{path}/{index}")


TEXTS = [
    pytest.param(texts, id=f"{file.stem}{path}")
    for file in FILES
    for path, texts in pairs(read_document(file).value)
]


def paragraphs(text):
    return [part for part in text.strip().split("\n\n") if part.strip()]


@pytest.mark.parametrize("file", INTERCHANGE, ids=lambda file: file.stem)
def test_the_files_are_what_the_schema_asks_for(file):
    document = read_document(file)
    validate(document)
    assert document.value["ref"] == file.stem


@pytest.mark.parametrize("texts", TEXTS)
def test_every_text_is_there_in_both_languages_with_as_many_paragraphs(texts):
    assert set(texts) == {"ko", "en"}
    assert len(paragraphs(texts["ko"])) == len(paragraphs(texts["en"])) >= 1


@pytest.mark.parametrize("texts", TEXTS)
def test_both_languages_say_the_same_numbers(texts):
    for korean, english in zip(paragraphs(texts["ko"]), paragraphs(texts["en"]), strict=True):
        for one, other in (("ko", "en"), ("en", "ko")):
            by_language = {"ko": korean, "en": english}
            assert not compare_numbers(
                source=by_language[one], source_language=one, target=by_language[other], target_language=other
            )


@pytest.mark.parametrize("texts", TEXTS)
def test_no_text_promises_what_medical_advertising_may_not(texts):
    assert not KOREAN_WORDS.search("".join(texts["ko"].split()))
    assert not ENGLISH_WORDS.search(texts["en"])


def test_no_english_text_has_hangul_and_every_korean_text_has_some():
    hangul = re.compile(r"[\uac00-\ud7a3]")
    for texts in (parameter.values[0] for parameter in TEXTS):
        assert not hangul.search(texts["en"])
        assert hangul.search(texts["ko"])


def test_the_procedure_has_the_size_of_a_real_page():
    procedure = read_document(DEMO / "procedures" / "smas-facelift.yaml").value
    segments = sum(len(paragraphs(texts["ko"])) for _path, texts in pairs(procedure))
    assert len({section["type"] for section in procedure["sections"]}) >= 8
    assert segments >= 60


def test_table_and_prose_name_the_same_facts():
    """What the fact table says in numbers, the steps' lead and the cautions say as well."""
    procedure = read_document(DEMO / "procedures" / "smas-facelift.yaml").value
    texts = " ".join(text["ko"] for _path, text in pairs(procedure["sections"]))
    for fact in procedure["facts"]:
        if "minimum" in fact:
            assert f"{fact['minimum']}~{fact['maximum']}" in texts


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_drawings_are_committed_and_light(name):
    file = IMAGES / name
    assert file.stat().st_size < MAXIMUM_BYTES
    with Image.open(file) as image:
        assert image.format == "PNG"
        assert image.width >= 1200

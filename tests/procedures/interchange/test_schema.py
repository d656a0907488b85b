"""The published schema: true to the blocks, and its complaints are sentences at the right place."""

import json

import pytest
from django.conf import settings
from jsonschema import Draft202012Validator
from wagtail import blocks

from procedures.blocks import ProcedureSectionsBlock
from procedures.interchange.problems import FileRefused
from procedures.interchange.reading import read_document
from procedures.interchange.schema import interchange_schema
from procedures.interchange.sections_schema import block_schema
from procedures.interchange.validation import validate

from . import files

PUBLISHED = settings.BASE_DIR / "docs" / "reference" / "procedure.schema.json"


def walk(block):
    yield block
    children = block.child_blocks.values() if hasattr(block, "child_blocks") else ()
    for child in [*children, *([block.child_block] if hasattr(block, "child_block") else [])]:
        yield from walk(child)


def test_the_published_schema_is_the_one_in_use():
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == interchange_schema(), (
        "Write it anew: manage.py procedure_schema > docs/reference/procedure.schema.json"
    )


def test_the_schema_is_a_valid_schema():
    Draft202012Validator.check_schema(interchange_schema())


def test_every_block_has_a_form_in_files():
    for block in walk(ProcedureSectionsBlock()):
        if not isinstance(block, blocks.StreamBlock):
            assert block_schema(block)


def test_every_section_names_every_child_of_its_block():
    definitions = interchange_schema()["$defs"]
    for name, block in ProcedureSectionsBlock().child_blocks.items():
        assert set(definitions[f"section_{name}"]["properties"]) == {"type", "id", *block.child_blocks}


def test_a_block_that_nobody_thought_of_is_an_error():
    with pytest.raises(TypeError, match="There is no form in files for FloatBlock"):
        block_schema(blocks.FloatBlock())


@pytest.mark.parametrize("text", [files.FULL, files.SMALL, files.ENGLISH, files.SURGEON, files.RESULTS])
def test_good_files_pass(tmp_path, text):
    file = tmp_path / "f.yaml"
    file.write_text(text, encoding="utf-8")
    validate(read_document(file))


@pytest.mark.parametrize(
    ("change", "line", "column", "path", "said"),
    [
        (("type: prose", "type: prosa"), 9, 11, "sections[0].type", "Did you mean “prose”?"),
        (("    heading:", "    hedding:"), 10, 5, "sections[0].hedding", "Did you mean “heading”?"),
        (("unit: hour", "unit: [hour]"), 7, 60, "facts[0].unit", "write text"),
        (("minimum: 1", "minimum: one"), 7, 39, "facts[0].minimum", "write a number"),
        (("{ko: 눈썹 거상, en: Brow lift}", "{ko: 눈썹, en: true}"), 5, 21, "title.en", "quotation marks"),
        (("{ko: 눈썹 거상, en: Brow lift}", "12"), 5, 8, "title", "quotation marks"),
        (
            ("{ko: 눈썹 거상, en: Brow lift}", "{ko: 눈썹, fr: Sourcil}"),
            5,
            17,
            "title.fr",
            "Known here: ko, en",
        ),
        (("{ko: 눈썹 거상, en: Brow lift}", "{}"), 5, 8, "title", "Name at least one"),
        (("category: lifting\n", ""), 1, 1, "", "“category” is missing"),
        (("ref: small", "ref: Small One"), 1, 6, "ref", "not in the form"),
        (("type: procedure", "type: procedur"), 2, 7, "type", "Did you mean “procedure”?"),
        (("  - type: prose", "  - anchor: x"), 9, 5, "sections[0]", "“type” is missing"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(tmp_path, change, line, column, path, said):
    file = tmp_path / "f.yaml"
    file.write_text(files.SMALL.lstrip("\n").replace(*change), encoding="utf-8")
    with pytest.raises(FileRefused) as caught:
        validate(read_document(file))
    problem = caught.value.problems[0]
    assert str(problem).startswith(f"{file}:{line}:{column}: {path}")
    assert said in problem.message


def test_everything_that_is_wrong_is_said_at_once(tmp_path):
    file = tmp_path / "f.yaml"
    text = files.SMALL.replace("type: prose", "type: prosa").replace("unit: hour", "unit: 4")
    file.write_text(text.lstrip("\n"), encoding="utf-8")
    with pytest.raises(FileRefused) as caught:
        validate(read_document(file))
    assert [problem.path for problem in caught.value.problems] == [
        ("facts", 0, "unit"),
        ("sections", 0, "type"),
    ]


@pytest.mark.parametrize("value", ["", "[]", "text", "12"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path, value):
    file = tmp_path / "f.yaml"
    file.write_text(value, encoding="utf-8")
    with pytest.raises(FileRefused, match="write a mapping"):
        validate(read_document(file))

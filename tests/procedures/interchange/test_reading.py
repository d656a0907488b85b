"""Reading YAML strictly, with the position of everything."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures.interchange.problems import FileRefused, Position
from procedures.interchange.reading import MAXIMUM_BYTES, read_document


@pytest.fixture
def refused(tmp_path):
    """The one problem of a file with these bytes."""

    def _refused(data):
        path = tmp_path / "f.yaml"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        with pytest.raises(FileRefused) as caught:
            read_document(path)
        (problem,) = caught.value.problems
        return problem

    return _refused


def read(tmp_path, text):
    path = tmp_path / "f.yaml"
    path.write_text(text, encoding="utf-8")
    return read_document(path)


def test_every_value_and_key_has_a_position(tmp_path):
    document = read(tmp_path, "a: 1\nb:\n  - x\n  - {c: y}\n")
    assert document.value == {"a": 1, "b": ["x", {"c": "y"}]}
    assert document.positions[("a",)] == Position(1, 4)
    assert document.positions[("b", 1, "c")] == Position(4, 9)
    assert document.key_positions[("b",)] == Position(2, 1)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"), ("on", "on"), ("yes", "yes"), ("True", "True"), ("2026-10-01", "2026-10-01"),
        ("1:30", "1:30"), ("010", "010"), ("0x1F", "0x1F"), ("1e3", "1e3"), (".5", ".5"), (".inf", ".inf"),
        ("02-123-4567", "02-123-4567"), ("true", True), ("false", False), ("null", None), ("~", None), ("", None),
        ("4", 4), ("-4", -4), ("4.5", Decimal("4.5")), ('"4"', "4"), ("'true'", "true"), ('""', ""),
    ],
)  # fmt: skip
def test_only_plain_constants_and_numbers_are_no_text(tmp_path, written, meant):
    value = read(tmp_path, f"a: {written}\n").value["a"]
    assert (type(value), value) == (type(meant), meant)


@pytest.mark.parametrize(
    ("data", "position", "path", "said"),
    [
        ("a: 1\nb: [1\n", (3, 1), (), "not valid YAML"),
        ("a: 1\nb:\n  c: 1\n  c: 2\n", (4, 3), ("b",), "twice"),
        ("a: &x 1\nb: *x\n", (1, 4), ("a",), "Anchors"),
        ("a: 1\nb: *x\n", (2, 4), ("b",), "Aliases"),
        ("a: !!python/object:os.system 1\n", (1, 4), ("a",), "Tags"),
        ("a: !!str 1\n", (1, 4), ("a",), "Tags"),
        ("a: 1\n---\nb: 2\n", (2, 1), (), "Only one document"),
        ("a:\n\t- 1\n", (2, 1), (), "tab"),
        ('a: 1\nb: "x\ty"\n', (2, 6), (), "tab"),
        ("? [1, 2]\n: 3\n", (1, 3), (), "A key is a name"),
        ("가: 1\nb: ".encode() + b"\xff\n", (2, 4), (), "UTF-8"),
        ("a: 1\n".encode("utf-16"), (1, 1), (), "UTF-8"),
        ("a: \x00\n", (1, 4), (), "character"),
        ("[" * 1000, (1, 33), None, "nested too deeply"),
        (b"a: " + b"x" * MAXIMUM_BYTES, (1, 1), (), "larger than 512 KiB"),
    ],
)
def test_what_is_refused_is_said_with_line_and_column(refused, data, position, path, said):
    problem = refused(data)
    assert said in problem.message
    assert (problem.position.line, problem.position.column) == position
    if path is not None:
        assert problem.path == path


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(FileRefused, match="cannot be read"):
        read_document(tmp_path / "nowhere.yaml")


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path):
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_document(path).value == {"a": 1}


@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_do_anything_but_become_a_document_or_a_refusal(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("fuzz") / "f.yaml"
    path.write_bytes(data)
    try:
        said = read_document(path).file
    except FileRefused as refused:
        said = str(refused)
    assert said.startswith(str(path))

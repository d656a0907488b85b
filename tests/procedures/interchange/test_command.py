"""`manage.py import_procedures`, as somebody runs it."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from procedures.interchange.references import find

from . import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def command(category, admin):
    """Runs the command; gives what it said, and its error where it ended with one."""

    def _command(*args):
        out, err = StringIO(), StringIO()
        error = ""
        try:
            call_command("import_procedures", *map(str, args), stdout=out, stderr=err)
        except CommandError as raised:
            error = str(raised)
        return out.getvalue(), err.getvalue(), error

    return _command


def test_it_says_a_line_for_every_file_and_a_summary(command, write):
    path = write("small.yaml", files.SMALL)
    out, err, error = command(path.parent, "--publish", "--as", "chief")
    assert error == err == ""
    assert f"{path}: created\n" in out
    assert "  units: 4 approved in en\n" in out
    assert out.endswith("2 files: 1 created, 0 changed, 1 unchanged, 0 failed.\n")
    assert find("procedure", "small").live


def test_without_publish_it_saves_a_draft(command, write):
    out, _err, error = command(write("small.yaml", files.SMALL))
    assert error == ""
    assert "  units: 4 written in en\n" in out
    assert not find("procedure", "small").live


def test_a_failure_names_file_line_and_path_and_the_others_are_imported(command, write):
    wrong = write(
        "a.yaml", files.SMALL.replace("ref: small", "ref: wrong").replace("unit: hour", "unit: hours")
    )
    write("b.yaml", files.SMALL)
    out, err, error = command(wrong.parent)
    assert f"  {wrong}:7:60: facts[0].unit: This unit is not known." in err
    assert error == "1 of 3 files were not imported; see above."
    assert "3 files: 1 created, 0 changed, 1 unchanged, 1 failed.\n" in out


def test_a_dry_run_says_that_nothing_was_written(command, write):
    out, _err, _error = command(write("small.yaml", files.SMALL), "--dry-run")
    assert "  added sections[0] (prose)\n" in out
    assert out.endswith("Nothing was written.\n")
    assert find("procedure", "small") is None


def test_the_report_says_the_same_to_a_machine(command, write, tmp_path):
    write("a.yaml", files.SMALL.replace("ref: small", "ref: Wrong"))
    write("b.yaml", files.SMALL)
    command(tmp_path, "--publish", "--as", "chief", "--report", tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    by_name = {entry["file"].rsplit("/")[-1]: entry for entry in report["files"]}
    assert report["dry_run"] is False
    assert by_name["a.yaml"]["status"] == "failed"
    (problem,) = by_name["a.yaml"]["problems"]
    assert (problem["line"], problem["column"], problem["path"]) == (1, 6, "ref")
    assert by_name["b.yaml"]["id"] == find("procedure", "small").pk
    assert by_name["b.yaml"]["units"] == {"en": {"approved": 4}}
    assert {"path": "facts", "what": "changed", "detail": ""} in by_name["b.yaml"]["changes"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--publish",), "Add --as USER"),
        (("--publish", "--as", "nobody"), "There is no active user “nobody”"),
    ],
)
def test_publishing_needs_a_person(command, write, args, said):
    assert said in command(write("small.yaml", files.SMALL), *args)[2]


def test_a_folder_without_files_is_an_error(command, tmp_path):
    (tmp_path / "empty").mkdir()
    assert "No YAML file was found" in command(tmp_path / "empty")[2]


def test_a_path_that_does_not_exist_is_an_error(command, tmp_path):
    _out, err, error = command(tmp_path / "gone.yaml")
    assert "cannot be read" in err
    assert error.startswith("1 of 1")

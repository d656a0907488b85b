"""Exported files say what the pages say: importing them changes nothing, and makes the same pages elsewhere."""

from io import StringIO

import pytest
from django.core.management import call_command

from cms.translation.models import Unit
from procedures.interchange.references import find
from procedures.models import Disclaimer, Doctor, ImportRef, ProcedureIndexPage

from . import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path):
    def _export():
        folder = tmp_path / "export"
        call_command("export_procedures", folder, stdout=StringIO())
        return folder

    return _export


def statuses(results):
    assert [str(problem) for result in results for problem in result.problems] == []
    return [result.status for result in results]


def test_importing_what_was_exported_changes_nothing(run, full, export, everything):
    run(full.parent)
    before = everything()
    assert statuses(run(export())) == ["unchanged"] * 5
    assert everything() == before


def test_exported_files_make_the_same_pages_where_there_are_none(run, full, export):
    run(full.parent)
    folder = export()
    written = {path.name: path.read_text() for path in folder.rglob("*.yaml")}
    texts = set(Unit.objects.values_list("language", "text", "state"))
    for kind, ref in ImportRef.objects.values_list("kind", "ref"):
        if kind == "procedure":
            find(kind, ref).delete()
    ProcedureIndexPage.objects.get().delete()
    Doctor.objects.all().delete()
    Disclaimer.objects.all().delete()
    ImportRef.objects.all().delete()
    assert statuses(run(folder)) == ["created"] * 5
    again = {path.name: path.read_text() for path in export().rglob("*.yaml")}
    assert again == written
    assert texts == set(Unit.objects.values_list("language", "text", "state"))


def test_a_page_that_was_made_in_the_admin_gets_a_ref(run, write, export):
    run(write("small.yaml", files.SMALL))
    ImportRef.objects.all().delete()
    folder = export()
    assert (folder / "procedure" / "brow-lift.yaml").exists()
    assert statuses(run(folder)) == ["unchanged"] * 2


def test_a_translation_that_is_not_approved_is_not_exported(run, write, export):
    run(write("small.yaml", files.SMALL), publish=False)
    text = (export() / "procedure" / "small.yaml").read_text()
    assert "눈썹 거상" in text
    assert "Brow lift" not in text

"""Files in a folder of their own, a site to import into, and people."""

import textwrap

import pytest
from django.contrib.auth import get_user_model
from PIL import Image

from procedures.interchange.running import import_files
from procedures.interchange.targets import Importer


@pytest.fixture
def admin(db):
    return get_user_model().objects.create_superuser("chief", "chief@example.org", "a-long-password-1")


@pytest.fixture
def write(tmp_path):
    """Writes a file and gives its path."""

    def _write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
        return path

    return _write


@pytest.fixture
def picture(tmp_path):
    """Writes a small picture beside the files."""

    def _picture(name="face.png", colour=(120, 90, 60), size=(64, 48)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", size, colour).save(path)
        return path

    return _picture


@pytest.fixture
def category(write, admin):
    """The category that most files name, imported and published."""
    path = write("category.yaml", "ref: lifting\ntype: category\ntitle: {ko: 리프팅, en: Lifting}\n")
    (result,) = import_files([path], Importer(admin, True))
    assert result.problems == []
    return path


@pytest.fixture
def run(admin, category):
    """Imports paths as the chief; publishes unless told otherwise."""

    def _run(*paths, user=admin, publish=True, is_trial=False):
        return import_files(paths, Importer(user, publish), is_trial=is_trial)

    return _run

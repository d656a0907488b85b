"""Files in a folder of their own, a site to import into, and people."""

import textwrap

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from PIL import Image
from wagtail.models import Revision

from cms.core.models import BasePage
from cms.delivery.models import Change, Document, DocumentVersion
from cms.imaging.models import ClinicImage
from cms.translation.models import CompiledForm, Unit, UnitEvent
from cms.translation.references import ref_of
from cms.translation.segments import extract
from cms.translation.services import Approval, approve_units
from home.models import HomePage
from procedures.interchange.running import import_files
from procedures.interchange.targets import Importer
from procedures.models import Disclaimer, Doctor, ImportRef, ReusableSection

from . import files

COUNTED = (
    BasePage, Revision, Unit, UnitEvent, CompiledForm, ClinicImage,
    Document, DocumentVersion, Change, ImportRef, Doctor, Disclaimer,
)  # fmt: skip


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
def home(admin):
    """The home page, published in both languages: without it nothing below has an address."""
    page = HomePage.objects.get()
    page.save()
    (title,) = extract(page).segments("en")
    approval = Approval(title.key, title.digest, text="Home")
    approve_units(user=admin, owner=ref_of(page), language="en", approvals=[approval])
    return page


@pytest.fixture
def category(write, admin, home):
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


@pytest.fixture
def full(write, picture, db):
    """The file with everything, and what it names beside it."""
    ReusableSection.objects.create(
        title="공통 안내",
        body=[("callout", {"kind": "note", "text": "<p>공통</p>"})],
    )
    picture()
    write("surgeon.yaml", files.SURGEON)
    write("results.yaml", files.RESULTS)
    write("small.yaml", files.SMALL)
    return write("full.yaml", files.FULL)


@pytest.fixture
def everything():
    """How many rows and files there are, in which version the translations are, and what is served."""

    def _count():
        counts = {model._meta.label: model._default_manager.count() for model in COUNTED}
        counts["versions"] = sum(Unit.objects.values_list("version", flat=True))
        counts["documents"] = sorted(Document.objects.values_list("page_id", "language", "etag"))
        counts["files"] = sorted(str(path) for path in settings.VAR_DIR.rglob("*") if path.is_file())
        return counts

    return _count

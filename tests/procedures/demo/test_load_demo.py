"""`load_demo` on a new database, again on one that has it, and where something is in its way."""

import re
import shutil
from io import StringIO

import pytest
from django.conf import settings as project
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils import translation

from cms.delivery.models import Document
from cms.imaging.models import ClinicImage
from cms.translation.models import Unit
from cms.translation.models.unit import UnitState
from procedures.demo.accounts import ACCOUNTS
from procedures.models import ProcedurePage

DEMO = project.BASE_DIR / "demo"
HANGUL = re.compile(r"[\uac00-\ud7a3]+")

pytestmark = pytest.mark.django_db


def load(*options):
    output = StringIO()
    call_command("load_demo", "--force", *options, stdout=output)
    return output.getvalue()


def document(language):
    return bytes(Document.objects.get(path=f"/{language}/procedures/smas-facelift/").body).decode()


@pytest.fixture
def folder(tmp_path):
    """A copy of the demo's files, to be spoilt."""
    return shutil.copytree(DEMO, tmp_path / "demo")


@pytest.mark.parametrize("interface", ["ko", "en", "fr"])
def test_a_new_database_gets_the_procedure_complete_in_both_languages(interface):
    with translation.override(interface):
        load()
    for language in ("ko", "en"):
        assert '"pending":[]' in document(language)
        assert '"behind":[]' in document(language)
    assert not HANGUL.search(document("en"))
    assert not Unit.objects.exclude(state=UnitState.APPROVED).exists()


def test_every_page_above_the_procedure_is_there_too():
    load()
    paths = {d.path for d in Document.objects.all()}
    assert {f"/{language}{path}" for language in ("ko", "en") for path in ("/", "/procedures/")} <= paths


def test_what_is_published_was_published_and_approved_by_the_publisher():
    load()
    publisher = get_user_model().objects.get(username="publisher")
    assert ProcedurePage.objects.get().live_revision.user == publisher
    assert set(Unit.objects.values_list("reviewer", flat=True)) == {publisher.pk}


def test_pictures_show_nobody_and_are_described_in_both_languages():
    load()
    images = ClinicImage.objects.all()
    assert {image.depicts for image in images} == {"nobody"}
    assert all(image.alt_text_ko and image.alt_text_en for image in images)


def test_loading_again_changes_nothing_and_asks_little(django_assert_max_num_queries):
    load()
    before = list(Document.objects.order_by("pk").values_list("path", "sequence", "etag"))
    with django_assert_max_num_queries(20):
        said = load()
    assert list(Document.objects.order_by("pk").values_list("path", "sequence", "etag")) == before
    assert "made" not in said.replace("were made", "")
    assert "published" not in said.split("Admin")[0]


def test_what_somebody_has_edited_is_kept():
    load()
    page = ProcedurePage.objects.get()
    page.tagline = "우리가 고친 한 줄"
    page.save_revision().publish()
    load()
    assert ProcedurePage.objects.get().tagline_ko == "우리가 고친 한 줄"


def test_every_address_and_login_is_printed(settings):
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8123"
    settings.PUBLIC_BASE_URL = "http://127.0.0.1:8124"
    said = load()
    assert "http://127.0.0.1:8123/admin/" in said
    assert "http://127.0.0.1:8124/content/v1/docs" in said
    for account in ACCOUNTS:
        assert re.search(rf"{account.username} +{account.password}", said)


def test_it_refuses_where_debug_is_off(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo")
    assert not get_user_model().objects.exists()


def test_it_needs_no_force_where_debug_is_on(settings):
    settings.DEBUG = True
    call_command("load_demo", stdout=StringIO())
    assert ProcedurePage.objects.exists()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"clinic\.yaml.*cannot be read"):
        load("--folder", str(tmp_path / "nowhere"))
    assert not get_user_model().objects.exists()


def test_a_file_that_is_refused_is_named_with_its_line_and_can_be_mended(folder):
    file = folder / "procedures" / "smas-facelift.yaml"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("unit: hour", "unit: hours"), encoding="utf-8")
    with pytest.raises(CommandError, match=r"smas-facelift\.yaml:\d+:\d+: facts"):
        load("--folder", str(folder))
    assert not ProcedurePage.objects.exists()
    file.write_text(good, encoding="utf-8")
    load("--folder", str(folder))
    assert ProcedurePage.objects.exists()


def test_a_translation_with_other_numbers_is_refused(folder):
    file = folder / "procedures" / "smas-facelift.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Surgery takes 4–5 hours under", "Surgery takes 4–6 hours under"), "utf-8")
    with pytest.raises(CommandError, match="4–6 hours"):
        load("--folder", str(folder))
    assert not ProcedurePage.objects.exists()


def test_a_home_page_whose_translation_fails_a_check_is_not_published(folder):
    file = folder / "clinic.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("en: How we work", "en: 진료 과정"), encoding="utf-8")
    with pytest.raises(CommandError, match="진료 과정"):
        load("--folder", str(folder))
    assert not Document.objects.filter(path="/en/").exists()

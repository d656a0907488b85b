import gc

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile

from . import pictures

UPLOAD_NAME = "IMG_4711 kim before.JPG"


@pytest.fixture(autouse=True)
def image_form(settings):
    settings.WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.imaging.forms.ClinicImageForm"


@pytest.fixture(autouse=True)
def empty_cache():
    """Wagtail caches renditions by image and content, and a rolled-back test leaves both to be used again."""
    cache.clear()


@pytest.fixture
def make_image(db):
    """An image saved the way an upload is; keyword arguments replace its fields."""
    from cms.imaging.models import ClinicImage

    def make(data=None, **fields):
        data = pictures.loaded_jpeg() if data is None else data
        values = {"title": "Consultation room", "depicts": "nobody", "alt_text": "상담실", **fields}
        return ClinicImage.objects.create(file=SimpleUploadedFile(UPLOAD_NAME, data), **values)

    return make


def stored_bytes(field_file):
    with field_file.storage.open(field_file.name) as stored:
        return stored.read()


def _walk(storage, folder=""):
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        yield f"{folder}/{name}".lstrip("/")
    for name in folders:
        yield from _walk(storage, f"{folder}/{name}".lstrip("/"))


def everything_stored():
    gc.collect()
    return {("public", name) for name in _walk(default_storage)} | {
        ("private", name) for name in _walk(storages["private"])
    }


@pytest.fixture
def new_files(db):
    """A function that names the files stored since the test began, as (public or private, name)."""
    before = everything_stored()
    return lambda: everything_stored() - before

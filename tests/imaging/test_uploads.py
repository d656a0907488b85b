import errno
import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import translation

from cms.core import saving
from cms.imaging.errors import DamagedPicture, EmptyFile, TooManyPixels, UnknownType
from cms.imaging.models import ClinicImage, ClinicRendition

from . import pictures
from .conftest import UPLOAD_NAME, stored_bytes
from .remains import remains

# --- what is stored -------------------------------------------------------------


def test_the_original_is_kept_untouched_in_private_and_only_its_master_is_public(make_image, new_files):
    data = pictures.loaded_jpeg(orientation=6)
    image = make_image(data)
    assert stored_bytes(image.original) == data
    assert image.original_sha256 == hashlib.sha256(data).hexdigest()
    assert new_files() == {("public", image.file.name), ("private", image.original.name)}
    stored = stored_bytes(image.file)
    assert remains(stored) == []
    assert (image.file_size, image.file_hash) == (
        len(stored),
        hashlib.sha1(stored, usedforsecurity=False).hexdigest(),
    )


def test_size_and_capture_date_are_those_of_the_upright_picture(make_image):
    image = make_image(pictures.loaded_jpeg(orientation=6))
    image.refresh_from_db()
    assert (image.width, image.height) == (80, 120)
    assert pictures.decode(stored_bytes(image.file)).size == (80, 120)
    assert image.captured_at.isoformat() == "2024-05-05T22:08:09+00:00"
    assert image.placeholder


def test_no_name_tells_anything_of_the_upload(make_image, new_files):
    make_image()
    make_image()
    for _place, name in new_files():
        assert "4711" not in name
        assert "kim" not in name
    assert len(new_files()) == 4


def test_an_original_has_no_address(make_image):
    with pytest.raises(ValueError, match="no address"):
        _ = make_image().original.url


@pytest.mark.parametrize("interface_language", ["ko", "en"])
@pytest.mark.parametrize("source_language", ["ko", "en"])
def test_alt_text_is_in_the_images_own_language_whatever_the_interfaces(
    make_image, interface_language, source_language
):
    with translation.override(interface_language):
        image = make_image(alt_text="text", source_language=source_language)
        image.refresh_from_db()
        other = "en" if source_language == "ko" else "ko"
        assert image.alt_text == "text"
        assert getattr(image, f"alt_text_{source_language}") == "text"
        assert not getattr(image, f"alt_text_{other}")


# --- nothing is left of a failure -----------------------------------------------


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"not a picture", UnknownType),
        (pictures.png_declaring(50_000, 50_000), TooManyPixels),
        (pictures.loaded_jpeg()[:900], DamagedPicture),
        (pictures.encode(pictures.photograph(300, 200))[:4000], DamagedPicture),
    ],
    ids=["empty", "text", "bomb", "cut in the header", "cut in the pixels"],
)
def test_a_refused_upload_leaves_no_row_and_no_file(make_image, new_files, data, error):
    with pytest.raises(error):
        make_image(data)
    assert not ClinicImage.objects.exists()
    assert new_files() == set()


def fill_up(monkeypatch, storage):
    """The disk is full after half of the next file was written."""
    save = type(storage)._save

    def half(self, name, content):
        if self.location != storage.location:
            return save(self, name, content)
        body = content.read()
        save(self, name, ContentFile(body[: len(body) // 2]))
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(type(storage), "_save", half)


@pytest.mark.parametrize("place", ["public", "private"])
def test_a_full_disk_leaves_no_row_and_no_file(make_image, new_files, monkeypatch, place):
    fill_up(monkeypatch, storages["default" if place == "public" else "private"])
    with pytest.raises(OSError, match="No space left"):
        make_image()
    assert not ClinicImage.objects.exists()
    assert new_files() == set()


def test_a_row_that_the_database_refuses_leaves_no_file(make_image, new_files):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_image(depicts="")
    assert new_files() == set()


def test_a_transaction_rolled_back_later_leaves_no_file(make_image, new_files):
    with transaction.atomic():
        with transaction.atomic():
            make_image()
        assert len(new_files()) == 2
        transaction.set_rollback(True)
    assert new_files() == set()


def test_a_committed_image_keeps_its_files(make_image, new_files, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        image = make_image()
    for callback in callbacks:
        callback()
    names = {image.file.name, image.original.name}
    callbacks.clear()
    del image, callback
    assert names <= {name for _place, name in new_files()}


def test_a_file_assigned_and_never_saved_is_forgotten(new_files):
    image = ClinicImage(title="Draft", depicts="nobody")
    image.file.save(UPLOAD_NAME, ContentFile(pictures.loaded_jpeg()), save=False)
    image.file.save(UPLOAD_NAME, ContentFile(pictures.loaded_jpeg()), save=False)
    image.save()
    assert new_files() == {("public", image.file.name), ("private", image.original.name)}


def test_bytes_written_straight_to_the_field_pass_the_same_intake(new_files):
    image = ClinicImage(title="By hand", depicts="nobody")
    with pytest.raises(UnknownType):
        image.file.save(UPLOAD_NAME, ContentFile(b"not a picture"), save=False)
    image.file.save(UPLOAD_NAME, ContentFile(pictures.loaded_jpeg()))
    assert remains(stored_bytes(image.file)) == []
    assert "4711" not in image.file.name


# --- replacing and deleting -----------------------------------------------------


@pytest.fixture
def live(make_image, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = make_image(pictures.encode(pictures.corners(400, 300)))
    return image


def replace(image):
    image.file = SimpleUploadedFile(UPLOAD_NAME, pictures.encode(pictures.corners(700, 500)))
    image.save()


def test_a_new_image_gets_its_renditions_after_the_commit(make_image, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = make_image()
        assert image.renditions.count() == 0
    assert image.renditions.count() == 2


def test_a_replaced_file_has_its_renditions_in_the_same_transaction(live, new_files):
    replace(live)
    assert (live.width, live.height) == (700, 500)
    assert set(live.renditions.values_list("width", flat=True)) == {320, 640, 700}
    for rendition in live.renditions.all():
        assert default_storage.exists(rendition.file.name)


def test_documents_built_on_a_replacement_see_the_new_renditions(live, monkeypatch):
    seen = []

    class Builder(saving.SavingStage):
        def after_write(self, obj):
            seen.append(set(obj.renditions.values_list("width", flat=True)))

    monkeypatch.setattr(saving, "_stages", [Builder()])
    replace(live)
    assert seen == [{320, 640, 700}]


def test_the_replaced_files_go_with_the_commit_and_not_before(
    live, new_files, django_capture_on_commit_callbacks
):
    old = {live.file.name, live.original.name, *live.renditions.values_list("file", flat=True)}
    stored = {name for name in old if default_storage.exists(name) or storages["private"].exists(name)}
    assert stored == old
    with django_capture_on_commit_callbacks(execute=True):
        replace(live)
        assert all(default_storage.exists(name) or storages["private"].exists(name) for name in old)
    assert not any(default_storage.exists(name) or storages["private"].exists(name) for name in old)
    assert live.renditions.count() == 6


def test_a_replacement_that_fails_leaves_the_picture_as_it_was(live, new_files, monkeypatch):
    before = ClinicImage.objects.values().get(pk=live.pk)
    rows = set(ClinicRendition.objects.values_list("file", flat=True))

    class Refusing(saving.SavingStage):
        def after_write(self, obj):
            raise RuntimeError("The document could not be built.")

    monkeypatch.setattr(saving, "_stages", [Refusing()])
    with pytest.raises(RuntimeError):
        replace(live)
    assert ClinicImage.objects.values().get(pk=live.pk) == before
    assert set(ClinicRendition.objects.values_list("file", flat=True)) == rows
    assert all(default_storage.exists(name) for name in rows)
    assert new_files() == set()


def test_saving_only_the_file_saves_what_follows_from_it(live):
    live.file = SimpleUploadedFile(UPLOAD_NAME, pictures.encode(pictures.corners(700, 500)))
    live.title = "not saved"
    live.save(update_fields=["file"])
    stored = ClinicImage.objects.get(pk=live.pk)
    assert (stored.width, stored.height, stored.title) == (700, 500, "Consultation room")
    assert stored.original_sha256 == live.original_sha256
    assert stored.original.name == live.original.name


def test_deleting_an_image_removes_every_file_with_the_commit(
    live, new_files, django_capture_on_commit_callbacks
):
    names = [live.file.name, *live.renditions.values_list("file", flat=True)]
    original = live.original.name
    with django_capture_on_commit_callbacks(execute=True):
        live.delete()
        assert storages["private"].exists(original)
    assert not storages["private"].exists(original)
    assert not any(default_storage.exists(name) for name in names)


def test_deleting_several_at_once_tells_the_documents_of_each(make_image, monkeypatch):
    gone = []

    class Builder(saving.SavingStage):
        def after_delete(self, obj, pk):
            gone.append(pk)

    pks = [make_image().pk, make_image().pk]
    monkeypatch.setattr(saving, "_stages", [Builder()])
    deleted, counts = ClinicImage.objects.filter(pk__in=pks).delete()
    assert sorted(gone) == pks
    assert counts["imaging.ClinicImage"] == 2
    assert deleted == sum(counts.values())
    assert not ClinicImage.objects.exists()


def test_a_save_of_metadata_only_does_not_rebuild_anything(live, monkeypatch):
    class Refusing(saving.SavingStage):
        def before_write(self, obj):
            raise AssertionError("The image was compiled.")

    monkeypatch.setattr(saving, "_stages", [Refusing()])
    live.save(update_fields=["file_size"])
    with pytest.raises(AssertionError):
        live.save(update_fields=["alt_text"])


# --- what it depicts ------------------------------------------------------------


def test_an_image_that_does_not_say_what_it_depicts_cannot_be_stored(make_image):
    from django.core.files.uploadedfile import SimpleUploadedFile

    with pytest.raises(IntegrityError), transaction.atomic():
        ClinicImage.objects.create(title="?", file=SimpleUploadedFile("a.jpg", pictures.loaded_jpeg()))

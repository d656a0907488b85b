from datetime import timedelta
from io import StringIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import call_command

from cms.imaging.orphans import orphaned_files
from cms.imaging.renditions import ensure_renditions


def left_behind():
    """What processes that were killed leave: one file in each folder."""
    private = storages["private"]
    return {
        default_storage.save("masters/aa/aa11.jpg", ContentFile(b"x")),
        default_storage.save("renditions/bb/bb11.avif", ContentFile(b"x")),
        private.save("originals/cc/cc11.heic", ContentFile(b"x")),
    }


def test_files_without_a_row_are_found_and_files_with_one_are_not(make_image):
    image = make_image()
    ensure_renditions([image])
    orphans = left_behind()
    found = {orphan.name: orphan.storage for orphan in orphaned_files(older_than=timedelta(0))}
    assert orphans <= found.keys()
    named = {image.file.name, image.original.name, *image.renditions.values_list("file", flat=True)}
    assert len(named) == 4
    assert not named & found.keys()
    for name in orphans:
        found[name].delete(name)


def test_a_young_file_may_belong_to_a_running_transaction_and_is_left_alone(db):
    orphans = left_behind()
    assert list(orphaned_files(older_than=timedelta(hours=1))) == []
    call_command("remove_orphaned_images", older_than_hours=0, stdout=StringIO())
    assert not any(default_storage.exists(name) for name in orphans)


def test_the_command_only_says_so_when_asked_to(db):
    orphans = left_behind()
    said = StringIO()
    call_command("remove_orphaned_images", older_than_hours=0, dry_run=True, stdout=said)
    assert orphans <= set(said.getvalue().split())
    assert default_storage.exists("masters/aa/aa11.jpg")
    call_command("remove_orphaned_images", older_than_hours=0, stdout=StringIO())
    assert not default_storage.exists("masters/aa/aa11.jpg")
    assert not storages["private"].exists("originals/cc/cc11.heic")


def test_other_folders_are_never_looked_into(db):
    name = default_storage.save("documents/consent.pdf", ContentFile(b"x"))
    call_command("remove_orphaned_images", older_than_hours=0, stdout=StringIO())
    assert default_storage.exists(name)
    default_storage.delete(name)

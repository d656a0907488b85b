import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.models import Filter

from cms.imaging import renditions
from cms.imaging.errors import MasterMissing
from cms.imaging.models import ClinicImage, ClinicRendition
from cms.imaging.renditions import (
    RenditionsState,
    ensure_renditions,
    missing_renditions,
    preset_targets_of,
    renditions_for,
    renditions_state,
)
from cms.imaging.tasks import make_renditions

from . import pictures
from .conftest import stored_bytes
from .remains import remains

SPECS = [f"width-{width}|format-{format}" for width in (320, 640, 700) for format in ("avif", "jpeg")]


@pytest.fixture
def image(make_image):
    return make_image(
        pictures.encode(
            pictures.corners(700, 500),
            exif=pictures.exif(),
            icc_profile=pictures.display_p3(),
            comment=pictures.SECRET,
        )
    )


def test_renditions_have_the_names_that_wagtail_gives_their_filters(image):
    assert ensure_renditions([image]) == 6
    assert sorted(image.renditions.values_list("filter_spec", flat=True)) == sorted(SPECS)
    for spec in SPECS:
        found = image.find_existing_rendition(Filter(spec))
        transform = Filter(spec).get_transform(image)
        assert (found.width, found.height) == transform.size


def test_wagtail_finds_them_and_makes_none_of_its_own(image):
    ensure_renditions([image])
    before = ClinicRendition.objects.count()
    made = image.get_renditions(*SPECS)
    assert {r.pk for r in made.values()} == set(image.renditions.values_list("pk", flat=True))
    assert ClinicRendition.objects.count() == before


def test_asking_wagtail_for_a_preset_makes_all_of_them_by_the_chain(image):
    asked = image.get_renditions(*SPECS[:2])
    assert list(asked) == SPECS[:2]
    assert renditions_state(image).is_complete
    assert image.get_rendition(SPECS[5]) == image.renditions.get(filter_spec=SPECS[5])


def test_every_rendition_read_back_is_clean_and_has_its_size(image):
    ensure_renditions([image])
    for rendition in image.renditions.all():
        data = stored_bytes(rendition.file)
        assert remains(data) == []
        assert pictures.SECRET not in data
        assert pictures.decode(data).size == (rendition.width, rendition.height)


def test_renditions_that_wagtail_makes_itself_are_clean_too(image):
    for spec in ("max-165x165", "fill-200x200", "original", "width-300|format-png"):
        assert remains(stored_bytes(image.get_rendition(spec).file)) == []


def test_running_twice_makes_nothing_twice(image, new_files):
    assert ensure_renditions([image]) == 6
    files = new_files()
    assert ensure_renditions([image]) == 0
    assert new_files() == files


def test_only_what_is_missing_is_made(image):
    ensure_renditions([image])
    kept = set(image.renditions.exclude(width=640).values_list("pk", flat=True))
    image.renditions.filter(width=640).delete()
    assert ensure_renditions([image]) == 2
    assert kept < set(image.renditions.values_list("pk", flat=True))


def test_progress_is_visible_while_some_are_missing(image):
    assert renditions_state(image) == RenditionsState(done=0, total=6)
    ensure_renditions([image])
    assert renditions_state(image).is_complete
    image.renditions.filter(width=640).delete()
    assert renditions_state(image) == RenditionsState(done=4, total=6)


def test_what_many_images_lack_takes_one_query(make_image, django_assert_num_queries):
    images = [make_image(pictures.encode(pictures.corners(350, 200))) for _ in range(3)]
    ensure_renditions(images[:1])
    with django_assert_num_queries(1):
        missing = missing_renditions(images)
    assert set(missing) == {images[1].pk, images[2].pk}
    assert set(missing[images[1].pk]) == set(preset_targets_of(images[1]))


def test_the_renditions_of_many_images_take_one_query(make_image, django_assert_num_queries):
    images = [make_image(pictures.encode(pictures.corners(200, 100))) for _ in range(3)]
    ensure_renditions(images)
    with django_assert_num_queries(1):
        found = renditions_for([image.pk for image in images])
    assert [len(found[image.pk]) for image in images] == [2, 2, 2]


def test_a_cropped_rendition_is_not_taken_for_a_preset(image):
    image.focal_point_x = image.focal_point_y = 10
    image.focal_point_width = image.focal_point_height = 20
    image.save()
    image.get_rendition("fill-100x100")
    assert renditions_for([image.pk]) == {image.pk: {}}
    assert renditions_state(image).done == 0


# --- races, crashes, failures ---------------------------------------------------


def test_two_runs_at_once_leave_one_file_and_one_row_each(image, new_files, monkeypatch):
    encode = renditions.encode_chain
    inner = []

    def overtaken(master, targets):
        """Another worker does the same job from start to end while this one encodes."""
        monkeypatch.setattr(renditions, "encode_chain", encode)
        inner.append(make_renditions.func(image.pk))
        return encode(master, targets)

    monkeypatch.setattr(renditions, "encode_chain", overtaken)
    assert make_renditions.func(image.pk) == 0
    assert inner == [6]
    assert image.renditions.count() == 6
    assert len(new_files()) == 6


def test_a_file_left_by_a_process_that_died_is_written_again(image, new_files):
    target = ClinicRendition(image=image, filter_spec=SPECS[0])
    orphan = target.get_upload_to("x.avif")
    default_storage.save(orphan, ContentFile(b"half a pict"))
    ensure_renditions([image])
    assert image.renditions.get(filter_spec=SPECS[0]).file.name == orphan
    assert pictures.decode(stored_bytes(image.renditions.get(filter_spec=SPECS[0]).file)).width == 320
    assert len(new_files()) == 6


def test_a_failure_half_way_leaves_no_row_and_no_file_and_the_next_run_succeeds(
    image, new_files, monkeypatch
):
    written = []
    original = FileSystemStorage._save

    def third_fails(self, name, content):
        written.append(name)
        result = original(self, name, content)
        if len(written) == 3:
            raise OSError("No space left on device")
        return result

    with monkeypatch.context() as patch:
        patch.setattr(FileSystemStorage, "_save", third_fails)
        with pytest.raises(OSError, match="No space"):
            ensure_renditions([image])
    assert image.renditions.count() == 0
    assert new_files() == set()
    assert ensure_renditions([image]) == 6


def test_an_image_replaced_during_the_run_keeps_only_the_new_ones(image, monkeypatch):
    encode = renditions.encode_chain

    def replaced(master, targets):
        monkeypatch.setattr(renditions, "encode_chain", encode)
        other = ClinicImage.objects.get(pk=image.pk)
        other.file = SimpleUploadedFile("b.jpg", pictures.encode(pictures.corners(350, 200)))
        other.save()
        return encode(master, targets)

    monkeypatch.setattr(renditions, "encode_chain", replaced)
    assert ensure_renditions([image]) == 0
    assert set(image.renditions.values_list("width", flat=True)) == {320, 350}


def test_an_image_deleted_during_the_run_gets_none(image, monkeypatch):
    encode = renditions.encode_chain

    def deleted(master, targets):
        ClinicImage.objects.get(pk=image.pk).delete()
        return encode(master, targets)

    monkeypatch.setattr(renditions, "encode_chain", deleted)
    assert ensure_renditions([image]) == 0
    assert not ClinicRendition.objects.exists()


def test_a_task_for_an_image_that_is_gone_does_nothing(db):
    assert make_renditions.func(4711) == 0


def test_a_missing_master_is_named_with_what_to_do(image):
    default_storage.delete(image.file.name)
    with pytest.raises(MasterMissing, match=r"missing from storage. Restore it") as caught:
        ensure_renditions([image])
    assert image.file.name in str(caught.value)
    assert image.title in str(caught.value)


def test_a_picture_of_a_patient_gets_no_public_renditions(make_image):
    image = make_image(depicts="patient")
    assert ensure_renditions([image]) == 0
    assert renditions_state(image) == RenditionsState(done=0, total=0)

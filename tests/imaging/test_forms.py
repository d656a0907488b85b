import pytest
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images.forms import get_image_form
from wagtail.models import Collection, UploadedFile

from cms.imaging import uploads
from cms.imaging.models import ClinicImage

from . import pictures
from .conftest import UPLOAD_NAME, stored_bytes
from .remains import remains

pytestmark = pytest.mark.urls("tests.imaging.urls")


@pytest.fixture(autouse=True)
def static_root(settings, tmp_path):
    """WhiteNoise warns when there is no such directory."""
    settings.STATIC_ROOT = tmp_path


def upload(data=None, name=UPLOAD_NAME):
    return SimpleUploadedFile(name, pictures.loaded_jpeg() if data is None else data)


def fields(**replaced):
    values = {
        "title": "Consultation room",
        "depicts": "nobody",
        "alt_text": "상담실",
        "credit": "",
        "source_language": "ko",
        "tags": "",
        "collection": Collection.get_first_root_node().pk,
        **replaced,
    }
    return {name: value for name, value in values.items() if value is not None}


@pytest.fixture
def form(db, admin_user):
    def build(data=None, instance=None, **replaced):
        files = {"file": upload(data)} if data != "unchanged" else {}
        model_form = get_image_form(ClinicImage)
        return model_form(fields(**replaced), files, instance=instance, user=admin_user)

    return build


def public_originals():
    """Everything in public storage that still carries something beside pixels."""
    found = []
    for folder in ("masters", "renditions", "original_images", "images", "wagtail_uploads", ""):
        try:
            folders, files = default_storage.listdir(folder)
        except FileNotFoundError:
            continue
        names = [f"{folder}/{name}" for name in files]
        for inner in folders:
            if folder:
                names += [
                    f"{folder}/{inner}/{name}" for name in default_storage.listdir(f"{folder}/{inner}")[1]
                ]
        for name in names:
            with default_storage.open(name) as stored:
                if remains(stored.read()):
                    found.append(name)
    return found


# --- what the form asks for -----------------------------------------------------


def test_a_complete_form_stores_a_clean_image(form):
    filled = form()
    assert filled.is_valid(), filled.errors
    image = filled.save()
    assert image.alt_text_ko == "상담실"
    assert remains(stored_bytes(image.file)) == []


def test_nothing_is_assumed_about_who_can_be_seen(form):
    filled = form(depicts=None)
    assert set(filled.errors) == {"depicts"}
    assert "checked" not in str(filled["depicts"])
    assert "selected" not in str(get_image_form(ClinicImage)(user=None)["depicts"]).replace(
        'value="" selected', ""
    )


def test_alt_text_is_asked_for_unless_the_picture_is_decorative(form):
    refused = form(alt_text="")
    assert "Describe what the picture shows" in refused.errors["alt_text"][0]
    assert form(alt_text="", is_decorative="on").is_valid()


def test_a_patient_is_refused_outside_a_case(form):
    refused = form(depicts="patient")
    assert "only inside a case" in refused.errors["depicts"][0]


def test_texts_go_to_the_language_the_image_is_written_in(form):
    filled = form(source_language="en", alt_text="Consultation room", credit="Clinic")
    assert filled.is_valid(), filled.errors
    image = filled.save()
    image.refresh_from_db()
    assert (image.alt_text_en, image.credit_en) == ("Consultation room", "Clinic")
    assert not image.alt_text_ko


def test_the_language_of_an_existing_image_cannot_be_changed_in_the_form(form, make_image):
    image = make_image()
    changed = form("unchanged", instance=image, source_language="en", alt_text="진료실")
    assert changed.is_valid(), changed.errors
    changed.save()
    image.refresh_from_db()
    assert (image.source_language, image.alt_text_ko) == ("ko", "진료실")


def test_columns_of_target_languages_are_not_in_the_form():
    assert not {"alt_text_en", "alt_text_ko", "credit_en"} & set(get_image_form(ClinicImage).base_fields)


# --- what the form refuses ------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"Dear colleague", "not a JPEG, PNG, WebP, AVIF or HEIC"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "not a JPEG, PNG, WebP, AVIF or HEIC"),
        (pictures.png_declaring(50_000, 50_000), "more than 50 million pixels"),
        (pictures.encode(pictures.photograph(300, 200))[:4000], "incomplete or damaged"),
    ],
)
def test_a_refused_file_says_why_beside_the_field(form, data, message, new_files):
    refused = form(data)
    assert message in refused.errors["file"][0]
    assert set(refused.errors) == {"file"}
    assert new_files() == set()


def test_the_byte_limit_of_the_settings_holds(form, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    assert "larger than 1000" in form().errors["file"][0].replace("\xa0", " ").replace(",", "")


def test_the_name_does_not_matter_the_content_does(db, admin_user):
    data = pictures.encode(pictures.corners(), "HEIF")
    filled = get_image_form(ClinicImage)(fields(), {"file": upload(data, "photo.jpg")}, user=admin_user)
    assert filled.is_valid(), filled.errors


def test_an_upload_is_decoded_once_for_validation_and_storage(form, monkeypatch):
    made = []
    make = uploads.make_master
    monkeypatch.setattr(uploads, "make_master", lambda *args: made.append(1) or make(*args))
    filled = form()
    assert filled.is_valid(), filled.errors
    filled.save()
    assert made == [1]


# --- Wagtail's screens ----------------------------------------------------------


def test_the_add_screen_stores_a_clean_image(admin_client):
    response = admin_client.post(reverse("wagtailimages:add"), {**fields(), "file": upload()})
    assert response.status_code == 302
    image = ClinicImage.objects.get()
    assert image.uploaded_by_user is not None
    assert public_originals() == []


def test_the_add_screen_shows_why_a_file_was_refused(admin_client):
    response = admin_client.post(
        reverse("wagtailimages:add"), {**fields(), "file": upload(b"Dear colleague")}
    )
    assert response.status_code == 200
    assert "not a JPEG, PNG, WebP, AVIF or HEIC picture" in response.content.decode()


def test_the_uploader_keeps_a_file_privately_until_it_is_described(admin_client):
    answer = admin_client.post(
        reverse("wagtailimages:add_multiple"), {"title": "A", "files[]": upload()}
    ).json()
    assert answer["success"]
    waiting = UploadedFile.objects.get()
    assert storages["private"].exists(waiting.file.name)
    assert not default_storage.exists(waiting.file.name)

    prefix = f"uploaded-image-{waiting.pk}"
    answer = admin_client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]),
        {f"{prefix}-{name}": value for name, value in fields().items()},
    ).json()
    assert answer["success"], answer
    image = ClinicImage.objects.get()
    assert stored_bytes(image.original) == pictures.loaded_jpeg()
    assert remains(stored_bytes(image.file)) == []
    assert not storages["private"].exists(waiting.file.name)
    assert public_originals() == []


def test_an_upload_that_is_given_up_is_removed(admin_client):
    admin_client.post(reverse("wagtailimages:add_multiple"), {"title": "A", "files[]": upload()})
    waiting = UploadedFile.objects.get()
    admin_client.post(reverse("wagtailimages:delete_upload_multiple", args=[waiting.pk]))
    assert not storages["private"].exists(waiting.file.name)


def test_the_uploader_says_why_a_file_was_refused(admin_client):
    answer = admin_client.post(
        reverse("wagtailimages:add_multiple"), {"title": "A", "files[]": upload(pictures.loaded_jpeg()[:900])}
    ).json()
    assert not answer["success"]
    assert "incomplete or damaged" in answer["error_message"]
    assert not UploadedFile.objects.exists()


def test_replacing_a_file_in_the_editor_replaces_its_renditions_too(
    admin_client, make_image, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        image = make_image(pictures.encode(pictures.corners(400, 300)))
    old = image.file.name
    with django_capture_on_commit_callbacks(execute=True):
        response = admin_client.post(
            reverse("wagtailimages:edit", args=[image.pk]),
            {**fields(), "file": upload(pictures.encode(pictures.corners(700, 500)))},
        )
    assert response.status_code == 302
    image.refresh_from_db()
    assert (image.width, image.height) == (700, 500)
    assert image.renditions.filter(focal_point_key="", filter_spec__startswith="width-").count() == 6
    assert default_storage.exists(image.file.name)
    assert not default_storage.exists(old)
    assert storages["private"].exists(image.original.name)


def test_the_chooser_takes_an_upload(admin_client):
    data = {f"image-chooser-upload-{name}": value for name, value in fields().items()}
    response = admin_client.post(
        reverse("wagtailimages_chooser:create"), {**data, "image-chooser-upload-file": upload()}
    )
    assert response.json()["step"] == "chosen"
    assert response.json()["result"]["default_alt_text"] == "상담실"
    assert public_originals() == []


def test_the_editor_opens_and_the_library_lists(admin_client, make_image):
    image = make_image()
    assert admin_client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200
    assert image.title in admin_client.get(reverse("wagtailimages:index")).content.decode()

import pytest
from pydantic import ValidationError

from cms.imaging.documents import FocalPoint, image_document
from cms.imaging.errors import PatientMediaRefused, RenditionsMissing
from cms.imaging.models import ClinicImage
from cms.imaging.renditions import ensure_renditions, renditions_for

from . import pictures


@pytest.fixture
def image(make_image):
    image = make_image(pictures.encode(pictures.corners(700, 500)), alt_text="상담실")
    ensure_renditions([image])
    image.alt_text_en = "Consultation room"  # as compilation sets it from an approved translation
    return image


def document(image, language="ko", **options):
    return image_document(
        image, language=language, renditions=renditions_for([image.pk])[image.pk], **options
    )


def test_a_document_has_everything_an_img_needs(image):
    found = document(image)
    by_spec = renditions_for([image.pk])[image.pk]
    assert [source.type for source in found.sources] == ["image/avif", "image/jpeg"]
    for source, format in zip(found.sources, ("avif", "jpeg"), strict=True):
        assert source.srcset == ", ".join(
            f"{by_spec[f'width-{width}|format-{format}'].url} {width}w" for width in (320, 640, 700)
        )
    assert found.src == by_spec["width-700|format-jpeg"].url
    assert (found.width, found.height) == (700, 500)
    assert found.placeholder == image.placeholder


def test_no_address_in_a_document_is_that_of_the_original_or_the_master(image):
    text = document(image).model_dump_json()
    for name in (image.original.name, image.file.name):
        assert name.rsplit("/", 1)[-1].split(".")[0] not in text


def test_alt_text_is_that_of_the_asked_language_and_never_of_another(image):
    assert document(image, "ko").alt == "상담실"
    assert document(image, "en").alt == "Consultation room"
    image.alt_text_en = None
    assert document(image, "en").alt == ""


def test_alt_text_of_the_place_comes_first(image):
    assert document(image, "en", alt_text="Dr Lee explains").alt == "Dr Lee explains"
    assert document(image, "en", alt_text="").alt == ""


def test_a_decorative_picture_has_empty_alt_text(image):
    image.is_decorative = True
    assert document(image).alt == ""


def test_the_focal_point_is_in_fractions_of_the_upright_picture(image):
    assert document(image).focal_point is None
    image.focal_point_x, image.focal_point_y = 350, 125
    assert document(image).focal_point == FocalPoint(x=0.5, y=0.25)
    image.focal_point_x = 9_999
    assert document(image).focal_point.x == 1


def test_a_document_is_refused_until_every_rendition_exists(image):
    image.renditions.filter(width=640).first().delete()
    with pytest.raises(RenditionsMissing, match="ensure_renditions"):
        document(image)


def test_a_patient_is_refused(image):
    image.depicts = "patient"
    with pytest.raises(PatientMediaRefused):
        document(image)


def test_documents_of_many_images_take_one_query_beside_the_images(make_image, django_assert_num_queries):
    images = [make_image(pictures.encode(pictures.corners(200, 100))) for _ in range(4)]
    ensure_renditions(images)
    with django_assert_num_queries(2):
        rows = list(ClinicImage.objects.all())
        renditions = renditions_for([row.pk for row in rows])
        documents = [image_document(row, language="ko", renditions=renditions[row.pk]) for row in rows]
    assert len({d.src for d in documents}) == 4


def test_a_document_cannot_be_changed(image):
    with pytest.raises(ValidationError):
        document(image).alt = "other"


def test_the_same_image_gives_the_same_bytes(image):
    assert document(image).model_dump_json() == document(image).model_dump_json()

import pytest

from cms.core.blocks import FeaturesBlock, FigureBlock, VideoBlock
from tests.factories.images import ClinicImageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def patient():
    image = ClinicImageFactory()
    # The library itself refuses such a picture; an older row or a case's may still exist.
    type(image).objects.filter(pk=image.pk).update(depicts="patient")
    return image


@pytest.mark.parametrize("draft", [False, True])
def test_a_picture_of_a_patient_is_refused_even_in_a_draft(check, patient, draft):
    assert "image" in check(FigureBlock(), {"image": patient.pk}, draft=draft)["blockErrors"]


def test_a_picture_of_a_patient_is_refused_inside_items(check, patient):
    errors = check(FeaturesBlock(), {"items": [{"title": "특징", "image": patient.pk}]})

    assert "image" in errors["blockErrors"]["items"]["blockErrors"][0]["blockErrors"]


def test_a_video_of_a_patient_is_refused_even_in_a_draft(check):
    assert "depicts" in check(VideoBlock(), {"depicts": "patient"}, draft=True)["blockErrors"]


def test_a_picture_of_nobody_is_accepted(check):
    assert check(FigureBlock(), {"image": ClinicImageFactory().pk}) is None

import pytest

from cms.imaging.errors import PatientMediaRefused
from cms.imaging.patient_media import Depicts, refuse_patient_media, validate_not_patient
from cms.imaging.wagtail_hooks import hide_patient_media


@pytest.mark.parametrize("depicts", [d for d in Depicts.values if d != "patient"])
def test_anybody_but_a_patient_passes(make_image, depicts):
    image = make_image(depicts=depicts)
    refuse_patient_media(image)
    validate_not_patient(image)
    validate_not_patient(image.pk)


def test_a_patient_is_refused_by_object_and_by_key(make_image):
    image = make_image(depicts="patient")
    for check, value in (
        (refuse_patient_media, image),
        (validate_not_patient, image),
        (validate_not_patient, image.pk),
    ):
        with pytest.raises(PatientMediaRefused, match="shown only inside a case"):
            check(value)


def test_no_picture_is_no_patient(db):
    refuse_patient_media(None)
    validate_not_patient(4711)


def test_choosers_do_not_offer_pictures_of_patients(make_image, rf):
    from cms.imaging.models import ClinicImage

    make_image(depicts="patient")
    shown = make_image(depicts="staff")
    assert list(hide_patient_media(ClinicImage.objects.all(), rf.get("/"))) == [shown]

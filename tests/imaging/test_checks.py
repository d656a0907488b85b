from cms.imaging.checks import check_image_form


def test_the_apps_own_form_passes(settings):
    settings.WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.imaging.forms.ClinicImageForm"
    assert check_image_form(None) == []


def test_wagtails_form_is_reported_with_the_setting_to_change(settings):
    settings.WAGTAILIMAGES_IMAGE_FORM_BASE = ""
    (found,) = check_image_form(None)
    assert found.id == "imaging.W001"
    assert "WAGTAILIMAGES_IMAGE_FORM_BASE" in found.hint

import pytest
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from home.models import ClinicSettings, HomePage
from tests.factories.form_data import stream_data

pytestmark = pytest.mark.django_db


def home_form(body=(), **fields):
    block = HomePage._meta.get_field("body").stream_block
    data = {
        "title": "홈",
        "slug": "home",
        "slug_en": "",
        "seo_title": "",
        "search_description": "",
        "source_language": "ko",
        "intro": rich_text("<p>어서 오세요.</p>"),
        "body": stream_data(block, body),
        "comments": inline_formset([]),
    }
    return nested_form_data({**data, **fields})


def test_the_home_page_is_edited_and_published(editor):
    home = HomePage.objects.get()
    body = [("features", {"heading": "우리 병원", "items": [{"title": "전담 의료진"}]}, "a")]

    response = editor.post(
        reverse("wagtailadmin_pages:edit", args=(home.pk,)), home_form(body, **{"action-publish": "publish"})
    )

    assert response.status_code == 302
    home = HomePage.objects.get()
    assert (home.body[0].block_type, home.body[0].id) == ("features", "a")
    assert "어서 오세요." in home.intro_ko
    assert home.intro_en is None


def test_only_categories_of_procedures_stand_below_the_home_page():
    assert [model.__name__ for model in HomePage.allowed_subpage_models()] == ["ProcedureIndexPage"]


def test_the_clinic_is_described_once_per_site(editor):
    site = Site.objects.get()
    data = {
        "name": "모두 의원",
        "name_en": "Modu Clinic",
        "phone": "+82-2-123-4567",
        "address": "서울시",
        "address_en": "must be ignored",
        "opening_hours": "평일 10–19시",
        "registration_number": "M-2027-01",
        "source_language": "ko",
    }

    response = editor.post(reverse("wagtailsettings:edit", args=("home", "clinicsettings", site.pk)), data)

    assert response.status_code == 302
    clinic = ClinicSettings.for_site(site)
    assert (clinic.name_ko, clinic.name_en, clinic.address_ko, clinic.address_en) == (
        "모두 의원",
        "Modu Clinic",
        "서울시",
        None,
    )

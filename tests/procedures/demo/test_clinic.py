"""The site around the procedures: complete in both languages, and left alone once somebody has worked on it."""

import re

import pytest
from wagtail.models import Site

from cms.delivery.models import Document
from cms.translation.models import GlossaryTerm
from home.models import ClinicSettings, HomePage
from procedures.demo.clinic import NoDemoSite, add_terms, describe_clinic, publish_home
from procedures.demo.clinic_file import UnusableClinicFile, read_clinic_file

HANGUL = re.compile(r"[\uac00-\ud7a3]")


def test_the_home_page_is_published_in_both_languages(texts, demo_publisher):
    assert publish_home(texts, demo_publisher)
    home = HomePage.objects.get()
    assert (home.title_ko, home.title_en) == ("데모 성형외과", "Demo Plastic Surgery")
    assert {d.language: d.path for d in Document.objects.filter(page_id=home.pk)} == {
        "ko": "/ko/",
        "en": "/en/",
    }


def test_the_english_home_page_has_every_section_and_no_korean(texts, demo_publisher):
    publish_home(texts, demo_publisher)
    body = bytes(Document.objects.get(language="en").body).decode()
    assert not HANGUL.search(body)
    assert "The surgeon you have spoken to plans your operation" in body
    assert '"pending":[]' in body


def test_a_home_page_that_somebody_has_edited_is_left_alone(texts, demo_publisher):
    publish_home(texts, demo_publisher)
    home = HomePage.objects.get()
    home.title = "우리 병원"
    home.save_revision().publish()
    assert not publish_home(texts, demo_publisher)
    assert HomePage.objects.get().title_ko == "우리 병원"


def test_the_clinic_says_who_it_is_in_both_languages(texts, demo_publisher):
    assert describe_clinic(texts, demo_publisher)
    clinic = ClinicSettings.objects.get()
    assert (clinic.name_ko, clinic.name_en) == ("데모 성형외과", "Demo Plastic Surgery")
    assert clinic.opening_hours_en.startswith("Monday to Friday 10:00–19:00")
    assert not HANGUL.search(clinic.address_en)


def test_a_clinic_that_has_a_name_is_left_alone(texts, demo_publisher):
    ClinicSettings.objects.create(site=Site.objects.get(), name="우리 병원")
    assert not describe_clinic(texts, demo_publisher)
    assert ClinicSettings.objects.get().name_ko == "우리 병원"


def test_the_settings_that_wagtail_made_while_somebody_looked_are_filled(texts, demo_publisher):
    ClinicSettings.for_site(Site.objects.get())
    assert describe_clinic(texts, demo_publisher)
    assert ClinicSettings.objects.get().name_en == "Demo Plastic Surgery"


def test_terms_are_entered_once(texts, db):
    assert add_terms(texts) == 1
    assert add_terms(texts) == 0
    assert GlossaryTerm.objects.get().is_do_not_translate


def test_a_database_without_a_site_is_refused_with_advice(texts, demo_publisher):
    Site.objects.all().delete()
    with pytest.raises(NoDemoSite, match="Make one in the admin"):
        publish_home(texts, demo_publisher)


def test_a_clinic_file_with_an_unknown_key_is_refused_by_name(tmp_path):
    file = tmp_path / "clinic.yaml"
    file.write_text("source_language: ko\nclinik: {}\n", encoding="utf-8")
    with pytest.raises(UnusableClinicFile, match="clinik"):
        read_clinic_file(file)

"""Snippets and vocabulary in the admin."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text

from procedures.models import Doctor, FactKind, ReusableSection, SideEffect
from tests.factories.form_data import stream_data

pytestmark = pytest.mark.django_db


def url(model, view, *args):
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def test_a_term_is_labelled_in_every_language_at_once(editor):
    data = {"code": "redness", "label": "홍조", "label_en": "redness", "sort_order": "3"}

    response = editor.post(url(SideEffect, "add"), data)

    assert response.status_code == 302
    term = SideEffect.objects.get(code="redness")
    assert (term.label, term.label_ko, term.label_en) == ("홍조", "홍조", "redness")


def test_the_code_of_a_term_cannot_be_changed(editor):
    term = FactKind.objects.get(code="price")
    data = {"code": "cost", "label": "가격", "label_en": "Price", "sort_order": "0", "unit_family": "money"}

    response = editor.post(url(FactKind, "edit", term.pk), data)

    assert response.status_code == 302
    term.refresh_from_db()
    assert (term.code, term.label) == ("price", "가격")


def test_nobody_is_offered_to_delete_a_term(editor):
    term = SideEffect.objects.first()

    assert editor.post(url(SideEffect, "delete", term.pk)).status_code in (302, 403)
    assert SideEffect.objects.filter(pk=term.pk).exists()


def test_a_doctor_has_a_name_in_each_language_and_a_role_in_one(editor):
    data = {
        "name": "담당 의료진",
        "name_en": "Attending doctor",
        "role": "성형외과 전문의",
        "role_en": "must be ignored",
        "bio": rich_text(""),
        "photo": "",
        "source_language": "ko",
    }

    response = editor.post(url(Doctor, "add"), data)

    assert response.status_code == 302
    doctor = Doctor.objects.get()
    assert (doctor.name_ko, doctor.name_en) == ("담당 의료진", "Attending doctor")
    assert (doctor.role_ko, doctor.role_en) == ("성형외과 전문의", None)


def test_a_snippet_may_be_written_in_another_language(editor):
    data = {
        "name": "Attending doctor",
        "role": "Plastic surgeon",
        "bio": rich_text(""),
        "photo": "",
        "source_language": "en",
    }

    editor.post(url(Doctor, "add"), data)

    doctor = Doctor.objects.get()
    assert (doctor.role_ko, doctor.role_en, doctor.name_en) == (None, "Plastic surgeon", "Attending doctor")


def test_an_incomplete_reusable_section_is_refused_because_a_snippet_has_no_drafts(editor):
    block = ReusableSection._meta.get_field("body").stream_block
    body = stream_data(block, [("prose", {"heading": "제목뿐"}, "a")])

    response = editor.post(
        url(ReusableSection, "add"),
        nested_form_data({"title": "공통", "body": body, "source_language": "ko"}),
    )

    assert "body" in response.context["form"].errors

"""The editor of a procedure: what is asked for, when, and what survives being posted."""

import uuid
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from procedures.models import FactKind, ProcedurePage
from tests.procedures.forms import fact, procedure_form

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "publish"}


@pytest.fixture(params=["ko", "en", "de"])
def interface(request, editor_user):
    """The language of the person's admin, which no content may depend on."""
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(editor_user)
    profile.preferred_language = request.param
    profile.save()
    return request.param


def add(editor, category, **data):
    url = reverse("wagtailadmin_pages:add", args=("procedures", "procedurepage", category.pk))
    return editor.post(url, procedure_form(**data))


def edit(editor, page, **data):
    return editor.post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), procedure_form(**data))


def kind(code):
    return FactKind.objects.get(code=code)


def rendered(row):
    """What a row that the server has shown posts back besides its fields."""
    return {"id": row.pk or "", "uid": str(row.uid)}


def draft():
    return ProcedurePage.objects.get().get_latest_revision_as_object()


def test_a_draft_is_saved_however_incomplete_it_is(editor, category, interface):
    response = add(
        editor,
        category,
        summary="",
        facts=[fact(minimum="5", maximum="4"), fact(kind("anaesthesia"), unit="hour")],
        methods=[{"name": "", "summary": "방법", "facts": [fact(note="메모만")]}],
        related=[{"relation": "alternative_to", "procedure": ""}],
        body=[
            ("steps", {"heading": "수술 과정"}, "s1"),
            ("comparison", {"heading": "비교"}, "s2"),
            ("figure", {}, "s3"),
            ("call_to_action", {"anchor": "Not an anchor"}, "s4"),
        ],
    )

    assert response.status_code == 302
    page = draft()
    assert [section.block_type for section in page.body] == [
        "steps",
        "comparison",
        "figure",
        "call_to_action",
    ]
    assert [(row.minimum, row.maximum) for row in page.facts.all()] == [
        (Decimal(5), Decimal(4)),
        (None, None),
    ]
    assert page.methods.get().facts.get().note_ko == "메모만"
    assert page.related_procedures.get().relation == "alternative_to"


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ({"facts": [{"minimum": "5", "maximum": "4", "unit": "hour"}]}, ("facts", "maximum")),
        ({"facts": [{"minimum": "5", "maximum": "5", "unit": "millimetre"}]}, ("facts", "unit")),
        ({"facts": [{}]}, ("facts", "minimum")),
        ({"related": [{"relation": "alternative_to", "procedure": ""}]}, ("related_procedures", "procedure")),
        ({"methods": [{"name": "", "summary": "방법", "facts": []}]}, ("methods", "name")),
        ({"body": [("steps", {"heading": "수술 과정"}, "s1")]}, ("body", None)),
    ],
)
def test_an_incomplete_page_is_not_published(editor, category, interface, data, where):
    if "facts" in data:
        data = {**data, "facts": [fact(kind("surgery_duration"), **row) for row in data["facts"]]}
    response = add(editor, category, **data, **PUBLISH)

    form = response.context["form"]
    name, field = where
    errors = form.errors if field is None else form.formsets[name].forms[0].errors
    assert (field or name) in errors
    assert not ProcedurePage.objects.exists()


def test_facts_of_a_method_are_checked_too(editor, category):
    response = add(
        editor,
        category,
        methods=[{"name": "절개", "summary": "", "facts": [fact(kind("price"), minimum="3", unit="hour")]}],
        **PUBLISH,
    )

    methods = response.context["form"].formsets["methods"]
    assert "unit" in methods.forms[0].formsets["facts"].forms[0].errors


def test_a_complete_page_is_published_with_its_texts_in_its_own_language(editor, category, interface):
    response = add(
        editor,
        category,
        hashtags="#리프팅 #V라인",
        hashtags_en="#lifting",
        facts=[
            fact(kind("surgery_duration"), minimum="4", maximum="5", unit="hour", note="경과에 따라"),
            fact(kind("anaesthesia"), choices_0="short_term", choices_1="sedation", choices_3="local"),
        ],
        methods=[{"name": "절개", "summary": "", "facts": [fact(kind("hospitalisation"), is_none="on")]}],
        body=[("prose", {"heading": "소개", "text": "<p>내용</p>"}, "s1")],
        **PUBLISH,
    )

    assert response.status_code == 302
    page = ProcedurePage.objects.get()
    assert page.live
    assert (page.title_ko, page.title_en, page.methods.get().name_ko) == ("스마스 거상술", None, "절개")
    duration, anaesthesia = page.facts.all()
    assert (duration.note_ko, duration.note_en) == ("경과에 따라", None)
    assert anaesthesia.choices == [
        {"code": "sedation", "modifier": "short_term"},
        {"code": "local", "modifier": None},
    ]
    assert (page.hashtags_in("ko"), page.hashtags_in("en")) == (("#리프팅", "#V라인"), ("#lifting",))


def test_a_row_keeps_its_uid_through_drafts_of_a_live_page_and_publication(editor, category):
    row = fact(kind("surgery_duration"), minimum="4", maximum="4", unit="hour", note="하나")
    method = {"name": "절개", "summary": "", "facts": [row]}
    add(editor, category, facts=[row], methods=[method], **PUBLISH)
    page = ProcedurePage.objects.get()
    before = (page.facts.get().uid, page.methods.get().uid, page.methods.get().facts.get().uid)

    for note, action in [("둘", {}), ("셋", {}), ("넷", PUBLISH)]:
        latest = draft()
        method = latest.methods.get()
        response = edit(
            editor,
            page,
            facts=[{**row, **rendered(latest.facts.get()), "note": note}],
            methods=[
                {
                    "name": "절개",
                    "summary": note,
                    **rendered(method),
                    "facts": [{**row, **rendered(method.facts.get()), "note": note}],
                }
            ],
            **action,
        )
        assert response.status_code == 302
        latest = draft()
        uids = (latest.facts.get().uid, latest.methods.get().uid, latest.methods.get().facts.get().uid)
        assert uids == before

    live = ProcedurePage.objects.get()
    assert (live.facts.get().uid, live.facts.get().note_ko) == (before[0], "넷")


def test_the_editor_shows_each_row_its_own_uid_and_none_to_a_new_row(editor, category):
    row = fact(kind("surgery_duration"), minimum="4", maximum="4", unit="hour")
    add(
        editor,
        category,
        facts=[row, {**row, "minimum": "3"}],
        methods=[{"name": "절개", "summary": "", "facts": [row]}],
    )
    page = ProcedurePage.objects.get()

    html = BeautifulSoup(
        editor.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content, "html.parser"
    )

    shown = [html.find("input", {"name": f"facts-{number}-uid"})["value"] for number in (0, 1)]
    assert shown == [str(fact.uid) for fact in page.facts.all()]
    assert len(set(shown)) == 2
    template = html.find("template", id="id_facts-EMPTY_FORM_TEMPLATE") or html.find(
        id="id_facts-EMPTY_FORM_TEMPLATE"
    )
    blank = BeautifulSoup(template.decode_contents(), "html.parser").find(
        "input", {"name": "facts-__prefix__-uid"}
    )
    assert not blank.get("value")


def test_an_autosave_hands_new_rows_their_uid(editor, category):
    add(editor, category, **PUBLISH)
    page = ProcedurePage.objects.get()
    url = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    data = procedure_form(facts=[fact(kind("surgery_duration"), minimum="4", unit="hour")])

    answer = editor.post(url, data, headers={"accept": "application/json"}).json()

    uid = answer["field_updates"]["facts-0-uid"]
    assert draft().facts.get().uid == uuid.UUID(uid)


def test_choices_that_were_retired_stay_where_they_are_used(editor, category):
    from procedures.models import FactChoice

    add(editor, category, facts=[fact(kind("anaesthesia"), choices_1="topical")])
    FactChoice.objects.filter(code="topical").update(is_retired=True)
    page = ProcedurePage.objects.get()

    html = BeautifulSoup(
        editor.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content, "html.parser"
    )

    selected = html.find("select", {"name": "facts-0-choices_1"}).find("option", selected=True)
    assert selected["value"] == "topical"


def test_a_block_keeps_its_id_when_it_is_moved_and_saved(editor, category):
    texts = [("prose", {"text": "<p>하나</p>"}, "a"), ("prose", {"text": "<p>둘</p>"}, "b")]
    add(editor, category, body=texts)
    edit(editor, ProcedurePage.objects.get(), body=list(reversed(texts)))

    assert [section.id for section in draft().body] == ["b", "a"]

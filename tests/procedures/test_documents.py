"""What a procedure's document says of things that are not the page's own: vocabulary, people, shared texts."""

import json

import pytest

from cms.delivery.models import Document
from cms.delivery.verification import findings
from cms.translation.models import GlossaryTerm
from home.documents import clinic_document
from home.models import ClinicSettings
from procedures.models import Disclaimer, Doctor, FactKind, ProcedureFact, ReusableSection, SideEffect
from tests.factories.articles import approve, fresh, publish
from tests.factories.pages import ProcedurePageFactory

pytestmark = pytest.mark.django_db

ENGLISH = {
    "홈": "Home",
    "얼굴": "Face",
    "안면거상술": "Facelift",
    "처진 근막층을 당겨 고정하는 수술입니다.": "Surgery that lifts and secures the deeper layer.",
    "질문": "Questions",
    "물음": "Enquiries",
    "아픕니까?": "Does it hurt?",
    "사람마다 다릅니다.": "It varies.",
    "회복에는 2주가 걸립니다.": "Recovery takes 2 weeks.",
}


@pytest.fixture
def page(category):
    """A procedure that is there in both languages, like everything above it."""
    home = fresh(category.get_parent())
    home.title = "홈"
    home.save()
    page = ProcedurePageFactory(parent=fresh(category), title="안면거상술")
    for each in (home, category, page):
        approve(each, texts=ENGLISH)
    assert Document.objects.filter(page_id=page.pk).count() == 2
    return fresh(page)


def said(page, language="en"):
    return json.loads(bytes(Document.objects.get(page_id=page.pk, language=language).body))


def sections(page, language="en"):
    return [section["type"] for section in said(page, language)["sections"]]


def pending(page):
    return said(page)["translation"]["pending"]


class TestTextsEnteredForEachLanguage:
    """Nobody approves them, so whoever types Korean into an English field must not publish it by that."""

    def test_a_hashtag_in_korean_is_left_out_of_english(self, page):
        publish(page, hashtags="#리프팅", hashtags_en="#리프팅 #lift")
        assert said(page)["hashtags"] == ["#lift"]
        assert said(page, "ko")["hashtags"] == ["#리프팅"]

    def test_a_doctor_without_an_english_name_is_left_out_of_english(self, page):
        doctor = Doctor.objects.create(name="김원장", name_en="김원장", role="원장")
        publish(page, reviewed_by=doctor)
        assert said(page)["reviewed_by"] is None
        assert said(page, "ko")["reviewed_by"]["name"] == "김원장"

    def test_a_fact_whose_english_label_is_korean_is_left_out_of_english(self, page):
        kind = FactKind.objects.get(code="surgery_duration")
        page.facts.add(ProcedureFact(kind=kind, minimum=2, maximum=2, unit="hour"))
        page.save()
        assert [fact["display"] for fact in said(page)["facts"]] == ["2 hours"]
        kind.label_en = "수술 시간"
        kind.save()
        assert said(page)["facts"] == []
        assert len(said(page, "ko")["facts"]) == 1

    def test_a_name_that_stays_as_it_is_may_be_korean_everywhere(self, page):
        publish(page, hashtags="", hashtags_en="#서린")
        assert said(page)["hashtags"] == []
        GlossaryTerm.objects.create(term="서린")
        assert said(page)["hashtags"] == ["#서린"]
        assert list(findings()) == []

    def test_latin_letters_belong_to_korean_as_well(self, page):
        publish(page, hashtags="#SMAS")
        assert said(page, "ko")["hashtags"] == ["#SMAS"]

    def test_a_clinic_without_an_english_name_has_none_in_english(self, page):
        site = page.get_site()
        clinic = ClinicSettings.objects.create(site=site, name="서린의원", name_en="서린의원")
        assert (clinic_document("ko").name, clinic_document("en").name) == ("서린의원", None)
        GlossaryTerm.objects.create(term="서린의원")
        assert clinic_document("en").name == clinic.name


class TestSharedSections:
    @pytest.fixture
    def shared(self, page):
        item = {"type": "item", "value": {"question": "아픕니까?", "answer": "<p>사람마다 다릅니다.</p>"}}
        faq = {"type": "faq", "value": {"heading": "질문", "items": [item]}}
        prose = {"type": "prose", "value": {"heading": "본문"}}
        shared = ReusableSection.objects.create(title="함께 쓰는 질문", body=json.dumps([faq, prose]))
        publish(page, body=[{"type": "reusable_section", "id": "outer", "value": {"section": shared.pk}}])
        return shared

    def test_a_section_none_of_whose_parts_is_approved_is_pending(self, page, shared):
        assert (sections(page), pending(page)) == ([], ["outer"])
        assert said(page)["translation"]["state"] == "behind"

    def test_a_part_that_is_not_approved_is_pending_and_the_others_are_shown(self, page, shared):
        approve(shared, texts=ENGLISH, only=("질문", "아픕니까?", "사람마다 다릅니다."))
        assert [part["type"] for part in said(page)["sections"][0]["sections"]] == ["faq"]
        assert pending(page) == [shared.body[1].id]

    def test_a_part_that_is_behind_is_pointed_at(self, page, shared):
        approve(shared, texts=ENGLISH, only=("질문", "아픕니까?", "사람마다 다릅니다."))
        shared = ReusableSection.objects.get()
        body = json.loads(json.dumps(list(shared.body.raw_data)))
        body[0]["value"]["heading"] = "물음"
        shared.body = json.dumps(body)
        shared.save()
        assert said(page)["sections"][0]["sections"][0]["heading"] == "Questions"
        assert said(page)["translation"]["behind"] == ["/sections/0/sections/0"]


class TestNotices:
    def notice(self, page, disclaimer, **values):
        value = {"kind": "legal", "disclaimer": disclaimer.pk, "side_effects": [], "text": "", **values}
        publish(page, body=[{"type": "notice", "id": "notice", "value": value}])

    @pytest.fixture
    def disclaimer(self):
        return Disclaimer.objects.create(title="회복", text="<p>회복에는 2주가 걸립니다.</p>")

    def test_one_that_would_say_nothing_is_pending_until_its_disclaimer_is_approved(self, page, disclaimer):
        self.notice(page, disclaimer)
        assert (sections(page), pending(page)) == ([], ["notice"])
        approve(disclaimer, texts=ENGLISH)
        assert said(page)["sections"][0]["disclaimer"] == "<p>Recovery takes 2 weeks.</p>"
        assert pending(page) == []

    def test_one_that_says_something_else_points_at_the_disclaimer_it_lacks(self, page, disclaimer):
        named = [{"type": "item", "value": SideEffect.objects.first().pk}]
        self.notice(page, disclaimer, kind="side_effects", side_effects=named)
        assert sections(page) == ["notice"]
        assert pending(page) == ["/sections/0/disclaimer"]

    def test_one_whose_disclaimer_was_deleted_is_not_shown_empty(self, page, disclaimer):
        self.notice(page, disclaimer)
        disclaimer.delete()
        assert sections(page, "ko") == []

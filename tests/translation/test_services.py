"""The services that change translations: what each does, what it refuses, and who may ask."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied

from cms.delivery.models import Document
from cms.delivery.verification import findings
from cms.translation.errors import (
    ChecksFailed,
    ReasonRequired,
    StaleVersion,
    TranslationError,
    UnknownSegment,
)
from cms.translation.groups import PUBLISHERS, create_groups, reviewers, translators
from cms.translation.models import Appearance, Unit, UnitEvent
from cms.translation.references import ref_of
from cms.translation.segments import extract
from cms.translation.services import (
    Approval,
    approve_units,
    offers,
    publish_revision,
    reject_unit,
    release_language,
    write_unit,
)
from tests.articles.models import ArticlePage
from tests.factories.articles import (
    approve,
    draft,
    fresh,
    make_article,
    make_author,
    prose,
    publish,
    raw_body,
)


def person(*groups):
    user = get_user_model().objects.create_user(f"user{get_user_model().objects.count()}")
    user.groups.set(Group.objects.filter(name__in=groups))
    return get_user_model().objects.get(pk=user.pk)


def english(page):
    row = Document.objects.filter(page_id=page.pk, language="en").first()
    return json.loads(bytes(row.body)) if row else None


def title_segment(page):
    return next(s for s in extract(fresh(page)).segments("en") if s.key == "title")


def write(user, page, text, version=0, language="en", segment=None):
    segment = segment or title_segment(page)
    return write_unit(
        user=user,
        owner=ref_of(page),
        language=language,
        segment_key=segment.key,
        source_digest=segment.digest,
        text=text,
        version=version,
    )


def approve_title(user, page, text="Wrinkles", language="en", **fields):
    segment = title_segment(page)
    approval = Approval(segment.key, segment.digest, text=text, **fields)
    return approve_units(user=user, owner=ref_of(page), language=language, approvals=[approval])


def reject(user, page, unit, reason="The tone is wrong."):
    unit = Unit.objects.get(pk=unit.pk)
    return reject_unit(
        user=user, owner=ref_of(page), language="en", unit_id=unit.pk, version=unit.version, reason=reason
    )


@pytest.fixture
def page(article_home):
    return make_article(article_home, "주름", slug="a")


# --- who may ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("groups", "may_write", "may_approve", "may_release"),
    [
        ((), False, False, False),
        (("Editors",), False, False, False),
        ((translators("ko"),), False, False, False),
        ((translators("en"),), True, False, False),
        ((reviewers("ko"),), False, False, False),
        ((reviewers("en"),), True, True, False),
        ((PUBLISHERS,), False, False, True),
        (("Administrators",), True, True, True),
    ],
)
def test_every_service_asks_who_asks(page, superuser, groups, may_write, may_approve, may_release):
    user = person(*groups)
    rejected = approve_title(superuser, page)[0]

    def allowed(service):
        try:
            service()
        except PermissionDenied:
            return False
        return True

    before = list(Unit.objects.values()), UnitEvent.objects.count(), Appearance.objects.count()
    assert allowed(lambda: reject(user, page, rejected)) == may_approve
    if not may_approve:
        assert (list(Unit.objects.values()), UnitEvent.objects.count(), Appearance.objects.count()) == before
    version = Unit.objects.get(pk=rejected.pk).version
    assert allowed(lambda: write(user, page, "Lines", version)) == may_write
    assert allowed(lambda: approve_title(user, page, "Lines")) == may_approve
    release = lambda: release_language(user=user, owner=ref_of(page), language="en", waived=())  # noqa: E731
    assert allowed(release) == may_release


def test_publishing_with_substitutions_needs_the_right_to_publish_and_to_approve(article_home, superuser):
    page = make_article(article_home, "주름", summary="수술은 4~5시간 걸립니다.")
    approve(page)
    revised = draft(page)
    revised.summary = "수술은 5~6시간 걸립니다."
    revision = revised.save_revision(user=superuser)
    accepted = offers(draft(page))
    assert [offer.offered_text for offer in accepted] == ["Surgery takes 5–6 hours."]
    for groups in ((PUBLISHERS,), (reviewers("en"),)):
        with pytest.raises(PermissionDenied):
            publish_revision(user=person(*groups), revision=revision, accepted=accepted)
        assert fresh(page).summary == "수술은 4~5시간 걸립니다."
        assert not Unit.objects.filter(text="Surgery takes 5–6 hours.", state="approved").exists()
    publish_revision(user=person(PUBLISHERS, reviewers("en")), revision=revision, accepted=accepted)
    assert fresh(page).summary_en == "Surgery takes 5–6 hours."
    assert list(findings()) == []


@pytest.mark.django_db
def test_the_groups_exist_after_migrations_and_making_them_again_takes_nothing_away():
    names = {"Editors", PUBLISHERS, "Administrators"} | {
        make(code) for code in ("ko", "en") for make in (translators, reviewers)
    }
    assert names <= set(Group.objects.values_list("name", flat=True))
    group = Group.objects.get(name=translators("en"))
    extra = Group.objects.get(name=PUBLISHERS).permissions.first()
    group.permissions.add(extra)
    create_groups()
    assert extra in group.permissions.all()
    assert group.permissions.filter(codename="translate_en").exists()
    assert not group.permissions.filter(codename="review_en").exists()


@pytest.mark.parametrize("language", ["ko", "de"])
def test_nobody_can_translate_into_the_source_language_or_one_the_site_lacks(page, superuser, language):
    for service in (
        lambda: write(superuser, page, "주름살", language=language),
        lambda: approve_title(superuser, page, "주름살", language=language),
        lambda: release_language(user=superuser, owner=ref_of(page), language=language, waived=()),
    ):
        with pytest.raises(TranslationError, match="en"):
            service()
    assert not Unit.objects.filter(owner_id=page.pk).exists()


# --- writing and approving ------------------------------------------------------


def test_a_written_text_waits_and_shows_nothing(page, superuser):
    unit = write(superuser, page, "Wrinkles")
    assert (unit.state, unit.author, unit.version) == ("needs_review", superuser, 1)
    assert fresh(page).title_en is None
    assert english(page) is None


def test_what_is_live_stays_while_other_words_wait(page, superuser):
    approve_title(superuser, page)
    write(superuser, page, "Lines", version=1)
    assert english(page)["title"] == "Wrinkles"
    assert english(page)["translation"]["state"] == "current"


def test_nobody_overwrites_what_he_has_not_seen(page, superuser):
    write(superuser, page, "Wrinkles")
    for service in (
        lambda: write(superuser, page, "Lines"),
        lambda: approve_title(superuser, page, "Lines", version=0),
    ):
        with pytest.raises(StaleVersion) as stale:
            service()
        assert (stale.value.current_text, stale.value.current_version) == ("Wrinkles", 1)
    assert Unit.objects.get(owner_id=page.pk).text == "Wrinkles"


def test_a_text_that_is_gone_cannot_be_translated(page, superuser):
    segment = title_segment(page)
    publish(page, title="탄력")
    with pytest.raises(UnknownSegment, match="Reload"):
        write(superuser, page, "Wrinkles", segment=segment)


def test_all_units_of_one_approval_or_none(article_home, superuser):
    page = make_article(article_home, "주름", summary="수술은 4~5시간 걸립니다.")
    texts = {"주름": "Wrinkles", "수술은 4~5시간 걸립니다.": "Surgery takes 45 hours."}
    with pytest.raises(ChecksFailed):
        approve(page, texts=texts)
    assert not Unit.objects.filter(owner_id=page.pk).exists()
    assert UnitEvent.objects.filter(unit__owner_id=page.pk).count() == 0


def test_approving_for_a_draft_changes_nothing_live_and_its_publication_brings_it(page, superuser):
    approve_title(superuser, page)
    revised = draft(page)
    revised.title = "탄력"
    revised.save_revision(user=superuser)
    segment = next(s for s in extract(draft(page)).segments("en") if s.key == "title")
    approval = Approval(segment.key, segment.digest, text="Firmness")
    approve_units(user=superuser, owner=ref_of(page), language="en", approvals=[approval])
    assert english(page)["title"] == "Wrinkles"
    fresh(page).get_latest_revision().publish(user=superuser)
    assert english(page)["title"] == "Firmness"
    assert english(page)["translation"]["state"] == "current"


# --- rejecting ------------------------------------------------------------------


def test_a_rejected_translation_disappears_at_once(page, superuser):
    unit = approve_title(superuser, page)[0]
    reject(superuser, page, unit)
    assert english(page) is None
    assert fresh(page).title_en is None
    assert list(findings()) == []


def test_a_rejected_text_does_not_come_back_as_last_good_when_the_source_changes(page, superuser):
    unit = approve_title(superuser, page)[0]
    publish(page, title="잔주름")
    reject(superuser, page, unit)
    publish(page, title="깊은 주름")
    assert english(page) is None


def test_rejecting_other_words_leaves_what_they_were_to_replace(page, superuser):
    approve_title(superuser, page)
    unit = write(superuser, page, "Lines", version=1)
    reject(superuser, page, unit)
    assert english(page)["title"] == "Wrinkles"
    publish(page, summary="부기는 천천히 빠집니다.")
    assert english(page)["title"] == "Wrinkles"
    assert list(findings()) == []


def test_writing_the_live_words_again_does_not_save_them_from_rejection(page, superuser):
    approve_title(superuser, page)
    unit = write(superuser, page, "Wrinkles", version=1)
    reject(superuser, page, unit)
    assert english(page) is None


def test_a_rejection_needs_a_reason(page, superuser):
    unit = approve_title(superuser, page)[0]
    with pytest.raises(ReasonRequired):
        reject(superuser, page, unit, reason=" ")
    assert english(page)["title"] == "Wrinkles"


# --- first appearance -----------------------------------------------------------


def test_a_page_appears_when_its_last_required_text_is_approved(article_home):
    page = make_article(
        article_home, "주름", summary="부기는 천천히 빠집니다.", body=[prose("음주를 피하십시오.")]
    )
    approve(page, only=["주름"])
    approve(page, only=["부기는 천천히 빠집니다."])
    assert english(page) is None
    approve(page, only=["음주를 피하십시오."])
    assert english(page)["title"] == "Wrinkles"


def test_a_page_waits_for_its_parents_and_comes_with_them(article_home):
    parent = make_article(article_home, "주름", slug="p")
    child = make_article(parent, "상담", slug="c")
    approve(child)
    assert english(child) is None
    approve(parent)
    assert english(child)["path"] == "/en/wrinkles/consultation/"
    assert list(findings()) == []


def test_a_released_page_shows_what_is_approved_and_names_the_rest(article_home, superuser):
    page = make_article(
        article_home, "주름", body=[prose("음주를 피하십시오."), prose("부기는 천천히 빠집니다.")]
    )
    approve(page, only=["주름", "부기는 천천히 빠집니다."])
    waived = (f"body:{raw_body(page)[0]['id']}",)
    release_language(user=superuser, owner=ref_of(page), language="en", waived=waived)
    document = english(page)
    assert len(document["sections"]) == 1
    assert document["translation"]["pending"] == [raw_body(page)[0]["id"]]
    appearance = Appearance.objects.get(owner_id=page.pk)
    assert (appearance.released_by, tuple(appearance.waived)) == (superuser, waived)
    approve(page, only=["음주를 피하십시오."])
    assert len(english(page)["sections"]) == 2


def test_a_page_that_has_appeared_stays_when_a_new_section_waits(article_home):
    page = make_article(article_home, "주름", body=[prose("음주를 피하십시오.")])
    approve(page)
    page = publish(page, body=[*raw_body(page), prose("부기는 천천히 빠집니다.")])
    assert [len(english(page)["sections"]), len(english(page)["translation"]["pending"])] == [1, 1]


# --- the other direction --------------------------------------------------------


def test_a_page_written_in_english_is_compiled_into_korean(article_home, superuser):
    page = ArticlePage(source_language="en", live=False, slug="en-page")
    page.title, page.summary = "Wrinkles", "Surgery takes 4–5 hours."
    article_home.add_child(instance=page)
    fresh(page).save_revision(user=superuser).publish(user=superuser)
    assert english(page)["translation"]["state"] == "source"
    assert not Document.objects.filter(page_id=page.pk, language="ko").exists()
    texts = {"Wrinkles": "주름", "Surgery takes 4–5 hours.": "수술은 4~5시간 걸립니다."}
    with pytest.raises(ChecksFailed):
        approve(page, language="ko", texts={**texts, "Wrinkles": "Wrinkles"})
    with pytest.raises(ChecksFailed):
        approve(page, language="ko", texts={**texts, "Surgery takes 4–5 hours.": "수술은 4~6시간 걸립니다."})
    approve(page, language="ko", texts=texts)
    document = json.loads(bytes(Document.objects.get(page_id=page.pk, language="ko").body))
    assert (document["title"], document["summary"]) == ("주름", "수술은 4~5시간 걸립니다.")
    assert document["path"] == "/ko/주름/"
    page = publish(page, summary="Surgery takes 5–6 hours.")
    document = json.loads(bytes(Document.objects.get(page_id=page.pk, language="ko").body))
    assert (document["summary"], document["translation"]["pending"]) == (None, ["/summary"])
    assert list(findings()) == []


# --- snippets -------------------------------------------------------------------


def test_approving_a_snippet_rebuilds_exactly_the_documents_that_show_it(article_home, superuser):
    author = make_author()
    shown = make_article(article_home, "주름", slug="x", body=[prose("음주를 피하십시오.", author=author.pk)])
    other = make_article(article_home, "탄력", slug="y")
    approve(shown)
    approve(other)
    before = {d.pk: bytes(d.body) for d in Document.objects.all()}
    approve(author)
    after = {d.pk: bytes(d.body) for d in Document.objects.all()}
    changed = {pk for pk in before if before[pk] != after[pk]}
    assert changed == {Document.objects.get(page_id=shown.pk, language="en").pk}
    assert english(shown)["sections"][0]["author"] == "Haneul Kim"

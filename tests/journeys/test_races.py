"""Two people at once, on PostgreSQL, where transactions really overlap: nothing is lost, and everything is level."""

import threading

import pytest
from django.db import connection, connections

from cms.delivery.models import Change, Document
from cms.delivery.verification import findings
from cms.translation.errors import StaleVersion
from cms.translation.models import Unit, UnitEvent
from cms.translation.references import ref_of
from cms.translation.segments import extract
from cms.translation.services import Approval, approve_units, write_unit
from tests.articles.models import ArticlePage
from tests.factories.articles import (
    ENGLISH,
    approve,
    draft,
    fresh,
    make_article,
    make_bare_site,
    make_home,
    make_superuser,
    prose,
)

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
ROUNDS = 4


@pytest.fixture(autouse=True)
def tasks_in_the_database(settings):
    """As in production: the immediate backend of tests would index pages within the transactions that race."""
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "images"]}
    }


@pytest.fixture
def home():
    if connection.vendor != "postgresql":
        pytest.skip("needs row locks")
    make_bare_site()
    return make_home()


def at_once(*works):
    """Run all at the same moment, each with its own connection; what each raised."""
    start = threading.Barrier(len(works))
    raised = [None] * len(works)

    def run(number, work):
        try:
            start.wait(timeout=60)
            work()
        except Exception as error:
            raised[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return raised


def assert_sound():
    assert list(findings()) == []
    numbers = list(Change.objects.order_by("sequence").values_list("sequence", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def publication(page, user, **changes):
    revised = draft(page)
    for name, value in changes.items():
        setattr(revised, name, value)
    revision = revised.save_revision(user=user)
    return lambda: revision.publish(user=user)


def english(page):
    return Document.objects.get(page_id=page.pk, language="en")


def approval(page, source, text, **fields):
    segment = next(s for s in extract(fresh(page)).segments("en") if s.text == source)
    user = make_superuser()

    def run():
        approve_units(
            user=user,
            owner=ref_of(page),
            language="en",
            approvals=[Approval(segment.key, segment.digest, text=text, **fields)],
        )

    return run


def test_two_publications_of_different_pages_at_once(home):
    user = make_superuser()
    first, second = make_article(home, "주름"), make_article(home, "탄력")
    related = make_article(home, "상담", related_id=first.pk)
    for number in range(ROUNDS):
        raised = at_once(
            publication(first, user, title=f"주름 {number}"),
            publication(second, user, title=f"탄력 {number}", related_id=first.pk),
            publication(related, user, title=f"상담 {number}"),
        )
        assert raised == [None] * 3
        assert_sound()
        titles = set(ArticlePage.objects.values_list("title_ko", flat=True))
        assert {f"주름 {number}", f"탄력 {number}", f"상담 {number}"} <= titles


def test_a_parent_and_its_child_published_at_once(home):
    user = make_superuser()
    parent = make_article(home, "주름", slug="a")
    child = make_article(parent, "탄력", slug="b")
    for number in range(ROUNDS):
        raised = at_once(
            publication(parent, user, slug=f"a{number}"), publication(child, user, slug=f"b{number}")
        )
        assert raised == [None, None]
        assert_sound()
        path = Document.objects.get(page_id=child.pk, language="ko").path
        assert path == f"/ko/a{number}/b{number}/"


def test_a_publication_during_an_approval(home):
    """Whoever comes second works on what the first committed."""
    user = make_superuser()
    for number in range(ROUNDS):
        page = make_article(home, "주름", summary="부기는 천천히 빠집니다.")
        raised = at_once(
            publication(page, user, tags_en=f"tag{number}"),
            approval(page, "주름", "Wrinkles"),
            approval(page, "부기는 천천히 빠집니다.", "Swelling goes down slowly."),
        )
        assert raised == [None] * 3
        assert_sound()
        assert Unit.objects.filter(owner_id=page.pk, state="approved").count() == 2
        page = fresh(page)
        assert (page.title_en, page.summary_en) == ("Wrinkles", "Swelling goes down slowly.")
        assert page.tags_en == f"tag{number}"
        assert english(page).title == "Wrinkles"


def test_a_publication_of_a_new_text_during_an_approval_of_the_old_one(home):
    user = make_superuser()
    for _number in range(ROUNDS):
        page = make_article(home, "주름", summary="부기는 천천히 빠집니다.")
        raised = at_once(
            publication(page, user, summary="부기는 빨리 빠집니다."),
            approval(page, "부기는 천천히 빠집니다.", "Swelling goes down slowly."),
        )
        assert raised[0] is None
        assert raised[1] is None or type(raised[1]).__name__ == "UnknownSegment"
        assert_sound()
        kept = Unit.objects.filter(owner_id=page.pk, text="Swelling goes down slowly.", state="approved")
        assert kept.exists() == (raised[1] is None)


def test_two_approvals_of_one_text_that_their_reviewers_saw_unwritten(home):
    for _number in range(ROUNDS):
        page = make_article(home, "주름")
        raised = at_once(
            approval(page, "주름", "Wrinkles", version=0), approval(page, "주름", "Lines", version=0)
        )
        assert sorted(type(error).__name__ for error in raised) == ["NoneType", "StaleVersion"]
        unit = Unit.objects.get(owner_id=page.pk)
        assert fresh(page).title_en == unit.text
        stale = next(error for error in raised if error)
        assert stale.current_text == unit.text
        assert_sound()


def test_two_approvals_of_different_texts_of_one_page(home):
    for _number in range(ROUNDS):
        page = make_article(
            home, "주름", summary="부기는 천천히 빠집니다.", body=[prose("음주를 피하십시오.")]
        )
        raised = at_once(
            *(approval(page, t, ENGLISH[t]) for t in ("주름", page.summary, "음주를 피하십시오."))
        )
        assert raised == [None] * 3
        assert_sound()
        assert english(page).title == "Wrinkles"


def test_two_translators_writing_one_unit(home):
    page = make_article(home, "주름")
    segment = extract(page).segments("en")[0]
    user = make_superuser()

    def writing(text):
        return lambda: write_unit(
            user=user,
            owner=ref_of(page),
            language="en",
            segment_key=segment.key,
            source_digest=segment.digest,
            text=text,
            version=0,
        )

    raised = at_once(writing("Wrinkles"), writing("Lines"))
    assert sum(isinstance(error, StaleVersion) for error in raised) == 1
    assert UnitEvent.objects.filter(unit__owner_id=page.pk).count() == 1


def test_unpublishing_a_tree_while_its_pages_are_approved(home):
    """Rows first, the counter last: otherwise these two wait for each other."""
    from wagtail.actions.unpublish_page import UnpublishPageAction

    user = make_superuser()
    for _number in range(ROUNDS):
        parent = make_article(home, "주름")
        approve(parent)
        children = [make_article(parent, "탄력") for _ in range(3)]
        action = UnpublishPageAction(fresh(parent), user=user, include_descendants=True)
        raised = at_once(
            lambda action=action: action.execute(),
            *(approval(child, "탄력", "Firmness") for child in children),
        )
        assert raised == [None] * 4
        assert_sound()
        assert Unit.objects.filter(owner_id__in=[c.pk for c in children], state="approved").count() == 3


def test_a_child_added_while_its_parent_is_published(home):
    """Publishing writes the row it read before; the tree must not forget the child."""
    user = make_superuser()
    parent = make_article(home, "주름", slug="a")
    for number in range(ROUNDS):
        publish = publication(parent, user, tags=f"t{number}")
        raised = at_once(publish, lambda number=number: make_article(parent, "탄력", slug=f"n{number}"))
        assert raised == [None, None]
        assert_sound()
        assert fresh(parent).numchild == number + 1


def test_a_page_moved_while_it_is_published(home):
    user = make_superuser()
    places = [make_article(home, "주름", slug="a"), make_article(home, "탄력", slug="b")]
    page = make_article(places[0], "상담", slug="c")
    for number in range(ROUNDS):
        target = places[(number + 1) % 2]
        raised = at_once(
            publication(page, user, tags=f"t{number}"),
            lambda target=target: fresh(page).move(fresh(target), pos="last-child", user=user),
        )
        assert raised == [None, None]
        assert_sound()
        assert fresh(page).get_parent().pk == target.pk
        assert fresh(page).tags == f"t{number}"

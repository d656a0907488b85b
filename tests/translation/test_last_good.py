"""What a language shows while its source has moved on: whole sections, and only what is still true. Invariant 3."""

import json

import pytest

from cms.delivery.models import Document
from cms.delivery.verification import findings
from cms.translation.models import CompiledForm
from tests.factories.articles import approve, make_article, make_author, prose, publish, raw_body, steps

SLOW, FAST = "부기는 천천히 빠집니다.", "부기는 빨리 빠집니다."


def english(page):
    return json.loads(bytes(Document.objects.get(page_id=page.pk, language="en").body))


def state(page):
    document = english(page)
    return (
        len(document["sections"]),
        document["translation"]["behind"],
        len(document["translation"]["pending"]),
    )


def reworded(body, old, new):
    return json.loads(json.dumps(body, ensure_ascii=False).replace(old, new))


@pytest.fixture
def page(article_home):
    page = make_article(
        article_home, body=[prose(SLOW, heading="회복"), steps("상담", "검진", heading="단계")]
    )
    approve(page)
    return page


def test_a_reworded_section_stays_as_it_was_approved_and_is_marked_behind(page):
    was = english(page)["sections"][0]
    page = publish(page, body=reworded(raw_body(page), "천천히", "빨리"))
    assert english(page)["sections"][0] == was
    assert state(page) == (2, ["/sections/0"], 0)
    approve(page, only=[FAST])
    assert state(page) == (2, [], 0)
    assert "quickly" in english(page)["sections"][0]["text"]


def test_a_section_goes_over_whole(page):
    """Two steps are reworded and one of them is approved: none of both is shown."""
    body = reworded(reworded(raw_body(page), "상담", "회복"), "검진", "탄력")
    was = english(page)["sections"][1]
    page = publish(page, body=body)
    approve(page, only=["탄력"])
    assert english(page)["sections"][1] == was
    assert state(page) == (2, ["/sections/1"], 0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("수술은 4~5시간 걸립니다.", "수술은 5~6시간 걸립니다."),
        ("수술은 4~5시간 걸립니다.", "수술은 4~5일 걸립니다."),
        ("다음 날 샤워할 수 있습니다.", "다음 날 샤워할 수 없습니다."),
    ],
)
def test_a_section_whose_numbers_units_or_negations_changed_is_held_back(article_home, before, after):
    page = make_article(article_home, body=[prose(before)])
    approve(page)
    page = publish(page, body=reworded(raw_body(page), before, after))
    assert state(page) == (0, [], 1)
    assert CompiledForm.objects.get(owner_id=page.pk, part__startswith="body").state == "held"
    page = publish(page, body=reworded(raw_body(page), after, before))
    assert state(page) == (1, [], 0)


def test_a_section_whose_neutral_part_changed_is_held_back_only_while_it_is_behind(page):
    author = make_author()
    body = raw_body(page)
    body[0]["value"]["author"] = author.pk
    page = publish(page, body=body)
    assert state(page) == (2, [], 0)
    body = reworded(raw_body(page), "천천히", "빨리")
    body[0]["value"]["author"] = None
    page = publish(page, body=body)
    assert state(page) == (1, [], 1)


def test_an_empty_value_that_a_block_gains_withholds_nothing(page):
    body = reworded(raw_body(page), "천천히", "빨리")
    body[0]["value"] |= {"author": None, "image": None, "languages": [], "show_from": None}
    assert state(publish(page, body=body)) == (2, ["/sections/0"], 0)


def test_another_step_holds_the_section_back_until_it_is_level(page):
    body = raw_body(page)
    body[1]["value"]["items"].append(steps("탄력")["value"]["items"][0])
    page = publish(page, body=body)
    assert state(page) == (1, [], 1)
    approve(page)
    assert state(page) == (2, [], 0)


def test_a_deleted_section_disappears_at_once_in_every_language(page):
    page = publish(page, body=raw_body(page)[1:])
    assert state(page) == (1, [], 0)
    assert not CompiledForm.objects.filter(
        owner_id=page.pk, language="en", value__icontains="slowly"
    ).exists()


def test_last_good_follows_its_section_to_another_place(page):
    body = reworded(raw_body(page), "천천히", "빨리")
    page = publish(page, body=body[::-1])
    assert state(page) == (2, ["/sections/1"], 0)
    assert list(findings()) == []


def test_a_flat_field_is_behind_or_pending_by_the_same_rule(article_home):
    page = make_article(article_home, summary="수술은 4~5시간 걸립니다.")
    approve(page)
    page = publish(page, summary="수술이 4~5시간 걸립니다.")
    document = english(page)
    assert (document["summary"], document["translation"]["behind"]) == (
        "Surgery takes 4–5 hours.",
        ["/summary"],
    )
    page = publish(page, summary="수술은 5~6시간 걸립니다.")
    document = english(page)
    assert (document["summary"], document["translation"]["pending"]) == (None, ["/summary"])
    assert page.summary_en is None

"""Moves, reorderings, privacy and deletion: which documents follow, and what is announced."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.core.models import BasePage
from cms.delivery.models import Change, Document, DocumentVersion
from cms.delivery.verification import findings
from tests.articles.models import ArticlePage
from tests.factories.articles import approve, fresh, make_article, prose, publish, raw_body


def paths(page):
    return dict(Document.objects.filter(page_id=page.pk).values_list("language", "path"))


def make(parent, title, **fields):
    page = make_article(parent, title, **fields)
    approve(page)
    return fresh(page)


@pytest.fixture
def family(article_home):
    """Two categories with a page each."""
    first, second = make(article_home, "주름", slug="a"), make(article_home, "탄력", slug="b")
    return first, second, make(first, "상담", slug="c"), make(second, "검진", slug="d")


def test_siblings_that_a_move_shifts_keep_their_own_children(article_home, family, superuser):
    _first, second, child, other = family
    second.move(fresh(article_home), pos="first-child", user=superuser)
    fresh(child).save_revision(user=superuser).publish(user=superuser)
    assert paths(child) == {"ko": "/ko/a/c/", "en": "/en/wrinkles/consultation/"}
    assert paths(other) == {"ko": "/ko/b/d/", "en": "/en/firmness/examination/"}
    assert list(findings()) == []


def test_documents_are_filed_where_their_pages_stand_in_the_tree(article_home, family, superuser):
    family[1].move(fresh(article_home), pos="first-child", user=superuser)
    where = dict(BasePage.objects.values_list("pk", "path"))
    assert {d.page_id: d.tree_path for d in Document.objects.all()} == {
        d.page_id: where[d.page_id] for d in Document.objects.all()
    }


def test_a_moved_page_gets_a_free_address_in_every_language(family, superuser):
    first, second, child, _other = family
    twin = make(second, "상담", slug="c2")
    assert twin.slug_en == child.slug_en == "consultation"
    twin.move(fresh(first), pos="last-child", user=superuser)
    assert paths(twin) == {"ko": "/ko/a/c2/", "en": "/en/wrinkles/consultation-2/"}
    assert list(findings()) == []


def test_publishing_after_a_move_keeps_the_address_that_the_move_gave(family, superuser):
    first, second, _child, _other = family
    twin = make(second, "상담", slug="c2")
    twin.move(fresh(first), pos="last-child", user=superuser)
    fresh(twin).get_latest_revision().publish(user=superuser)
    assert paths(twin)["en"] == "/en/wrinkles/consultation-2/"


def test_moving_a_category_announces_it_and_all_below_and_nothing_else(article_home, family, superuser):
    first, second, child, _other = family
    before = Change.objects.count()
    fresh(first).move(fresh(second), pos="last-child", user=superuser)
    announced = Change.objects.filter(sequence__gt=before).values_list("page_id", "language")
    assert sorted(announced) == sorted((p.pk, code) for p in (first, child) for code in ("ko", "en"))


def test_a_private_page_is_gone_with_all_below_it_and_comes_back(family):
    first, _second, child, _other = family
    was = paths(first), paths(child)
    restriction = PageViewRestriction(page=fresh(first), restriction_type="login")
    restriction.save()
    assert (paths(first), paths(child)) == ({}, {})
    restriction.delete()
    assert (paths(first), paths(child)) == was


def test_deleting_a_private_page_never_shows_it(family, superuser):
    first = family[0]
    PageViewRestriction.objects.create(page=fresh(first), restriction_type="login")
    before = Change.objects.count()
    fresh(first).delete(user=superuser)
    assert Change.objects.count() == before
    assert DocumentVersion.objects.count() == before


def test_a_restriction_whose_documents_cannot_be_removed_is_not_stored(family, monkeypatch):
    monkeypatch.setattr("cms.delivery.building.rebuild.build_page", _fail)
    with pytest.raises(ZeroDivisionError):
        PageViewRestriction(page=fresh(family[0]), restriction_type="login").save()
    assert not PageViewRestriction.objects.exists()


def _fail(page, compiled):
    raise ZeroDivisionError


def test_deleting_a_draft_that_a_page_points_at_rebuilds_that_page(article_home, superuser):
    unpublished = make_article(article_home, "상담", publish=False)
    page = make(article_home, "주름", related=BasePage.objects.get(pk=unpublished.pk))
    fresh(unpublished).delete(user=superuser)
    assert ArticlePage.objects.get(pk=page.pk).related_id is None
    assert list(findings()) == []


def test_what_points_at_a_page_comes_level_when_it_appears_and_when_it_goes(article_home, superuser):
    target = make_article(article_home, "상담", slug="t")
    link = f'<a linktype="page" id="{target.pk}">상담</a>'
    page = make_article(article_home, "주름", body=[prose(link)], related=BasePage.objects.get(pk=target.pk))
    approve(page, texts={"주름": "Wrinkles", "<1>상담</1>": "<1>Consultation</1>"})
    document = _document(page, "en")
    assert (document["related"], document["sections"][0]["text"]) == (None, "<p>Consultation</p>")
    approve(target)
    document = _document(page, "en")
    assert document["related"]["path"] == "/en/consultation/"
    assert document["sections"][0]["text"] == '<p><a href="/en/consultation/">Consultation</a></p>'
    fresh(target).unpublish(user=superuser)
    assert _document(page, "en")["related"] is None
    assert list(findings()) == []


def _document(page, language):
    return json.loads(bytes(Document.objects.get(page_id=page.pk, language=language).body))


def test_unpublishing_with_all_below_announces_each_document_once(family, superuser):
    first, _second, child, _other = family
    before = Change.objects.count()
    fresh(first).unpublish(user=superuser)
    announced = Change.objects.filter(sequence__gt=before)
    assert sorted(announced.values_list("page_id", "kind")) == sorted(
        (p.pk, "delete") for p in (first, first, child, child)
    )


def test_a_page_may_link_to_itself_and_is_no_page_related_to_itself(article_home):
    page = make_article(article_home, "상담", slug="t")
    link = f'<a linktype="page" id="{page.pk}">상담</a>'
    page = publish(page, body=[prose(link)], related_id=page.pk)
    document = _document(page, "ko")
    assert document["sections"][0]["text"] == '<p><a href="/ko/t/">상담</a></p>'
    assert document["related"] is None
    assert list(findings()) == []


def test_when_a_section_ends_is_noted_without_announcing_a_document_that_says_the_same(article_home):
    page = make_article(article_home, body=[prose("상담")])
    body, before = raw_body(page), Change.objects.count()
    body[0]["value"]["show_until"] = (timezone.now() + timedelta(days=1)).isoformat()
    publish(page, body=body)
    assert Change.objects.count() == before
    assert Document.objects.get(page_id=page.pk, language="ko").next_change_at is not None
    assert list(findings()) == []

"""Sections for one language only are written in it directly; whoever forgets that leaks nothing."""

import json

from cms.delivery.models import Document
from cms.delivery.verification import findings
from cms.translation.models import GlossaryTerm
from tests.factories.articles import approve, make_article, prose


def english(page):
    return json.loads(bytes(Document.objects.get(page_id=page.pk, language="en").body))


def article(home, text):
    page = make_article(home, body=[prose(text, languages=["en"])])
    approve(page)
    return page


def test_a_section_for_english_only_is_shown_as_it_is_written(article_home):
    document = english(article(article_home, "Interpreters are here every day."))
    assert "Interpreters" in document["sections"][0]["text"]


def test_a_korean_section_marked_english_only_is_held_back_and_named(article_home):
    document = english(article(article_home, "통역사가 매일 있습니다."))
    assert document["sections"] == []
    assert len(document["translation"]["pending"]) == 1


def test_it_follows_the_list_of_names_that_stay_as_they_are(article_home):
    page = article(article_home, "Visit 세린의원 any day.")
    assert english(page)["sections"] == []
    term = GlossaryTerm.objects.create(term="세린의원")
    assert "세린의원" in english(page)["sections"][0]["text"]
    term.delete()
    assert english(page)["sections"] == []
    assert list(findings()) == []

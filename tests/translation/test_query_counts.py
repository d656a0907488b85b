"""What compiling and publishing cost does not grow with the text."""

from itertools import groupby

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.translation.recompile import recompile
from tests.articles.models import ArticlePage
from tests.factories.articles import approve, draft, fresh, make_article, prose

PUBLISHING_TWO_LANGUAGES = 110


class Translations(dict):
    def __missing__(self, text):
        return f"Sentence {text.split()[0]}"


def page_of(home, segments):
    words = [f"{_letters(number)} 문장입니다." for number in range(segments - 1)]
    body = [prose(paragraphs=words[start : start + 10]) for start in range(0, len(words), 10)]
    page = make_article(home, "주름", body=body)
    approve(page, texts=Translations({"주름": "Wrinkles"}))
    return fresh(page)


def _letters(number):
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def queries(work):
    """Statements; the batches into which SQLite's limit of parameters cuts one bulk insert count as one."""
    with CaptureQueriesContext(connection) as captured:
        work()
    return sum(1 for _ in groupby(query["sql"][:60] for query in captured))


def reword(page, user):
    """A draft in which every paragraph is new, so that every unit is looked for anew."""
    revised = draft(page)
    revised.body = revised.body.stream_block.to_python(
        [
            {**section, "value": {**section["value"], "text": section["value"]["text"].replace("문장", "글")}}
            for section in revised.body.raw_data
        ]
    )
    return revised.save_revision(user=user)


@pytest.mark.parametrize("is_changed", [False, True])
def test_compiling_asks_as_often_for_two_hundred_segments_as_for_twenty(article_home, superuser, is_changed):
    counts = []
    for segments in (20, 200):
        page = page_of(article_home, segments)
        if is_changed:
            reword(page, superuser)
            live = fresh(page).get_latest_revision_as_object()
            ArticlePage.objects.filter(pk=page.pk).update(body=live.body)
            page = fresh(page)
        counts.append(queries(lambda page=page: recompile(page)))
    assert counts[0] == counts[1]
    assert counts[0] <= (9 if is_changed else 4)


def test_publishing_in_two_languages_stays_under_a_constant_whatever_the_length(article_home, superuser):
    counts = []
    for segments in (20, 200):
        revision = reword(page_of(article_home, segments), superuser)
        counts.append(queries(lambda revision=revision: revision.publish(user=superuser)))
    assert max(counts) <= PUBLISHING_TWO_LANGUAGES
    assert counts[0] == counts[1]

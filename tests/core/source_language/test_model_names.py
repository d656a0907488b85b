"""Bare names outside forms: whatever Django does with a model, they are the source language's."""

import copy
import pickle

import pytest
from django.core import serializers
from django.core.management import call_command

from cms.core.models import BasePage
from tests.articles.models import ArticleNote, ArticlePage, Author
from tests.core.binding import fully_translated, make_article

pytestmark = pytest.mark.usefixtures("bound", "interface")


@pytest.fixture(params=["ko", "en"])
def language(request):
    return request.param


def columns(obj, name):
    return type(obj)._base_manager.filter(pk=obj.pk).values_list(name, f"{name}_ko", f"{name}_en").get()


def expected(language, text):
    return (text, text, None) if language == "ko" else (text, None, text)


def test_create_writes_the_source_column(language):
    author = Author.objects.create(name="김", source_language=language)
    assert columns(author, "name") == expected(language, "김")


def test_get_or_create_finds_what_it_made(language):
    made, created = Author.objects.get_or_create(name="김", source_language=language)
    found, again = Author.objects.get_or_create(name="김", source_language=language)
    assert (created, again, found.pk) == (True, False, made.pk)
    assert columns(made, "name") == expected(language, "김")


def test_update_or_create_writes_the_source_column(language):
    Author.objects.update_or_create(name="김", defaults={"source_language": language})
    author, created = Author.objects.update_or_create(source_language=language, defaults={"name": "이"})
    assert not created
    assert columns(author, "name") == expected(language, "이")


def test_bulk_create_writes_the_source_column(language):
    Author.objects.bulk_create([Author(name="김", source_language=language)])
    assert columns(Author.objects.get(), "name") == expected(language, "김")


def test_bulk_update_takes_each_source_column_along():
    korean = Author.objects.create(name="김")
    english = Author.objects.create(name="Kim", source_language="en")
    korean.name, english.name = "이", "Lee"
    assert Author.objects.bulk_update([korean, english], ["name"]) == 2
    assert columns(korean, "name") == expected("ko", "이")
    assert columns(english, "name") == expected("en", "Lee")


def test_queryset_update_takes_each_source_column_along():
    korean = Author.objects.create(name="김")
    english = Author.objects.create(name="Kim", source_language="en")
    Author.objects.update(name="SMAS")
    assert columns(korean, "name") == expected("ko", "SMAS")
    assert columns(english, "name") == expected("en", "SMAS")


def test_queryset_update_of_pages_reaches_the_columns_of_their_base_row(root):
    korean, english = make_article(root), make_article(root, "en")
    ArticlePage.objects.filter(pk__in=[korean.pk, english.pk]).update(title="SMAS", summary="SMAS")
    assert columns(korean, "title") == columns(korean, "summary") == expected("ko", "SMAS")
    assert columns(english, "title") == columns(english, "summary") == expected("en", "SMAS")


def test_filter_order_and_values_go_by_source_text(root, administrator):
    korean = fully_translated(make_article(root), administrator)
    english = fully_translated(make_article(root, "en", slug="en-page"), administrator)
    articles = ArticlePage.objects.filter(pk__in=[korean.pk, english.pk])
    assert articles.get(title="Facelift") == english
    assert list(articles.order_by("title").values_list("title", flat=True)) == ["Facelift", "안면거상"]
    assert {row["title"] for row in articles.values("title")} == {"Facelift", "안면거상"}


def test_only_and_defer_load_the_source_text_later(root, administrator):
    page = fully_translated(make_article(root, "en"), administrator)
    assert ArticlePage.objects.only("title").get(pk=page.pk).title == "Facelift"
    assert ArticlePage.objects.only("pk").get(pk=page.pk).summary == "It lifts the face."
    assert ArticlePage.objects.defer("title", "title_en").get(pk=page.pk).title == "Facelift"


def test_a_deferred_object_saves_what_it_was_given(root):
    page = make_article(root, "en")
    author = Author.objects.create(name="Kim", source_language="en")
    loaded = Author.objects.only("pk").get(pk=author.pk)
    loaded.name = "Lee"
    loaded.save()
    assert columns(author, "name") == expected("en", "Lee")
    specific = BasePage.objects.get(pk=page.pk).specific_deferred
    assert specific.title == "Facelift"
    assert specific.summary == "It lifts the face."


def pickled(obj):
    return pickle.loads(pickle.dumps(obj))  # noqa: S301  # its own


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, pickled])
def test_duplicates_in_memory_keep_their_language(root, administrator, duplicate):
    page = duplicate(fully_translated(make_article(root, "en"), administrator))
    page.title = "Brow lift"
    assert (page.title, page.title_en, page.title_ko) == ("Brow lift", "Brow lift", "안면거상")


def test_save_of_a_bare_name_writes_both_columns(root, language):
    page = make_article(root, language)
    page.title = "SMAS"
    page.save(update_fields=["title"])
    assert columns(page, "title") == expected(language, "SMAS")


def test_refresh_follows_a_language_that_changed_in_the_database(root, administrator):
    page = fully_translated(make_article(root), administrator)
    BasePage.objects.filter(pk=page.pk).update(source_language="en", title="Facelift", title_en="Facelift")
    ArticlePage.objects.filter(pk=page.pk).update(summary="It lifts the face.")
    BasePage.objects.filter(pk=page.pk).update(slug_en="facelift", slug="facelift")
    page.refresh_from_db(fields=["title"])
    assert (page.source_language, page.title, page.title_ko) == ("en", "Facelift", "안면거상")
    page.refresh_from_db()
    assert (page.summary, page.summary_ko) == ("It lifts the face.", "처진 얼굴을 올립니다.")


def test_assigning_another_source_language_is_refused(root):
    page = make_article(root)
    page.source_language = "en"
    with pytest.raises(ValueError, match="switch_source_language"):
        page.save()


def test_fixtures_come_back_column_by_column(root, administrator, tmp_path):
    pages = [fully_translated(make_article(root), administrator)]
    pages.append(fully_translated(make_article(root, "en", slug="en-page"), administrator))
    pages.append(make_article(root, "en", slug="untranslated"))
    Author.objects.create(name="Kim", source_language="en")
    models = ["articles.ArticlePage", "articles.ArticleNote", "articles.Author", "core.BasePage"]
    before = rows_of_articles()
    fixture = tmp_path / "articles.json"
    call_command("dumpdata", *models, output=str(fixture))
    ArticlePage.objects.update(summary="")
    ArticleNote.objects.all().delete()
    Author.objects.all().delete()
    call_command("loaddata", str(fixture))
    for old, new in zip(before, rows_of_articles(), strict=True):
        assert new == old


def rows_of_articles():
    """Without the pages that migrations made, whose source columns are empty, and times, which JSON cuts."""
    pages = BasePage._base_manager.filter(articlepage__isnull=False)
    others = (model._base_manager for model in (ArticlePage, ArticleNote, Author))
    return [without_times(row) for rows in (pages, *others) for row in rows.order_by("pk").values()]


def without_times(row):
    return {name: value for name, value in row.items() if not name.endswith("_at")}


def test_serialised_objects_come_back_as_they_were(root, administrator):
    page = fully_translated(make_article(root, "en"), administrator)
    restored = ArticlePage.from_serializable_data(page.serializable_data())
    assert (restored.title, restored.title_ko, restored.title_en) == ("Facelift", "안면거상", "Facelift")
    assert [note.text for note in restored.notes.all()] == ["It takes two hours."]


def test_data_that_knows_no_columns_goes_to_the_source_column(language):
    restored = Author(**{"name": "김", "source_language": language})
    page = ArticlePage.from_serializable_data(
        {"pk": None, "title": "김", "slug": "kim", "source_language": language, "path": "", "depth": 1}
    )
    for obj, name in ((restored, "name"), (page, "title")):
        own, other = ("ko", "en") if language == "ko" else ("en", "ko")
        assert getattr(obj, f"{name}_{own}") == "김"
        assert getattr(obj, f"{name}_{other}") is None


def test_old_rows_without_a_source_column_answer_with_their_base_column():
    author = Author.objects.create(name="김")
    Author._base_manager.filter(pk=author.pk).update(name_ko=None)
    loaded = Author.objects.get(pk=author.pk)
    assert loaded.name == "김"
    loaded.save()
    assert columns(author, "name") == expected("ko", "김")


def test_a_serialised_snippet_round_trips(language):
    author = Author.objects.create(name="김", source_language=language)
    data = serializers.serialize("json", [author])
    for restored in serializers.deserialize("json", data):
        restored.save()
    assert columns(author, "name") == expected(language, "김")

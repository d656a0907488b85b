"""A copy of a page is a page of its own that brings its translations along."""

import json

from cms.delivery.models import Change, Document
from cms.delivery.verification import findings
from cms.translation.models import CompiledForm, Unit
from cms.translation.references import ref_of
from cms.translation.services import release_language
from tests.factories.articles import (
    approve,
    fresh,
    make_article,
    prose,
    publish,
    raw_body,
    steps,
)


def english(page):
    row = Document.objects.filter(page_id=page.pk, language="en").first()
    return json.loads(bytes(row.body)) if row else None


def article(home):
    body = [prose("부기는 천천히 빠집니다."), steps("상담", "검진", heading="단계")]
    page = make_article(home, summary="수술은 4~5시간 걸립니다.", body=body, notes=["회복"])
    approve(page)
    return fresh(page)


def test_a_live_copy_says_in_english_what_its_original_says(article_home, superuser):
    page = article(article_home)
    copy = page.copy(update_attrs={"slug": "copy"}, user=superuser)
    was, now = english(page), english(copy)
    assert now["sections"] == was["sections"]
    assert (now["summary"], now["notes"]) == (was["summary"], was["notes"])
    assert now["path"] == "/en/wrinkles-2/"
    assert list(findings()) == []


def test_a_copy_and_its_original_do_not_share_units_or_forms(article_home, superuser):
    page = article(article_home)
    copy = page.copy(update_attrs={"slug": "copy"}, user=superuser)
    own = Unit.objects.filter(owner_id=copy.pk)
    assert own.count() == Unit.objects.filter(owner_id=page.pk).count()
    used = {pk for form in CompiledForm.objects.filter(owner_id=copy.pk) for pk in form.units}
    assert used == set(own.values_list("pk", flat=True))


def test_a_copied_draft_brings_its_translations_and_shows_nothing(article_home, superuser):
    page = article(article_home)
    copy = page.copy(update_attrs={"slug": "copy"}, keep_live=False, user=superuser)
    assert not Document.objects.filter(page_id=copy.pk).exists()
    publish(copy)
    assert english(copy)["sections"] == english(page)["sections"]
    assert list(findings()) == []


def test_an_old_revision_of_a_copy_can_be_published(article_home, superuser):
    """Copied revisions remember the original's addresses; a copy stands beside it and has its own."""
    page = article(article_home)
    copy = page.copy(update_attrs={"slug": "copy"}, user=superuser)
    oldest = fresh(copy).revisions.order_by("created_at", "pk").first()
    restored = oldest.as_object()
    restored.slug = "copy"
    restored.save_revision(user=superuser).publish(user=superuser)
    assert english(copy)["path"] == "/en/wrinkles-2/"
    assert list(findings()) == []


def test_copying_a_tree_copies_every_page_with_its_translations(article_home, superuser):
    page = article(article_home)
    child = make_article(page, "상담")
    approve(child)
    copy = fresh(page).copy(recursive=True, update_attrs={"slug": "copy"}, user=superuser)
    below = copy.get_children().get()
    assert english(below)["path"] == "/en/wrinkles-2/consultation/"
    assert list(findings()) == []


def test_a_copy_is_announced_once_per_language(article_home, superuser):
    page = article(article_home)
    before = Change.objects.count()
    copy = page.copy(update_attrs={"slug": "copy"}, user=superuser)
    changes = Change.objects.filter(sequence__gt=before)
    assert sorted(changes.values_list("page_id", "language")) == [(copy.pk, "en"), (copy.pk, "ko")]


def test_a_private_page_is_never_announced_by_copying_it(article_home, superuser):
    page = article(article_home)
    page.view_restrictions.create(restriction_type="login")
    before = Change.objects.count()
    copy = fresh(page).copy(update_attrs={"slug": "copy"}, user=superuser)
    assert Change.objects.count() == before
    assert not Document.objects.filter(page_id=copy.pk).exists()


def test_a_copy_that_lags_behind_waits_for_its_first_appearance_and_keeps_what_is_last_good(
    article_home, superuser
):
    page = article(article_home)
    body = raw_body(page)
    body[0]["value"]["text"] = body[0]["value"]["text"].replace("천천히", "빨리")
    publish(page, body=body)
    copy = fresh(page).copy(update_attrs={"slug": "copy"}, user=superuser)
    assert english(copy) is None
    release_language(user=superuser, owner=ref_of(copy), language="en", waived=())
    assert english(copy)["sections"] == english(page)["sections"]
    assert english(copy)["translation"]["behind"] == ["/sections/0"]
    assert list(findings()) == []


def test_one_save_finds_all_that_a_second_one_would(article_home):
    """The unit derived for a step that lost its full stop is the one that a new step with the same text looks for."""
    page = make_article(article_home, body=[steps("네.")])
    approve(page, texts={"주름": "Wrinkles", "네.": "Yes."})
    body = raw_body(page)
    body[0]["value"]["items"][0]["value"]["title"] = "네"
    publish(page, body=[*body, steps("네")])
    assert list(findings()) == []
    assert english(page)["translation"]["state"] == "current"

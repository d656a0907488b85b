"""Fallback: only on request, only what is missing, and everything borrowed is listed."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.delivery.api.fallback import compose
from cms.delivery.api.stored import StoredDocument
from tests.factories.documents import article, make_document, prose, take_down, translation

pytestmark = pytest.mark.django_db
ASK = "locale=en&fallback=ko"


def source(**changes):
    return make_document(
        7, "ko", **{"sections": [prose("a", "가"), prose("b", "나"), prose("c", "다")], **changes}
    )


def target(pending, sections, behind=(), **changes):
    return make_document(
        7,
        "en",
        translation=translation(pending=list(pending), behind=list(behind)),
        sections=sections,
        **changes,
    )


class TestWholeDocument:
    def test_a_page_without_the_language_is_taken_whole_and_says_so(self, content):
        source()
        response = content.get("pages/7", ASK)
        found = response.json()
        assert found["locale"] == "ko"
        assert found["translation"]["fallback"] == {"": "ko"}
        assert response["Content-Language"] == "ko"

    def test_without_asking_nothing_falls_back(self, content, problem):
        source()
        problem(content.get("pages/7", "locale=en"), 404, "not-translated")

    def test_a_page_without_either_language_is_as_absent_as_ever(self, content, problem):
        problem(content.get("pages/7", ASK), 404, "not-found")
        take_down(source())
        problem(content.get("pages/7", ASK), 410, "gone")

    def test_fallback_to_the_same_language_is_a_mistake(self, content, faults):
        assert faults(content.get("pages/7", "locale=ko&fallback=ko")) == {"fallback": "malformed"}

    @pytest.mark.parametrize("sources", [True, False])
    def test_a_complete_document_stays_as_it_is_stored(self, content, sources):
        if sources:
            source(sections=[])
        stored = target([], [], summary="Summary", tags="tags")
        response = content.get("pages/7", ASK)
        assert response.content == bytes(stored.body)
        assert response["ETag"] == f'"{stored.etag}"'
        assert response["Content-Language"] == "en"


class TestParts:
    def test_missing_texts_are_borrowed_and_listed(self, content):
        source(summary="요약", tags="태그", sections=[])
        target(["/summary"], [], summary=None, tags="tags")
        found = content.get("pages/7", ASK).json()
        assert (found["summary"], found["tags"], found["title"]) == ("요약", "tags", "Lifting 7")
        assert found["translation"]["fallback"] == {"/summary": "ko"}

    def test_what_is_missing_in_both_stays_missing(self, content):
        source(summary=None, sections=[])
        target([], [], summary=None)
        assert content.get("pages/7", ASK).json()["translation"]["fallback"] == {}

    @pytest.mark.parametrize(
        ("shown", "order", "pointers"),
        [
            ("a", "abc", {"/sections/1", "/sections/2"}),
            ("b", "abc", {"/sections/0", "/sections/2"}),
            ("c", "abc", {"/sections/0", "/sections/1"}),
            ("ac", "abc", {"/sections/1"}),
            ("", "abc", {"/sections/0", "/sections/1", "/sections/2"}),
            ("aX", "abcX", {"/sections/1", "/sections/2"}),
            ("Xb", "aXbc", {"/sections/0", "/sections/3"}),
        ],
    )
    def test_pending_sections_are_inserted_at_their_place(self, content, shown, order, pointers):
        source()
        target(sorted(set("abc") - set(shown)), [prose(key, "english") for key in shown])
        found = content.get("pages/7", ASK).json()
        assert "".join(section["id"] for section in found["sections"]) == order
        assert set(found["translation"]["fallback"]) == pointers

    def test_sections_that_are_not_pending_are_not_borrowed(self, content):
        source()
        target(["b"], [prose("a", "english")])
        found = content.get("pages/7", ASK).json()
        assert [section["id"] for section in found["sections"]] == ["a", "b"]

    def test_pointers_to_sections_that_are_behind_move_with_them(self, content):
        source(translation=translation(source_locale="ja", behind=["/sections/0", "/title"]))
        target(["a"], [prose("b"), prose("c")], behind=["/summary", "/sections/1/text"], summary="Summary")
        state = content.get("pages/7", ASK).json()["translation"]
        assert state["behind"] == ["/summary", "/sections/2/text", "/sections/0"]

    def test_languages_etag_and_tags_are_those_of_both(self, content, django_assert_num_queries):
        source()
        target(["a"], [])
        with django_assert_num_queries(1):
            response = content.get("pages/7", ASK)
        assert response["Content-Language"] == "en, ko"
        assert response["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
        assert response.json()["cache_tags"] == ["core.basepage:7:en", "core.basepage:7:ko"]
        assert content.get("pages/7", ASK, if_none_match=response["ETag"]).status_code == 304

    def test_the_sequence_and_time_are_the_later_ones(self, content):
        newer = source(sequence=999)
        target(["a"], [], sequence=5)
        found = content.get("pages/7", ASK).json()
        assert found["sequence"] == 999
        assert found["updated_at"] == json.loads(bytes(newer.body))["updated_at"]


def stored(document):
    return StoredDocument(document.id, document.locale, document.model_dump_json().encode(), "etag")


@given(
    order=st.permutations("abcdef"),
    shown=st.sets(st.sampled_from("abcdef")),
    pending=st.sets(st.sampled_from("abcdef")),
)
def test_own_sections_keep_their_order_and_exactly_the_pending_ones_are_borrowed(order, shown, pending):
    other = article(7, "ko", sections=[prose(key, "가") for key in order])
    own_keys = [key for key in order if key in shown]
    own = article(
        7,
        "en",
        sections=[prose(key, "x") for key in own_keys],
        translation=translation(pending=sorted(pending - shown)),
    )
    found = json.loads(compose(stored(own), stored(other))[0])
    keys = [section["id"] for section in found["sections"]]
    assert keys == [key for key in order if key in shown | pending]
    borrowed = {
        f"/sections/{index}" for index, section in enumerate(found["sections"]) if "가" in section["text"]
    }
    assert set(found["translation"]["fallback"]) == borrowed
    assert {keys[int(pointer.rsplit("/")[-1])] for pointer in borrowed} == pending - shown

"""Lists of cards: order, parts, filters, and what they cost."""

import json
from decimal import Decimal

import pytest

from tests.factories.documents import make_document, make_fact, tree_path

pytestmark = pytest.mark.django_db


@pytest.fixture
def ids(content):
    def ask(query=""):
        response = content.get("pages", f"locale=ko&{query}")
        assert response.status_code == 200, response.content
        found = response.json()
        assert found["total"] == len(found["items"])
        return [item["id"] for item in found["items"]]

    return ask


class TestCards:
    def test_a_card_is_its_stored_text(self, content):
        stored = make_document(1, "ko", title="“인용” </script> 리프팅")
        response = content.get("pages", "locale=ko")
        assert response.content == f'{{"items":[{stored.card}],"next":null,"total":1}}'.encode()
        assert response["Content-Language"] == "ko"

    def test_only_cards_of_the_asked_language_are_listed(self, ids):
        make_document(1, "en")
        make_document(2, "ko")
        assert ids() == [2]

    def test_an_empty_list_is_a_list(self, content):
        assert content.get("pages", "locale=en").json() == {"items": [], "next": None, "total": 0}

    def test_a_list_of_twenty_with_every_filter_takes_two_queries(self, content, django_assert_num_queries):
        for page_id in range(1, 26):
            document = make_document(page_id, "ko", category_id=5)
            make_fact(document, "recovery", lower=1, upper=2, base_unit="minute")
        query = "locale=ko&category=5&type=article&q=리프팅&fact.recovery.max=P1D"
        with django_assert_num_queries(2):
            assert len(content.get("pages", query).json()["items"]) == 20


class TestParts:
    def test_parts_follow_each_other_in_the_order_of_the_tree_without_gap_or_repetition(self, content):
        for page_id in (3, 1, 7, 5, 2, 6, 4):
            make_document(page_id, "ko")
        found, cursor, parts = [], "", 0
        while cursor is not None:
            part = content.get("pages", f"locale=ko&limit=3{cursor and '&cursor=' + cursor}").json()
            found += [item["id"] for item in part["items"]]
            assert part["total"] == 7
            cursor, parts = part["next"], parts + 1
        assert (found, parts) == ([1, 2, 3, 4, 5, 6, 7], 3)

    def test_the_last_full_part_has_no_next(self, content):
        make_document(1, "ko")
        make_document(2, "ko")
        assert content.get("pages", "locale=ko&limit=2").json()["next"] is None

    def test_a_document_that_appears_before_the_cursor_shifts_nothing(self, content):
        for page_id in (2, 4, 6):
            make_document(page_id, "ko")
        cursor = content.get("pages", "locale=ko&limit=2").json()["next"]
        make_document(1, "ko")
        part = content.get("pages", f"locale=ko&limit=2&cursor={cursor}").json()
        assert [item["id"] for item in part["items"]] == [6]

    def test_rows_at_the_same_place_are_told_apart(self, content):
        for page_id in (1, 2, 3):
            make_document(page_id, "ko", tree_path=tree_path(1))
        first = content.get("pages", "locale=ko&limit=1").json()
        second = content.get("pages", f"locale=ko&limit=2&cursor={first['next']}").json()
        assert [item["id"] for item in first["items"] + second["items"]] == [1, 2, 3]


class TestWords:
    def test_all_words_must_be_there_in_any_case_and_order(self, ids):
        make_document(1, "ko", search_text="smas 리프팅 straße")
        make_document(2, "ko", search_text="실 리프팅")
        assert ids("q=리프팅") == [1, 2]
        assert ids("q=리프팅+SMAS") == [1]
        assert ids("q=STRASSE") == []
        assert ids("q=smas+없음") == []

    @pytest.mark.parametrize("word", ["%25", "_", "%5C", "'", '"'])
    def test_no_character_is_a_wildcard(self, ids, word):
        make_document(1, "ko", search_text="리프팅")
        assert ids(f"q={word}") == []

    def test_decomposed_hangul_is_found(self, content, ids):
        make_document(1, "ko", search_text="가")
        assert ids("q=%E1%84%80%E1%85%A1") == [1]


class TestFilters:
    def test_by_category_and_type(self, ids):
        make_document(1, "ko", category_id=5)
        make_document(2, "ko", category_id=6)
        assert ids("category=5") == [1]
        assert ids("type=article") == [1, 2]

    def test_an_unknown_type_names_the_known_ones(self, content, problem):
        found = problem(content.get("pages", "locale=ko&type=nothing"), 422, "invalid-parameters")
        assert "article" in found["errors"][0]["detail"]


@pytest.fixture
def recovery():
    """By page: 3–5 days, up to 1 week, at least 2 days, none, 2 months, and the won of a price."""
    day = 24 * 60
    rows = {
        1: {"lower": 3 * day, "upper": 5 * day, "base_unit": "minute"},
        2: {"upper": 7 * day, "base_unit": "minute"},
        3: {"lower": 2 * day, "base_unit": "minute"},
        4: {"is_none": True},
        5: {"lower": 2, "upper": 2, "base_unit": "month"},
        6: {"lower": 3, "upper": 3, "base_unit": "night"},
    }
    for page_id, fields in rows.items():
        make_fact(make_document(page_id, "ko"), "recovery", **fields)
    make_fact(
        make_document(7, "ko"), "price", lower=Decimal("1000000"), upper=Decimal("1200000"), base_unit="won"
    )


@pytest.mark.usefixtures("recovery")
class TestFacts:
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("fact.recovery.max=P5D", [1, 4]),
            ("fact.recovery.max=PT120H", [1, 4]),
            ("fact.recovery.max=P4DT23H59M", [4]),
            ("fact.recovery.max=P1W", [1, 2, 4]),
            ("fact.recovery.max=P7D", [1, 2, 4]),
            ("fact.recovery.min=P2D", [1, 3]),
            ("fact.recovery.min=P2.5D", [1]),
            ("fact.recovery.min=P3D&fact.recovery.max=P5D", [1]),
            ("fact.recovery.max=P2M", [4, 5]),
            ("fact.recovery.max=P1Y", [4, 5]),
            ("fact.recovery.max=3", [4, 6]),
            ("fact.recovery.min=3", [6]),
            ("fact.recovery=none", [4]),
            ("fact.price.max=1200000", [7]),
            ("fact.price.max=1199999.99", []),
            ("fact.price.min=1000000&fact.recovery.max=P5D", []),
        ],
    )
    def test_stated_bounds_are_compared_exactly(self, ids, query, expected):
        assert ids(query) == expected

    def test_an_open_bound_is_never_found(self, ids):
        assert 3 not in ids("fact.recovery.max=P900000D")
        assert 2 not in ids("fact.recovery.min=PT0M")

    def test_bounds_of_one_kind_hold_for_the_same_fact(self, ids):
        document = make_document(8, "ko")
        make_fact(document, "depth", lower=1, upper=2, base_unit="millimetre", choice="")
        make_fact(document, "depth", lower=8, upper=9, base_unit="millimetre", choice="")
        assert ids("fact.depth.min=8&fact.depth.max=9") == [8]
        assert ids("fact.depth.min=8&fact.depth.max=2") == []

    def test_choices_are_found_by_code_and_several_all_have_to_hold(self, ids):
        document = make_document(8, "ko")
        make_fact(document, "anaesthesia", choice="sedation")
        assert ids("fact.anaesthesia=sedation") == [8]
        assert ids("fact.anaesthesia=local") == []
        assert ids("fact.anaesthesia=sedation&fact.recovery=none") == []

    def test_an_unknown_kind_names_the_known_ones(self, content, problem):
        found = problem(
            content.get("pages", "locale=ko&fact.recovry.max=P1D&fact.price.min=99999999"),
            422,
            "invalid-parameters",
        )
        assert [(error["parameter"], error["code"]) for error in found["errors"]] == [
            ("fact.recovry.max", "unknown")
        ]
        assert found["errors"][0]["detail"] == "Use one of the kinds price, recovery."

    def test_a_known_kind_that_nothing_matches_is_an_empty_list(self, content):
        assert json.loads(content.get("pages", "locale=ko&fact.price.max=1").content)["total"] == 0

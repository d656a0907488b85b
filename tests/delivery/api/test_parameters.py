"""Strict parameters: whatever is wrong with a query string is named, all of it at once."""

import pytest

from tests.factories.documents import make_document

pytestmark = pytest.mark.django_db
WITH_LOCALE = ["pages", "pages/1", "documents", "navigation", "site", "messages"]
WITHOUT = ["redirects", "sitemap", "openapi.json", "docs"]


@pytest.mark.parametrize("address", WITH_LOCALE)
class TestLocale:
    def test_it_is_required(self, content, faults, address):
        assert faults(content.get(address)) == {"locale": "missing"}

    def test_it_must_be_a_configured_language(self, content, faults, address):
        assert faults(content.get(address, "locale=fr")) == {"locale": "malformed"}

    def test_it_is_given_once(self, content, faults, address):
        assert faults(content.get(address, "locale=ko&locale=ko")) == {"locale": "duplicate"}

    @pytest.mark.parametrize("value", ["", "KO", "ko ", "ko%00", "%ff", "%", "%zz", "k%6", "ko" * 3000])
    def test_malformed_values_are_named(self, content, faults, address, value):
        assert faults(content.get(address, f"locale={value}"))["locale"] == "malformed"


@pytest.mark.parametrize("address", [*WITH_LOCALE, *WITHOUT, "resolve"])
def test_unknown_parameters_are_named_beside_everything_else(content, faults, address):
    found = faults(content.get(address, "preview=1&preview=2&page=3&%ff=1&"))
    assert found["preview"] == "duplicate"
    assert found["page"] == "unknown"
    assert found["%ff"] == "malformed"
    assert set(found.values()) >= {"duplicate", "unknown", "malformed"}


@pytest.mark.parametrize("address", WITHOUT)
def test_an_address_without_parameters_says_that_one_is_unknown(content, faults, address):
    assert faults(content.get(address, "locale=ko")) == {"locale": "unknown"}


def test_every_configured_language_is_taken(content, settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("ja", "日本語")]
    assert content.get("pages", "locale=ja").status_code == 200


def test_a_very_long_query_string_is_refused_as_a_whole(content, faults):
    assert faults(content.get("pages", "locale=ko&q=" + "x" * 9000)) == {"*": "malformed"}


def test_a_very_long_name_is_repeated_in_part_only(content, faults):
    assert faults(content.get("site", "locale=ko&" + "x" * 5000 + "=1")) == {"x" * 100: "unknown"}


def test_details_say_what_to_do(content, problem):
    found = problem(content.get("pages", "locale=fr&limit=0"), 422, "invalid-parameters")
    assert [error["detail"] for error in found["errors"]] == [
        "Use one of ko, en.",
        "Write a whole number above zero, in digits.",
    ]


def test_empty_pieces_of_a_query_string_are_no_parameters(content):
    make_document(1, "ko")
    assert content.get("pages/1", "&locale=ko&&").status_code == 200


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=1.5", "limit"),
        ("limit=+5", "limit"),
        ("limit=05", "limit"),
        ("limit=%D9%A3", "limit"),
        ("limit=", "limit"),
        ("category=x", "category"),
        ("category=9223372036854775808", "category"),
        ("type=nothing", "type"),
        ("q=", "q"),
        ("q=+++", "q"),
        ("q=" + "x" * 201, "q"),
        ("q=" + "+".join("abcdefghijk"), "q"),
        ("cursor=x", "cursor"),
        ("cursor=", "cursor"),
        ("cursor=AAAA", "cursor"),
        ("cursor=" + "A" * 2000, "cursor"),
        ("cursor=MDAwMS4w", "cursor"),
        ("fact.x.max=abc", "fact.x.max"),
        ("fact.x.max=P", "fact.x.max"),
        ("fact.x.max=PT", "fact.x.max"),
        ("fact.x.max=P1WT", "fact.x.max"),
        ("fact.x.min=P1M2D", "fact.x.min"),
        ("fact.x.min=-5", "fact.x.min"),
        ("fact.x.min=1e9", "fact.x.min"),
        ("fact.x.min=" + "9" * 11, "fact.x.min"),
        ("fact.x=", "fact.x"),
        ("fact.x=Not+a+code", "fact.x"),
    ],
)
def test_a_malformed_list_parameter_is_named(content, faults, query, wrong):
    assert faults(content.get("pages", f"locale=ko&{query}")) == {wrong: "malformed"}


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("pages", "locale=ko&type=banana"),
        ("pages", "locale=ko&cursor=abc"),
        ("pages", "locale=ko&category=x"),
        ("pages/7", "locale=ko&fallback=fr"),
    ],
)
def test_a_malformed_optional_parameter_is_named_once(content, problem, address, query):
    errors = problem(content.get(address, query), 422, "invalid-parameters")["errors"]
    assert len(errors) == 1
    assert "None" not in errors[0]["detail"]


@pytest.mark.parametrize(
    "name", ["fact", "facts", "fact.", "fact.*", "fact.X", "fact.x.avg", "fact.x.max.max", "fact.1"]
)
def test_what_is_no_fact_filter_is_unknown(content, faults, name):
    assert faults(content.get("pages", f"locale=ko&{name}=1")) == {name: "unknown"}

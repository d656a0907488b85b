"""A publisher writes a procedure in the editor, and the site has it at once: in Korean only, until it is translated."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from home.models import HomePage
from tests.factories.pages import ProcedureIndexPageFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

PATH = "procedures/sub-brow-lift/"


@dataclass(frozen=True)
class Words:
    """What the interface says in one language, as far as this journey clicks on it."""

    content: str
    facts: str
    sharing: str
    add_fact: str
    choose_kind: str
    steps: str


INTERFACES = {
    "ko": Words(
        content="콘텐츠",
        facts="시술 정보와 방법",
        sharing="검색 및 공유",
        add_fact="시술 정보 항목 추가",
        choose_kind="시술 정보 종류 선택",
        steps="단계",
    ),
    "en": Words(
        content="Content",
        facts="Facts and methods",
        sharing="Search and sharing",
        add_fact="Add Fact",
        choose_kind="Choose kind of fact",
        steps="Steps",
    ),
}


@pytest.fixture(params=INTERFACES)
def language(request):
    return request.param


@pytest.fixture
def prepared(people, language):
    """A publisher who reads `language`, and the category that the page goes into."""
    people("publisher", language)
    home = HomePage.objects.get()
    home.save_revision().publish()  # a new database's home page has no document yet
    return ProcedureIndexPageFactory(parent=home, title="눈 성형", slug="procedures")


def write_steps(tab, words):
    tab.locator("[data-contentpath=body] button.c-sf-add-button").first.click()
    tab.locator(".w-combobox [role=option]").get_by_text(words.steps, exact=True).click()
    tab.fill("[name=body-0-value-heading]", "수술 과정")
    tab.fill("[name=body-0-value-items-0-value-title]", "디자인")
    tab.locator("[data-contentpath=items] .public-DraftEditor-content").first.click()
    tab.keyboard.type("눈썹 아래 선을 따라 절개선을 그립니다.")


def state_a_fact(tab, words):
    tab.get_by_role("tab", name=words.facts).click()
    tab.get_by_role("button", name=words.add_fact).click()
    tab.get_by_role("button", name=words.choose_kind).click()
    # The vocabulary is written in Korean, whoever reads it.
    tab.locator(".modal").get_by_role("link", name="수술 시간").click()
    expect(tab.locator(".modal")).to_have_count(0)
    tab.fill("#id_facts-0-minimum", "4")
    tab.fill("#id_facts-0-maximum", "5")
    tab.select_option("#id_facts-0-unit", "hour")


def publish(tab):
    """Wagtail saves drafts by itself; a draft that is under way would be refused beside the publication."""
    tab.wait_for_load_state("networkidle")
    tab.locator("footer [aria-expanded]").click()
    tab.locator("button[name=action-publish]").click()
    tab.wait_for_url("**/admin/pages/*/")


def test_what_a_publisher_writes_by_hand_is_on_the_site_in_its_own_language_only(
    tab, sign_in, prepared, faults, language
):
    words = INTERFACES[language]
    sign_in("publisher")
    tab.goto(f"/admin/pages/add/procedures/procedurepage/{prepared.pk}/")
    expect(tab.locator("html")).to_have_attribute("lang", language)

    tab.fill("#id_title", "눈썹하거상술")
    tab.fill("#id_summary", "눈썹 아래 피부를 절제하여 처진 눈꺼풀을 당깁니다.")
    write_steps(tab, words)
    state_a_fact(tab, words)
    tab.get_by_role("tab", name=words.sharing).click()
    tab.fill("#id_slug", "sub-brow-lift")
    publish(tab)

    answer = tab.request.get(f"/content/v1/resolve?path=/ko/{PATH}")
    assert answer.status == 200, answer.text()
    document = answer.json()
    assert (document["title"], document["locale"]) == ("눈썹하거상술", "ko")
    assert [fact["display"] for fact in document["facts"]] == ["4~5시간"]
    (steps,) = document["sections"]
    assert (steps["type"], steps["heading"]) == ("steps", "수술 과정")
    assert [(step["title"], step["text"]) for step in steps["items"]] == [
        ("디자인", "<p>눈썹 아래 선을 따라 절개선을 그립니다.</p>")
    ]

    refused = tab.request.get(f"/content/v1/pages/{document['id']}?locale=en")
    assert refused.status == 404
    assert refused.json()["type"] == "not-translated"
    assert refused.json()["available"] == [{"locale": "ko", "path": f"/ko/{PATH}"}]
    assert faults == []

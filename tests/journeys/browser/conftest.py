"""A real browser before a real server: Debian's Chromium, driven by playwright."""

import pytest
from playwright.sync_api import sync_playwright
from wagtail.users.models import UserProfile

from procedures.demo.accounts import ACCOUNTS, create_accounts

CHROMIUM = "/usr/bin/chromium"
# A container has neither a sandbox nor a graphics card; the rest keeps the browser from asking other servers.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1440, "height": 900}


@pytest.fixture
def people(transactional_db):
    """The demo's people, and a way to choose the language that one of them reads the interface in."""
    create_accounts()

    def reads(username, language):
        UserProfile.objects.filter(user__username=username).update(preferred_language=language)

    return reads


@pytest.fixture
def prepared():
    """What a test's database holds before its browser starts; overridden by whoever needs more than the people."""


@pytest.fixture
def browser(people, prepared):
    """Playwright's event loop runs in the test's thread from here on, and Django refuses to be queried beside one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def faults():
    """What went wrong without anybody seeing it: scripts that failed and answers of the server that are errors."""
    return []


@pytest.fixture
def tab(browser, live_server, faults):
    """An empty tab that knows the server's address and watches for faults."""
    context = browser.new_context(base_url=live_server.url, viewport=DESK)
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "response", lambda answer: answer.status >= 500 and faults.append(f"{answer.status} {answer.url}")
    )
    yield page
    context.close()


@pytest.fixture
def sign_in(tab):
    """Sign in as one of the demo's people, by the form."""

    def sign_in(username):
        account = next(account for account in ACCOUNTS if account.username == username)
        tab.goto("/admin/login/")
        tab.fill("input[name=username]", account.username)
        tab.fill("input[name=password]", account.password)
        tab.click("button[type=submit]")
        tab.wait_for_url("**/admin/")

    return sign_in

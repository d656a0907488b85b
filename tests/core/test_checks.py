import pytest
from django.core.checks import ERROR, WARNING
from django.core.checks.registry import registry

from cms.core.checks import (
    DEPLOYMENT_CHECKS,
    check_admin_base_url,
    check_allowed_hosts,
    check_cache,
    check_cors_origins,
    check_database,
    check_public_base_url,
    check_secret_key,
    register_deployment_checks,
)

CASES = [
    (check_secret_key, "SECRET_KEY", "k" * 50, ["", "k" * 49], "core.E001"),
    (
        check_allowed_hosts,
        "ALLOWED_HOSTS",
        ["cms.example.com"],
        [[], ["*"], ["cms.example.com", "*"]],
        "core.E002",
    ),
    (
        check_public_base_url,
        "PUBLIC_BASE_URL",
        "https://www.example.com",
        ["", "http://127.0.0.1:8000", "http://www.example.com", "https://localhost", "www.example.com"],
        "core.E003",
    ),
    (
        check_admin_base_url,
        "WAGTAILADMIN_BASE_URL",
        "https://cms.example.com",
        ["", "http://127.0.0.1:8000", "https://[::1]:8000"],
        "core.E004",
    ),
    (
        check_cors_origins,
        "CONTENT_API_CORS_ORIGINS",
        ["*", "https://www.example.com", "http://127.0.0.1:3000"],
        [[""], ["https://www.example.com/"], ["www.example.com"], ["ftp://www.example.com"]],
        "core.E005",
    ),
    (
        check_database,
        "DATABASES",
        {"default": {"ENGINE": "django.db.backends.postgresql"}},
        [{"default": {"ENGINE": "django.db.backends.sqlite3"}}],
        "core.W006",
    ),
    (
        check_cache,
        "CACHES",
        {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}},
        [{"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}],
        "core.W007",
    ),
]


class OneSetting:
    """The settings a check reads; the real ones may not be replaced for a database or a cache in use."""

    def __init__(self, name, value):
        setattr(self, name, value)


@pytest.mark.parametrize(("check", "name", "good"), [(case[0], case[1], case[2]) for case in CASES])
def test_a_complete_value_is_accepted(monkeypatch, check, name, good):
    monkeypatch.setattr("cms.core.checks.settings", OneSetting(name, good))

    assert check() == []


@pytest.mark.parametrize(
    ("check", "name", "bad", "check_id"),
    [(case[0], case[1], bad, case[4]) for case in CASES for bad in case[3]],
)
def test_a_missing_or_unsafe_value_is_reported_with_what_to_do(monkeypatch, check, name, bad, check_id):
    monkeypatch.setattr("cms.core.checks.settings", OneSetting(name, bad))

    (message,) = check()

    assert message.id == check_id
    assert message.hint
    assert message.level == (WARNING if check_id.startswith("core.W") else ERROR)


def test_an_empty_secret_key_is_a_check_error_and_not_an_exception(settings):
    settings.SECRET_KEY = ""

    assert [message.id for message in check_secret_key()] == ["core.E001"]


def test_the_checks_run_for_a_deployment_only(monkeypatch):
    monkeypatch.setattr(registry, "registered_checks", set())
    monkeypatch.setattr(registry, "deployment_checks", set())

    register_deployment_checks()

    assert registry.deployment_checks == set(DEPLOYMENT_CHECKS)
    assert registry.registered_checks == set()

"""Says before a deployment serves anything which values it lacks.

Runs with `manage.py check --deploy`. The base settings have harmless defaults for loopback; each check here
refuses one that would break or betray a public site. What Django checks itself (cookies, TLS redirects,
HSTS) is not repeated.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured

SECRET_KEY_MIN_LENGTH = 50
LOOPBACK_HOSTS = {"127.0.0.1", "::1", "localhost"}


def check_secret_key(**kwargs: Any) -> list[CheckMessage]:
    try:
        key = settings.SECRET_KEY
    except ImproperlyConfigured:
        key = ""
    if len(key) >= SECRET_KEY_MIN_LENGTH:
        return []
    return [
        Error(
            f"SECRET_KEY is missing or shorter than {SECRET_KEY_MIN_LENGTH} characters.",
            hint="Set the environment variable SECRET_KEY to a random text that no one else knows, and keep it.",
            id="core.E001",
        )
    ]


def check_allowed_hosts(**kwargs: Any) -> list[CheckMessage]:
    if settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS:
        return []
    return [
        Error(
            "ALLOWED_HOSTS names no host, or lets every host in.",
            hint="Set the environment variable ALLOWED_HOSTS to the host names of this site, separated by commas.",
            id="core.E002",
        )
    ]


def check_public_base_url(**kwargs: Any) -> list[CheckMessage]:
    return _public_address("PUBLIC_BASE_URL", settings.PUBLIC_BASE_URL, "core.E003")


def check_admin_base_url(**kwargs: Any) -> list[CheckMessage]:
    return _public_address("ADMIN_BASE_URL", settings.WAGTAILADMIN_BASE_URL, "core.E004")


def check_cors_origins(**kwargs: Any) -> list[CheckMessage]:
    wrong = [
        origin for origin in settings.CONTENT_API_CORS_ORIGINS if origin != "*" and not _is_origin(origin)
    ]
    return [
        Error(
            f"CONTENT_API_CORS_ORIGINS has an entry that no browser will send: “{origin}”.",
            hint="Write scheme and host, and a port if it is not the usual one: https://www.example.com",
            id="core.E005",
        )
        for origin in wrong
    ]


def check_database(**kwargs: Any) -> list[CheckMessage]:
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        return []
    return [
        Warning(
            "This deployment keeps its content in SQLite, which one machine and few editors can use.",
            hint="Set the environment variable DATABASE_URL to a PostgreSQL database: postgres://user:password@host/name",
            id="core.W006",
        )
    ]


def check_cache(**kwargs: Any) -> list[CheckMessage]:
    if not settings.CACHES["default"]["BACKEND"].endswith("LocMemCache"):
        return []
    return [
        Warning(
            "Each server process has a cache of its own, so limits and locks kept in it hold for that process only.",
            hint="Set the environment variable CACHE_URL to a Redis database: redis://host:6379/0",
            id="core.W007",
        )
    ]


def _public_address(name: str, address: str, check_id: str) -> list[CheckMessage]:
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname and parts.hostname not in LOOPBACK_HOSTS:
        return []
    return [
        Error(
            f"{name} is “{address}”, which is not an https address that others can open.",
            hint=f"Set the environment variable {name} to the address people use: https://www.example.com",
            id=check_id,
        )
    ]


def _is_origin(text: str) -> bool:
    parts = urlsplit(text)
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and text == f"{parts.scheme}://{parts.netloc}"
    )


DEPLOYMENT_CHECKS: tuple[Callable[..., list[CheckMessage]], ...] = (
    check_secret_key,
    check_allowed_hosts,
    check_public_base_url,
    check_admin_base_url,
    check_cors_origins,
    check_database,
    check_cache,
)


def register_deployment_checks() -> None:
    """Called once, when the core app is ready."""
    for check in DEPLOYMENT_CHECKS:
        register(check, Tags.security, deploy=True)

"""The product's settings with the benchmark's database, and one view more: the limit."""

import os

import dj_database_url

from cms.settings.test import *  # noqa: F403

ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith("tests.")]  # noqa: F405
ROOT_URLCONF = "benchmarks.urls"
OPTIONS = DATABASES["default"].get("OPTIONS", {})  # noqa: F405
DATABASES = {"default": dj_database_url.parse(os.environ["BENCHMARK_DATABASE_URL"], conn_max_age=600)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = OPTIONS

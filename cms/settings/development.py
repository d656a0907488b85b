"""For `make run` and work on the code: no TLS on loopback, a throwaway key."""

from .base import *  # noqa: F403

SECRET_KEY = "development-only-key-never-used-in-production"  # noqa: S105
DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405

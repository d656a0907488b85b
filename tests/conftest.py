"""What every test may use: hypothesis profiles, and the platform's small site."""

import os

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

# `ci` is the default run; HYPOTHESIS_PROFILE=deep searches for long and is run by hand.
_checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile("ci", deadline=None, suppress_health_check=_checks, print_blob=True)
settings.register_profile("deep", settings.get_profile("ci"), max_examples=1000, stateful_step_count=60)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture
def article_home(db):
    """The root page of the platform's test site, published in Korean and English."""
    from tests.factories.articles import make_home

    return make_home()


@pytest.fixture
def superuser(db):
    from tests.factories.articles import make_superuser

    return make_superuser()


@pytest.fixture(autouse=True)
def english():
    """Sentences are asserted in the language they are written in; tests about languages choose their own."""
    with translation.override("en"):
        yield

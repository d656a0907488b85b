import pytest
from django.contrib.auth import get_user_model


@pytest.fixture
def editor(client, db, settings, tmp_path):
    """A signed-in superuser's browser."""
    settings.STATIC_ROOT = tmp_path  # whitenoise warns of a folder that is not there
    client.force_login(
        get_user_model().objects.create_superuser("editor", "e@example.com", "only-in-tests-1")
    )
    return client

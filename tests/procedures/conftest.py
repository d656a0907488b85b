from functools import cache

import pytest
from django.contrib.auth import get_user_model

from cms.imaging import renditions
from tests.factories.pages import ProcedureIndexPageFactory


@pytest.fixture(scope="session", autouse=True)
def encode_each_picture_once():
    """The same few pictures are imported again and again here; how they are encoded is tested with imaging."""
    encode_chain = renditions.encode_chain

    @cache
    def encoded(master, targets):
        return tuple(encode_chain(master, targets))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(renditions, "encode_chain", lambda master, targets: encoded(master, tuple(targets)))
        yield


@pytest.fixture
def category(db):
    return ProcedureIndexPageFactory(title="얼굴", slug="face")


@pytest.fixture
def editor_user(db):
    return get_user_model().objects.create_superuser("editor", "editor@example.com", "only-in-tests-1")


@pytest.fixture
def editor(client, editor_user, settings, tmp_path):
    """A signed-in superuser's browser."""
    settings.STATIC_ROOT = tmp_path  # whitenoise warns of a folder that is not there
    client.force_login(editor_user)
    return client

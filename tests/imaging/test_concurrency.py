"""Row locks do nothing on SQLite, so real simultaneity is tried on PostgreSQL."""

import threading

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from wagtail.models import Collection

from cms.imaging import renditions
from cms.imaging.models import ClinicImage
from cms.imaging.tasks import make_renditions

from . import pictures

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def image():
    if connection.vendor != "postgresql":
        pytest.skip("needs row locks")
    if not Collection.objects.exists():  # a transactional test before this one emptied the tables
        Collection.add_root(name="Root")
    picture = SimpleUploadedFile("a.jpg", pictures.encode(pictures.corners(700, 500)))
    image = ClinicImage.objects.create(title="Room", depicts="nobody", file=picture)
    # the immediate task backend has made them already
    image.renditions.all().delete()
    yield image
    image.delete()


def test_workers_that_make_the_same_renditions_at_once_make_each_once(image, monkeypatch):
    together = threading.Barrier(3)
    encode = renditions.encode_chain
    made, failures = [], []

    def at_the_same_time(master, targets):
        encoded = list(encode(master, targets))
        together.wait(timeout=60)
        return encoded

    def work():
        try:
            made.append(make_renditions.func(image.pk))
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    monkeypatch.setattr(renditions, "encode_chain", at_the_same_time)
    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []
    assert sorted(made) == [0, 0, 6]
    stored = set(image.renditions.values_list("file", flat=True))
    assert len(stored) == 6
    assert all(default_storage.exists(name) for name in stored)

import pytest
from django.conf import settings

from procedures.demo.accounts import create_accounts, publisher
from procedures.demo.clinic_file import read_clinic_file

DEMO = settings.BASE_DIR / "demo"


@pytest.fixture
def texts():
    return read_clinic_file(DEMO / "clinic.yaml")


@pytest.fixture
def demo_publisher(db):
    create_accounts()
    return publisher()

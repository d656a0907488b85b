import socket

import pytest

from scripts import require_service


@pytest.fixture
def closed_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


def test_an_absent_postgresql_fails_and_says_what_to_do(closed_port, capsys):
    assert require_service.main(["postgresql", f"postgres://nobody@127.0.0.1:{closed_port}"]) == 1
    assert "make check POSTGRESQL_URL=" in capsys.readouterr().err


def test_an_absent_chromium_fails_and_says_what_to_do(monkeypatch, capsys):
    monkeypatch.setattr(require_service.shutil, "which", lambda name: None)

    assert require_service.main(["chromium"]) == 1
    assert "apt-get install chromium" in capsys.readouterr().err


def test_a_present_chromium_passes(monkeypatch, capsys):
    monkeypatch.setattr(require_service.shutil, "which", lambda name: f"/usr/bin/{name}")

    assert require_service.main(["chromium"]) == 0
    assert capsys.readouterr().err == ""


def test_an_unknown_service_is_refused():
    assert require_service.main(["redis"]) == 1

import socket
from pathlib import Path

import pytest

from scripts import serve


@pytest.mark.parametrize("text", ["", "0", "65536", "-1", "http", "８０００", "80.5"])  # noqa: RUF001
def test_a_port_that_is_none_is_refused_with_an_example(text):
    with pytest.raises(serve.CannotServeError, match="make run PORT="):
        serve.parse_port(text)


@pytest.mark.parametrize("text", ["1", "8000", "65535"])
def test_any_real_port_is_accepted(text):
    assert serve.parse_port(text) == int(text)


@pytest.fixture
def busy_port():
    with socket.socket() as server:
        server.bind((serve.HOST, 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_busy_port_is_refused_before_anything_is_started(busy_port, monkeypatch, capsys):
    monkeypatch.setenv("PORT", str(busy_port))
    monkeypatch.setattr(
        serve, "prepare", lambda environment: pytest.fail("prepared although the port is busy")
    )

    assert serve.main() == 1
    assert f"Port {busy_port} cannot be used" in capsys.readouterr().err


def test_a_failed_preparation_starts_no_server(monkeypatch, capsys):
    def fail(environment):
        raise serve.CannotServeError("No.")

    monkeypatch.setattr(serve, "require_free_port", lambda port: None)
    monkeypatch.setattr(serve, "prepare", fail)

    assert serve.main() == 1
    assert capsys.readouterr().err == "No.\n"


def test_addresses_follow_the_port_unless_the_caller_has_set_them(monkeypatch):
    monkeypatch.delenv("ADMIN_BASE_URL", raising=False)
    monkeypatch.setenv("PUBLIC_BASE_URL", "http://clinic.test")

    environment = serve.child_environment(8001)

    assert environment["ADMIN_BASE_URL"] == "http://127.0.0.1:8001"
    assert environment["PUBLIC_BASE_URL"] == "http://clinic.test"


def test_only_the_server_is_essential_and_the_worker_takes_every_queue():
    server, worker, scheduler = serve.programs(8001, log_dir=Path("log"), reloads=False)

    assert [program.is_essential for program in (server, worker, scheduler)] == [True, False, False]
    assert "127.0.0.1:8001" in server.command
    assert worker.command[-3:] == ("--queue-name", "*", "--no-reload")
    assert scheduler.every_s == serve.PUBLISH_EVERY_S


def test_the_addresses_are_announced_once_and_only_when_the_server_answers(busy_port, capsys):
    announce = serve.Announcement(busy_port, Path("log"))
    announce()
    announce()

    assert capsys.readouterr().out.count(f"http://127.0.0.1:{busy_port}/admin/") == 1


def test_nothing_is_announced_while_no_server_answers(busy_port, monkeypatch, capsys):
    monkeypatch.setattr(serve, "is_answering", lambda port: False)
    serve.Announcement(busy_port, Path("log"))()

    assert capsys.readouterr().out == ""

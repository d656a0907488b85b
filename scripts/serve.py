"""Serves the demo clinic on this machine: `make run`.

Prepares the database, then runs the web server, the background worker and the scheduled publication together
until Ctrl-C. PORT chooses the port, RELOAD=1 restarts server and worker when the code changes. Listens on
loopback only; a deployment runs the same three under its own service manager.
"""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from scripts.supervision import Program, Supervisor

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
DEFAULT_PORT = "8000"
PUBLISH_EVERY_S = 60.0


class CannotServeError(Exception):
    """Says in a full sentence why the demo cannot start and what to do."""


def parse_port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65_535:
        raise CannotServeError(f"PORT is “{text}”. Choose a number from 1 to 65535: make run PORT=8001")
    return int(text)


def require_free_port(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the server itself does, so that connections still closing from the last run do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CannotServeError(
                f"Port {port} cannot be used ({error.strerror}). Stop the program that uses it, "
                f"or choose another port: make run PORT={8001 if port < 8001 else port + 1}"
            ) from error


def is_answering(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(0.2)
        return probe.connect_ex((HOST, port)) == 0


def child_environment(port: int) -> dict[str, str]:
    """The environment of every program; addresses follow the port unless the caller has set them."""
    address = f"http://{HOST}:{port}"
    defaults = {
        "ADMIN_BASE_URL": address,
        "PUBLIC_BASE_URL": address,
        "DJANGO_RUNSERVER_HIDE_WARNING": "true",
    }
    return {**defaults, **os.environ, "PYTHONUNBUFFERED": "1"}


def programs(port: int, *, log_dir: Path, reloads: bool) -> list[Program]:
    manage = (sys.executable, str(ROOT / "manage.py"))
    reload_options = () if reloads else ("--noreload",)
    worker_reload = "--reload" if reloads else "--no-reload"
    return [
        Program("The server", (*manage, "runserver", *reload_options, f"{HOST}:{port}"), is_essential=True),
        Program(
            "The background worker",
            (*manage, "db_worker", "--queue-name", "*", worker_reload),
            log=log_dir / "worker.log",
        ),
        Program(
            "The scheduled publication",
            (*manage, "publish_scheduled"),
            log=log_dir / "publish_scheduled.log",
            every_s=PUBLISH_EVERY_S,
        ),
    ]


def prepare(environment: dict[str, str]) -> None:
    """Migrate and load the demo in one process, which spares starting Django twice."""
    command = [sys.executable, "-m", "scripts.prepare_demo"]
    status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603 - our own
    if status:
        raise CannotServeError("The demo site could not be prepared; the lines above say why.")


def say(line: str) -> None:
    print(line, flush=True)


class Announcement:
    """Prints the addresses once, when the server answers."""

    def __init__(self, port: int, log_dir: Path) -> None:
        self._port = port
        self._log_dir = log_dir
        self._is_made = False

    def __call__(self) -> None:
        if self._is_made or not is_answering(self._port):
            return
        self._is_made = True
        address = f"http://{HOST}:{self._port}"
        say(f"Ready.\n  Admin     {address}/admin/\n  API docs  {address}/content/v1/docs")
        say(f"  Logs      {self._log_dir}/\nCtrl-C ends the server and the worker; the data stay.")


def serve() -> int:
    port = parse_port(os.environ.get("PORT") or DEFAULT_PORT)
    require_free_port(port)
    environment = child_environment(port)
    prepare(environment)
    log_dir = Path(os.environ.get("VAR_DIR", ROOT / "var")) / "log"
    supervisor = Supervisor(
        programs(port, log_dir=log_dir, reloads=os.environ.get("RELOAD") == "1"),
        environment=environment,
        report=say,
    )
    for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signal_number, supervisor.end)
    say("Server and background worker: starting")
    status = supervisor.run(Announcement(port, log_dir))
    say("Stopped.")
    return status


def main() -> int:
    try:
        return serve()
    except CannotServeError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

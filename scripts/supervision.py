"""Keeps a few programs running together until a signal ends them all.

Each program has a process group of its own, so that Ctrl-C reaches only the supervisor, which then ends them in
order and waits. A program that dies is reported with the end of its log, never silently restarted. POSIX only;
not for a deployment, where the system's own service manager does this.
"""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import BinaryIO

LOG_TAIL_LINES = 15


@dataclass(frozen=True)
class Program:
    name: str
    """How messages name it, at the beginning of a sentence."""
    command: Sequence[str]
    log: Path | None = None
    """Where its output goes; without one, errors go to the terminal and the rest nowhere."""
    is_essential: bool = False
    """Whether its end ends the others too."""
    every_s: float | None = None
    """Seconds between two starts of a program that does its work and ends; None for one that stays."""


@dataclass(frozen=True)
class Pace:
    """How patient the supervisor is, in seconds."""

    poll_s: float = 0.3
    restart_delay_s: float = 5.0
    stop_grace_s: float = 10.0
    max_restarts: int = 3
    """Restarts of one program before the supervisor gives up on all."""


class Child:
    """One program, and its process while it has one."""

    def __init__(self, program: Program, environment: Mapping[str, str]) -> None:
        self.program = program
        self.restarts = 0
        self.next_start = 0.0
        self.process: subprocess.Popen[bytes] | None = None
        self._environment = environment
        if program.log:
            program.log.parent.mkdir(parents=True, exist_ok=True)
            program.log.write_bytes(b"")

    def start(self) -> None:
        log: BinaryIO | None = self.program.log.open("ab") if self.program.log else None
        try:
            self.process = subprocess.Popen(  # noqa: S603 - the commands are this project's own
                list(self.program.command),
                env=dict(self._environment),
                stdin=subprocess.DEVNULL,
                stdout=log or subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )
        finally:
            if log:
                log.close()
        self.next_start = time.monotonic() + (self.program.every_s or 0.0)

    def send(self, signal_number: signal.Signals) -> None:
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal_number)

    def log_tail(self) -> list[str]:
        if not self.program.log:
            return []
        return self.program.log.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_TAIL_LINES:]


class Supervisor:
    def __init__(
        self,
        programs: Sequence[Program],
        *,
        environment: Mapping[str, str],
        report: Callable[[str], None],
        pace: Pace = Pace(),
    ) -> None:
        self._children = [Child(program, environment) for program in programs]
        self._report = report
        self._pace = pace
        self._ended = threading.Event()

    def end(self, signal_number: int = 0, frame: FrameType | None = None) -> None:
        """Ask `run` to end everything; fit to be a signal handler."""
        self._ended.set()

    def run(self, on_tick: Callable[[], None] = lambda: None) -> int:
        """Run until `end` is called (0) or an essential program has died (1); `on_tick` is called at every look."""
        try:
            while not self._ended.is_set():
                if not all(self._look_after(child) for child in self._children):
                    return 1
                on_tick()
                self._ended.wait(self._pace.poll_s)
            return 0
        finally:
            self._stop_all()

    def _look_after(self, child: Child) -> bool:
        """Start or restart a child if it is due; False when nothing can go on without it."""
        if child.process is None:
            if time.monotonic() >= child.next_start:
                child.start()
            return True
        status = child.process.poll()
        if status is None:
            return True
        child.process = None
        if child.program.every_s is not None:
            if status:
                self._report_end(child, status, "It will be tried again at its next turn.")
            return True
        return self._after_death(child, status)

    def _after_death(self, child: Child, status: int) -> bool:
        if child.program.is_essential or child.restarts >= self._pace.max_restarts:
            self._report_end(child, status, "Nothing goes on without it.")
            return False
        child.restarts += 1
        child.next_start = time.monotonic() + self._pace.restart_delay_s
        self._report_end(child, status, "It is being started again.")
        return True

    def _report_end(self, child: Child, status: int, consequence: str) -> None:
        how = f"was ended by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
        self._report(f"{child.program.name} {how}. {consequence}")
        for line in child.log_tail():
            self._report(f"    {line}")

    def _stop_all(self) -> None:
        for child in self._children:
            child.send(signal.SIGTERM)
        deadline = time.monotonic() + self._pace.stop_grace_s
        for child in self._children:
            if child.process is None:
                continue
            try:
                child.process.wait(timeout=max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self._report(f"{child.program.name} does not end by itself and is stopped by force.")
                child.send(signal.SIGKILL)
                child.process.wait()

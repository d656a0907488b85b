import os
import sys
import threading

import pytest

from scripts.supervision import Pace, Program, Supervisor

QUICK = Pace(poll_s=0.01, restart_delay_s=0.0, stop_grace_s=30.0, max_restarts=2)
STAYS = "import time\nprint('up', flush=True)\ntime.sleep(600)"
IGNORES_TERM = "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('up', flush=True)\ntime.sleep(600)"
FAILS = "print('the disk is full')\nraise SystemExit(3)"


def program(name, code, log, **options):
    return Program(name, (sys.executable, "-c", code), log=log, **options)


@pytest.fixture
def said():
    return []


@pytest.fixture
def supervise(said):
    def make(*programs, pace=QUICK):
        return Supervisor(programs, environment=os.environ, report=said.append, pace=pace)

    return make


def processes(supervisor):
    return [child.process for child in supervisor._children]


def end_when(supervisor, condition):
    """A tick that ends the run once the condition holds; a run that never gets there is ended by the suite's limit."""
    return lambda: supervisor.end() if condition() else None


def test_every_program_is_ended_and_waited_for(supervise, tmp_path):
    logs = [tmp_path / "one.log", tmp_path / "two.log"]
    supervisor = supervise(program("One", STAYS, logs[0]), program("Two", STAYS, logs[1]))
    tick = end_when(supervisor, lambda: all("up" in log.read_text() for log in logs))

    assert supervisor.run(tick) == 0
    assert all(process.returncode is not None for process in processes(supervisor))


def test_the_death_of_an_essential_program_ends_the_others(supervise, said, tmp_path):
    supervisor = supervise(
        program("The worker", STAYS, tmp_path / "worker.log"),
        program("The server", FAILS, tmp_path / "server.log", is_essential=True),
    )

    assert supervisor.run() == 1
    assert said[0] == "The server ended with status 3. Nothing goes on without it."
    assert "    the disk is full" in said
    assert processes(supervisor)[0].returncode is not None


def test_a_dead_worker_is_reported_and_restarted_only_so_often(supervise, said, tmp_path):
    supervisor = supervise(program("The worker", FAILS, tmp_path / "worker.log"))

    assert supervisor.run() == 1
    sentences = [line for line in said if not line.startswith("    ")]
    assert sentences == [
        "The worker ended with status 3. It is being started again.",
        "The worker ended with status 3. It is being started again.",
        "The worker ended with status 3. Nothing goes on without it.",
    ]


def test_a_periodic_program_runs_again_and_only_its_failure_is_reported(supervise, said, tmp_path):
    good, bad = tmp_path / "good.log", tmp_path / "bad.log"
    supervisor = supervise(
        program("The good", "print('ran')", good, every_s=0.0), program("The bad", FAILS, bad, every_s=0.0)
    )
    twice = end_when(
        supervisor,
        lambda: good.read_text().count("ran") >= 2 and bad.read_text().count("full") >= 2 and len(said) >= 2,
    )

    assert supervisor.run(twice) == 0
    assert {line for line in said if not line.startswith("    ")} == {
        "The bad ended with status 3. It will be tried again at its next turn."
    }


def test_a_program_that_ignores_the_request_is_stopped_by_force(supervise, said, tmp_path):
    log = tmp_path / "stubborn.log"
    pace = Pace(poll_s=0.01, restart_delay_s=0.0, stop_grace_s=0.0)
    supervisor = supervise(program("The stubborn one", IGNORES_TERM, log), pace=pace)

    assert supervisor.run(end_when(supervisor, lambda: "up" in log.read_text())) == 0
    assert said == ["The stubborn one does not end by itself and is stopped by force."]


def test_an_end_asked_for_by_another_thread_is_obeyed(supervise, tmp_path):
    log = tmp_path / "one.log"
    supervisor = supervise(program("One", STAYS, log))
    asking = threading.Timer(0.1, supervisor.end)
    asking.start()

    assert supervisor.run() == 0
    asking.join()


def test_the_log_of_the_last_run_is_not_mistaken_for_this_one(supervise, said, tmp_path):
    log = tmp_path / "server.log"
    log.write_text("an old failure\n")

    supervise(program("The server", FAILS, log, is_essential=True)).run()

    assert "    an old failure" not in said

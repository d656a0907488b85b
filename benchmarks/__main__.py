"""`make bench`: runs both sides in turns and prints the ratios.

SQLite files by default; `--postgresql postgres://root@127.0.0.1:5432` makes and drops two databases there.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROUNDS = 12


class Side:
    """One process that answers how long its operations take."""

    def __init__(self, module: str, database_url: str) -> None:
        environment = {**os.environ, "BENCHMARK_DATABASE_URL": database_url}
        self.process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-W", "ignore", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self._line("ready")

    def measure(self, operation: str, repetitions: int) -> list[tuple[float, float]]:
        self.process.stdin.write(f"{operation} {repetitions}\n")
        self.process.stdin.flush()
        return json.loads(self._line())

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=30)

    def _line(self, wanted: str | None = None) -> str:
        line = self.process.stdout.readline()
        if not line or (wanted and line.strip() != wanted):
            raise SystemExit(f"A side of the benchmark ended early: {line!r}")
        return line


def compare(title: str, ours: tuple[Side, str], other: tuple[Side, str], repetitions: int) -> None:
    """Print the median of per-round ratios of CPU and wall time, ours over the other's."""
    cpu, wall, own = [], [], []
    for side, operation in (ours, other):
        side.measure(operation, repetitions)
    for _round in range(ROUNDS):
        mine, theirs = (
            [statistics.median(column) for column in zip(*side.measure(operation, repetitions), strict=True)]
            for side, operation in (ours, other)
        )
        cpu.append(mine[0] / theirs[0] if theirs[0] else float("nan"))
        wall.append(mine[1] / theirs[1])
        own.append(mine[1] * 1000)
    print(
        f"{title:62} CPU ×{statistics.median(cpu):6.3f}   wall ×{statistics.median(wall):6.3f}"
        f"   (ours {statistics.median(own):8.2f} ms)",
        flush=True,
    )


def compare_publishing(ours: Side, plain: Side) -> None:
    """Drafts and publications come in pairs: each publication publishes the draft before it."""
    ratios: dict[str, list[float]] = {"draft": [], "publish": []}
    for side in (ours, plain):
        side.measure("draft", 1), side.measure("publish", 1)
    for _round in range(ROUNDS * 2):
        for operation, found in ratios.items():
            (mine,), (theirs,) = ours.measure(operation, 1), plain.measure(operation, 1)
            found.append(mine[1] / theirs[1])
    print(f"{'draft save ÷ plain Wagtail, one language':62} wall ×{statistics.median(ratios['draft']):6.3f}")
    print(
        f"{'publication of two languages ÷ plain Wagtail of one':62} wall ×{statistics.median(ratios['publish']):6.3f}"
    )


@contextmanager
def databases(server: str | None) -> Iterator[tuple[str, str]]:
    """Two empty databases, gone afterwards."""
    if server is None:
        with tempfile.TemporaryDirectory(prefix="clinic-bench-") as folder:
            yield f"sqlite:///{Path(folder) / 'ours.sqlite3'}", f"sqlite:///{Path(folder) / 'plain.sqlite3'}"
        return
    names = [f"bench_{os.getpid()}_{side}" for side in ("ours", "plain")]
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        for name in names:
            connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{server}/{names[0]}", f"{server}/{names[1]}"
        finally:
            for name in names:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", metavar="URL", help="server to make the two databases on")
    with databases(parser.parse_args().postgresql) as (ours_url, plain_url):
        print("Preparing 30 pages on each side …", flush=True)
        ours, plain = Side("benchmarks.side_ours", ours_url), Side("benchmarks.side_plain", plain_url)
        compare("document ÷ bare view with one primary-key read", (ours, "document"), (ours, "limit"), 100)
        compare("resolve ÷ bare view with one primary-key read", (ours, "resolve"), (ours, "limit"), 100)
        compare("document ÷ API v2 detail", (ours, "document"), (plain, "document"), 10)
        compare("list of 20 cards ÷ API v2 list, summary only", (ours, "list"), (plain, "list_short"), 5)
        compare("list of 20 cards ÷ API v2 list, all fields", (ours, "list"), (plain, "list"), 2)
        compare_publishing(ours, plain)
        ours.close()
        plain.close()


if __name__ == "__main__":
    main()

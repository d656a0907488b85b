"""Fails with a sentence to act on when a service that the checks need is not there: a missing one is never a skip.

`python -m scripts.require_service postgresql URL` or `python -m scripts.require_service chromium`.
"""

import shutil
import sys

import psycopg

CONNECT_TIMEOUT_S = 5


def missing_postgresql(url: str) -> str | None:
    """None when the server at `url` lets us create databases, else what to do."""
    try:
        with psycopg.connect(f"{url}/postgres", connect_timeout=CONNECT_TIMEOUT_S) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error as error:
        return (
            f"The checks need a PostgreSQL server, and none answers at {url}: {str(error).strip()} "
            "Start it, or name another: make check POSTGRESQL_URL=postgres://user:password@host:5432"
        )
    if not row or not row[0]:
        return f"The role in {url} may not create databases. Name one that may with POSTGRESQL_URL."
    return None


def missing_chromium() -> str | None:
    """None when Chromium is on the path, else what to do."""
    if shutil.which("chromium"):
        return None
    return "The browser journeys need Chromium. Install it: apt-get install chromium fonts-noto-cjk"


def main(arguments: list[str]) -> int:
    match arguments:
        case ["postgresql", url]:
            problem = missing_postgresql(url)
        case ["chromium"]:
            problem = missing_chromium()
        case _:
            problem = "Name a service: postgresql URL, or chromium."
    if problem:
        print(problem, file=sys.stderr)
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Times one operation in this process: CPU and wall seconds of each repetition."""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler

Operation = Callable[[], Any]


def requester(path: str, query: str = "") -> Operation:
    """One GET through the whole of Django, without a socket."""
    handler = WSGIHandler()

    def get() -> None:
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "wsgi.input": sys.stdin.buffer,
            "wsgi.url_scheme": "http",
        }
        status: list[str] = []
        response = handler(environ, lambda line, headers, *rest: status.append(line))
        for _chunk in response:
            pass
        response.close()
        if not status[0].startswith("200"):
            raise RuntimeError(f"{path}?{query} answered {status[0]}.")

    return get


def serve(operations: dict[str, Operation]) -> None:
    """Answer lines `name repetitions` on standard input with JSON lists of [cpu, wall], until it ends."""
    print("ready", flush=True)
    for line in sys.stdin:
        name, repetitions = line.split()
        print(json.dumps([measure(operations[name]) for _ in range(int(repetitions))]), flush=True)


def measure(operation: Operation) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    operation()
    return time.process_time() - cpu, time.perf_counter() - wall

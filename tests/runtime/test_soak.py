"""Very many calls among faults: each ends as the service let it end, and nothing is left."""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias
from zlib import crc32

import msgspec
import pytest

from . import loopback, scripted
from .soaking import GOOD, Held, is_unheard, item

FULL = bool(os.environ.get("SPECLOOM_FULL"))
CALLS = 50_000 if FULL else 2_000
"""Calls of one colour; `SPECLOOM_FULL=1` makes them 50,000."""
WARMING = CALLS // 5
SHARE = 0.05
"""How many requests are answered by a fault."""
MOST_BYTES = 4 * 1024 * 1024
"""How much more memory there may be after the calls than when warm.

A leak of 105 bytes a call shows. Below that are the pages that an allocator keeps.
"""
MOST_BLOCKS = 2_000
"""How many more blocks of Python's memory there may be: one in twenty calls, for caches."""

OK_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CHUNKED = OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def silent(connection: socket.socket) -> None:
    """Say nothing until the other side gives up."""
    while connection.recv(65536):
        pass


def failing(status: str, **headers: str) -> bytes:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return loopback.answer(b'{"message": "no"}', status, named)


Fault: TypeAlias = tuple[bytes | scripted.Deed, str]
"""What is done instead of answering, and how a call ends that it is done to last."""

OFTEN: tuple[Fault, ...] = (
    (scripted.reset, "APIConnectionError"),
    (scripted.after(b"HTTP/1.1 20"), "APIConnectionError"),
    (scripted.after(OK_HEAD), "APIConnectionError"),
    (
        scripted.after(OK_HEAD + b'Content-Length: 99\r\n\r\n{"num'),
        "APIConnectionError",
    ),
    (scripted.after(CHUNKED + b'5\r\n{"num'), "APIConnectionError"),
    (
        scripted.after(scripted.answer(b"{}", missing=9), lambda _: None),
        "APIConnectionError",
    ),
    (
        scripted.after(scripted.answer(b'{"number": 1}', missing=-5), lambda _: None),
        "DecodeError",
    ),
    (loopback.answer(b'{"number": 1, "te'), "DecodeError"),
    (loopback.answer(b""), "DecodeError"),
    (failing("500 Broken"), "InternalServerError"),
    (failing("503 Later", Retry_After="0"), "InternalServerError"),
    (failing("429 Slow", Retry_After="0"), "RateLimitError"),
)
SELDOM: tuple[Fault, ...] = (
    (silent, "APITimeoutError"),
    (failing("429 Slow", Retry_After="1"), "RateLimitError"),
)
FAULTS = OFTEN * 10 + SELDOM


@dataclass
class Faulty:
    """A service with faults; `ends` tells how calls end by what was done to them last."""

    ends: dict[int, str] = field(default_factory=dict[int, str])
    asked: Counter[int] = field(default_factory=Counter[int])
    done: Counter[str] = field(default_factory=Counter[str])

    def __call__(self, connection: socket.socket, request: loopback.Received) -> None:
        number = int(request.path.partition("=")[2])
        self.asked[number] += 1
        if request.method == "POST":
            assert json.loads(request.body) == {"number": number}
        found = fault(number, self.asked[number])
        deed, end = found or (answer(number), GOOD)
        self.ends[number] = end
        self.done[end] += 1
        if isinstance(deed, bytes):
            connection.sendall(deed)
            return
        deed(connection)
        raise ConnectionAbortedError


def fault(number: int, attempt: int) -> Fault | None:
    """The fault that a request gets, the same in every run."""
    drawn = crc32(b"%d/%d" % (number, attempt)) / 2**32 / SHARE
    return FAULTS[int(drawn * len(FAULTS))] if drawn < 1 else None


def answer(number: int) -> bytes:
    """The good answer to a call, in one of three encodings."""
    body = msgspec.json.encode(item(number))
    if number % 3 == 0:
        return loopback.answer(
            gzip.compress(body), headers={"Content-Encoding": "gzip"}
        )
    if number % 3 == 1:
        return CHUNKED + b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    return loopback.answer(body)


@contextmanager
def nowhere() -> Generator[str]:
    """An address that is taken and where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


def soaked(name: str, together: int, faulty: Faulty) -> tuple[list[str], list[Held]]:
    """How each call of a process ended; what it held when warm, after all, and closed."""
    worker = Path(__file__).with_name("soaking.py")
    with loopback.serving() as server, nowhere() as dead:
        server.reactions["/item"] = faulty
        counts = (str(CALLS), str(WARMING), str(together))
        done = subprocess.run(
            [sys.executable, worker, name, *counts, server.address, dead],
            check=True,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            timeout=1200,
        )
    report: Any = json.loads(done.stdout)
    return report["ends"], [Held(**one) for one in report["held"]]


@pytest.mark.parametrize(("name", "together"), [("sync", 16), ("async", 64)])
def test_very_many_calls_among_faults(name: str, together: int) -> None:
    faulty = Faulty()
    ends, (warm, after, closed) = soaked(name, together, faulty)
    sys.stdout.write(f"\n{name}: {Counter(ends)}, requests {faulty.done}\n")
    sys.stdout.write(f"warm {warm}\nafter {after}\nclosed {closed}\n")
    wanted = [faulty.ends.get(number, "APIConnectionError") for number in range(CALLS)]
    assert [n for n in range(CALLS) if ends[n] != wanted[n]] == []
    assert {n for n in range(CALLS) if n not in faulty.ends} == {
        n for n in range(CALLS) if is_unheard(n)
    }
    assert after.bytes - warm.bytes < MOST_BYTES
    assert after.blocks - warm.blocks < MOST_BLOCKS
    assert after.files <= warm.files + together
    assert closed.threads == 1
    assert closed.tasks == 0

"""Lives of clients: pools that are shared, closed, forgotten, forked and crowded."""

from __future__ import annotations

import asyncio
import copy
import gc
import os
import pickle
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from runtime import APIConnectionError, APITimeoutError

from .colours import Colour, Server, envelope, vehicle
from .loopback import Loopback, client_of, serving
from .sample import AsyncSample, Sample

WORKER = Path(__file__).with_name("forking.py")


@pytest.fixture
def server() -> Iterator[Loopback]:
    with serving() as server:
        yield server


def sockets(server: Loopback) -> int:
    """Sockets of this process that lead to the server."""
    port = int(server.address.rpartition(":")[2])
    inodes = set[str]()
    for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]:
        fields = line.split()
        if int(fields[2].partition(":")[2], 16) == port:
            inodes.add(f"socket:[{fields[9]}]")
    return len(inodes & set(_descriptors()))


def _descriptors() -> Iterator[str]:
    for entry in Path("/proc/self/fd").iterdir():
        try:
            yield str(entry.readlink())
        except OSError:
            continue


def unclosed(colour: Colour, server: Loopback, **options: Any) -> Any:
    kind: Any = AsyncSample if colour.is_async else Sample
    return kind(token="t", base_url=server.address, **options)


# Sharing and closing


def test_clones_share_connections(colour: Colour, server: Loopback) -> None:
    with client_of(colour, server) as client:
        clone = client.with_options(max_retries=0)
        for one in (client, clone, clone.with_options(headers={"x": "1"})):
            colour.run(one.request("GET", "/x"))
        assert (len(server.received), server.connections) == (3, 1)
        assert sockets(server) == 1


def test_a_clone_closes_nothing(colour: Colour, server: Loopback) -> None:
    with client_of(colour, server) as client:
        clone = client.with_options(max_retries=0)
        colour.run(clone.close())
        assert colour.run(client.request("GET", "/x")) == {"length": 0}
        assert colour.run(clone.request("GET", "/x")) == {"length": 0}


def test_closing_twice(colour: Colour, server: Loopback) -> None:
    client = unclosed(colour, server)
    clone = client.with_options(max_retries=0)
    colour.run(client.request("GET", "/x"))
    colour.run(client.close())
    colour.run(client.close())
    for closed in (client, clone):
        with pytest.raises(RuntimeError, match="the client is closed"):
            colour.run(closed.request("GET", "/x"))
    assert len(server.received) == 1


def test_a_client_that_was_never_used_can_be_closed(
    colour: Colour, server: Loopback
) -> None:
    colour.run(unclosed(colour, server).close())


def test_pools_from_outside_stay_open(colour: Colour) -> None:
    pool = colour.pool(Server(envelope(vehicle())))
    client: Any = colour.kind(token="t", http_client=pool)
    colour.run(client.vehicle.get("v"))
    colour.run(client.close())
    assert not pool.is_closed
    assert colour.run(client.vehicle.get("v")).id == "veh_1"


# Warnings


def warned(colour: Colour, make: Any) -> list[str]:
    """Resource warnings while something is made, used and forgotten."""
    gc.collect()
    found: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        make()
        # Why: a recorded warning keeps what it is about, and a loop what it waits for.
        for _ in range(3):
            gc.collect()
            found += [str(w.message) for w in caught if w.category is ResourceWarning]
            caught.clear()
            if colour.is_async:
                _ = colour.run(asyncio.sleep(0.01))
    return found


UNCLOSED = "a client was not closed: use `with`, or call close()"


def test_an_unclosed_client_is_warned_about(colour: Colour, server: Loopback) -> None:
    def use() -> None:
        client = unclosed(colour, server)
        clone = client.with_options(max_retries=0)
        colour.run(clone.request("GET", "/x"))

    found = warned(colour, use)
    assert found[0] == UNCLOSED
    assert found.count(UNCLOSED) == 1
    assert colour.is_async or len(found) == 1, "its sockets are closed with it"
    assert sockets(server) == 0


def test_a_clone_keeps_the_pool_alive(colour: Colour, server: Loopback) -> None:
    clones: list[Any] = []

    def use() -> None:
        client = unclosed(colour, server)
        clones.append(client.with_options(max_retries=0))
        colour.run(client.request("GET", "/x"))

    assert warned(colour, use) == []
    assert colour.run(clones[0].request("GET", "/x")) == {"length": 0}
    assert server.connections == 1
    assert UNCLOSED in warned(colour, clones.clear)


def test_nothing_is_warned_about(colour: Colour, server: Loopback) -> None:
    def closed() -> None:
        with client_of(colour, server) as client:
            colour.run(client.request("GET", "/x"))

    def unused() -> None:
        unclosed(colour, server)

    def given() -> None:
        pool: Any = colour.pool(Server(envelope(vehicle())))
        colour.run(colour.kind(token="t", http_client=pool).vehicle.get("v"))
        colour.run(pool.aclose() if colour.is_async else pool.close())

    def wrong() -> None:
        with pytest.raises(TypeError, match="no such option"):
            unclosed(colour, server, nonsense=1)

    for make in (closed, unused, given, wrong):
        assert warned(colour, make) == []


def test_a_client_at_the_end_of_the_process(colour: Colour, server: Loopback) -> None:
    """One that lives in a module is nothing to complain about loudly."""
    done = run_worker("exit", colour.name, server.address, strict=False)
    assert (done.stdout, done.stderr) == ("done\n", "")


# Leaks


def test_nothing_is_left_after_closing(colour: Colour, server: Loopback) -> None:
    threads = threading.active_count()
    with client_of(colour, server) as client:
        outcomes = colour.together([lambda: client.request("GET", "/x")] * 10)
        assert outcomes == [{"length": 0}] * 10
        assert sockets(server) > 0
    assert sockets(server) == 0
    # Why: the server has a thread for each connection, until it sees the end of it.
    for _ in range(100):
        if threading.active_count() <= threads:
            break
        time.sleep(0.02)
    assert threading.active_count() <= threads
    if colour.is_async:

        async def tasks() -> int:
            return len(asyncio.all_tasks())

        with_this: Any = tasks()
        assert colour.run(with_this) == 1


def test_failed_calls_leave_nothing(colour: Colour, server: Loopback) -> None:
    def silent(connection: Any, request: Any) -> None:
        server.stopped.wait(5)

    server.reactions["/slow"] = silent
    with client_of(colour, server, max_retries=0) as client:
        for options in ({"deadline": 0.05}, {"timeout": 0.05}):
            with pytest.raises(APITimeoutError):
                colour.run(client.request("GET", "/slow", options=options))
        assert sockets(server) == 0
        assert colour.run(client.request("GET", "/x")) == {"length": 0}


def test_a_cancelled_call_leaves_nothing(server: Loopback) -> None:
    def silent(connection: Any, request: Any) -> None:
        server.stopped.wait(5)

    server.reactions["/slow"] = silent

    async def scenario() -> None:
        async with AsyncSample(token="t", base_url=server.address) as client:
            call = asyncio.create_task(client.request("GET", "/slow"))
            while not server.received:
                await asyncio.sleep(0.01)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            assert sockets(server) == 0
            assert await client.request("GET", "/x") == {"length": 0}
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(scenario())


# Crowds


def test_fifty_threads(server: Loopback) -> None:
    outcomes: list[object] = []
    with Sample(token="t", base_url=server.address) as client:

        def work() -> None:
            for _ in range(10):
                outcomes.append(client.request("GET", "/x"))

        threads = [threading.Thread(target=work) for _ in range(50)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert outcomes == [{"length": 0}] * 500
    assert len(server.received) == 500
    assert server.connections <= 50


def test_a_thousand_calls_over_ten_connections(server: Loopback) -> None:
    async def scenario() -> list[object]:
        limits = httpx2.Limits(max_connections=10)
        async with httpx2.AsyncClient(limits=limits) as pool:
            client = AsyncSample(
                token="t", base_url=server.address, http_client=pool, timeout=60
            )
            calls = [client.request("GET", "/x") for _ in range(1000)]
            return list(await asyncio.gather(*calls))

    assert asyncio.run(scenario()) == [{"length": 0}] * 1000
    assert len(server.received) == 1000
    assert server.connections <= 10


# Forks


def run_worker(
    *arguments: str, strict: bool = True
) -> subprocess.CompletedProcess[str]:
    flags = ["-X", "dev", "-W", "error"] if strict else []
    return subprocess.run(
        [sys.executable, *flags, WORKER, *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("case", ["used", "locked", "closed"])
def test_forks(colour: Colour, server: Loopback, case: str) -> None:
    done = run_worker(case, colour.name, server.address)
    assert (done.stdout, done.stderr) == ("parent\nchild\nparent\n", "")
    expected = {"used": (3, 2), "locked": (4, 2), "closed": (1, 1)}
    assert (len(server.received), server.connections) == expected[case]


# Errors that travel


def test_errors_travel_without_their_requests(colour: Colour) -> None:
    cause = httpx2.ConnectError(
        "refused", request=httpx2.Request("GET", "https://x", headers={"a": "hush"})
    )
    client = colour.client(Server(cause), max_retries=0)
    with pytest.raises(APIConnectionError) as caught:
        colour.run(client.vehicle.get("v"))
    assert caught.value.__cause__ is cause
    for again in (
        pickle.loads(pickle.dumps(caught.value)),
        copy.copy(caught.value),
        copy.deepcopy(caught.value),
    ):
        assert type(again) is APIConnectionError
        assert str(again) == "getVehicle: refused"
        assert again.failure is None
    assert b"hush" not in pickle.dumps(caught.value)

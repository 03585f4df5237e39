"""Every test of this folder that is a coroutine runs in a loop of its own, and leaves no task."""

from __future__ import annotations

import asyncio
import inspect
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from runtime.realtime.hub import Hub


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> object:
    """Run a coroutine as a test; what it leaves running is a failure."""
    test = pyfuncitem.obj
    if not inspect.iscoroutinefunction(test):
        return None
    wanted = inspect.signature(test).parameters
    given = {name: pyfuncitem.funcargs[name] for name in wanted}

    async def run() -> None:
        async with asyncio.timeout(60):
            await test(**given)
        await asyncio.sleep(0)
        own = asyncio.current_task()
        left = [task for task in asyncio.all_tasks() if task is not own]
        assert not left, f"left running: {left}"

    asyncio.run(run())
    return True


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A server in memory."""
    yield Hub()


@pytest.fixture
def states() -> list[Any]:
    """The states of links, in order."""
    return []


_TLS = Path(__file__).parents[1] / "runtime" / "tls"


@pytest.fixture
def certified() -> ssl.SSLContext:
    """For servers, with a certificate that nobody trusts who is not told to."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_TLS / "certificate.pem", _TLS / "key.pem")
    return context


@pytest.fixture
def trusting() -> ssl.SSLContext:
    """For clients that trust it."""
    return ssl.create_default_context(cafile=_TLS / "certificate.pem")

"""Servers that refuse credentials: each is started for its test, on this machine only."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from runtime.realtime.backoff import Reconnect
from runtime.realtime.endpoints import Amqp, Mqtt, Nats, Redis
from runtime.realtime.errors import AuthError
from runtime.realtime.link import State
from runtime.realtime.transport import Endpoint

from .fleet import Fleet
from .rigs import AMQP, new_region, require

RIGHT, WRONG = "right", "wrong"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def _program(name: str) -> str:
    """The path of a program of a broker, which may be one for administrators."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if found is None:
        if os.environ.get("SPECLOOM_REQUIRE_BROKERS"):
            pytest.fail(f"{name} is not there")
        pytest.skip(f"{name} is not there")
    return found


@asynccontextmanager
async def started(port: int, name: str, *arguments: str) -> AsyncGenerator[None]:
    """A server while the block lasts."""
    process = subprocess.Popen(
        [_program(name), *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(10):
            while True:
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                except OSError:
                    await asyncio.sleep(0.02)
                    continue
                writer.close()
                await writer.wait_closed()
                break
        yield
    finally:
        process.terminate()
        process.wait(5)


async def check(right: Endpoint, wrong: Endpoint) -> None:
    """One lets us in and the other does not, and is asked once only."""
    states: list[State] = []
    region = new_region()
    async with Fleet(right) as client, client.trips(region):
        pass
    quick = Reconnect(base=0.01, cap=0.02)
    with pytest.raises(AuthError, match="refuses the credentials"):
        async with Fleet(wrong, reconnect=quick, on_state=states.append):
            pass
    assert [s.name for s in states].count("connecting") <= 2


async def test_redis(tmp_path: Path) -> None:
    port = _free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--requirepass", RIGHT]
    options += ["--save", "", "--dir", str(tmp_path)]
    async with started(port, "redis-server", *options):
        url = f"redis://127.0.0.1:{port}"
        await check(Redis(url, password=RIGHT), Redis(url, password=WRONG))


async def test_nats() -> None:
    port = _free_port()
    options = ["-a", "127.0.0.1", "-p", str(port), "--user", "me", "--pass", RIGHT]
    async with started(port, "nats-server", *options):
        url = f"nats://127.0.0.1:{port}"
        await check(
            Nats(url, username="me", password=RIGHT),
            Nats(url, username="me", password=WRONG),
        )


async def test_mqtt(tmp_path: Path) -> None:
    port, users, settings = _free_port(), tmp_path / "users", tmp_path / "conf"
    users.touch(mode=0o600)
    made = [_program("mosquitto_passwd"), "-b", str(users), "me", RIGHT]
    subprocess.run(made, check=True, capture_output=True)
    for path in (tmp_path, users):
        path.chmod(0o755)
    settings.write_text(
        f"listener {port} 127.0.0.1\nallow_anonymous false\npassword_file {users}\n"
        "user root\n"
    )
    async with started(port, "mosquitto", "-c", str(settings)):
        url = f"mqtt://127.0.0.1:{port}"
        await check(
            Mqtt(url, username="me", password=RIGHT),
            Mqtt(url, username="me", password=WRONG),
        )


async def test_amqp() -> None:
    require(AMQP, "RabbitMQ")
    url = f"amqp://127.0.0.1:{AMQP}"
    await check(
        Amqp(url, username="guest", password="guest"),
        Amqp(url, username="guest", password=WRONG),
    )

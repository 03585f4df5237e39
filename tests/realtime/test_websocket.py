"""Channels over real WebSockets: how links are made, and what is not made."""

from __future__ import annotations

import asyncio
import ssl
import time
from email.utils import formatdate
from typing import Any

import pytest

from chaos import proxied
from runtime.realtime.backoff import Reconnect
from runtime.realtime.endpoints import WebSocket
from runtime.realtime.errors import ConnectionLost, InvalidMessage
from runtime.realtime.link import State
from runtime.realtime.transports.websocket_connection import Connection

from .sample import Fleet, VehicleStatus
from .wsserver import Peer, service

QUICK = Reconnect(base=0.02, cap=0.1)
STATUS = b'{"type":"status","vehicle_id":"v1","speed_kmh":1}'


def fleet(server: Any, **options: Any) -> Fleet:
    options.setdefault("reconnect", QUICK)
    return Fleet(server, **options)


async def push(peer: Peer) -> None:
    await peer.status(1)


async def first(client: Fleet) -> float | None:
    """The first speed that comes."""
    async with client.vehicle("v1") as stream:
        return (await anext(stream.events(VehicleStatus))).speed_kmh


async def test_handshake_and_first_message() -> None:
    async def push(peer: Peer) -> None:
        await peer.status(1, 2, 3)

    async with service(push) as server:
        client = Fleet(f"{server.url}/v1")
        async with client.vehicle("v1", lang="de") as stream:
            seen = stream.events(VehicleStatus)
            assert [(await anext(seen)).speed_kmh for _ in range(3)] == [1, 2, 3]
    request = server.requests[0]
    assert request.path == "/v1/vehicles/v1?lang=de"
    assert request.headers["Origin"] == "https://fleet.example"
    assert server.peers[0].first == {"authorization": "Token secret"}


async def test_settings_of_the_handshake() -> None:
    async with service(push) as server:
        endpoint = WebSocket(server=f"{server.url}/v1", compress=False)
        client = fleet(endpoint, headers={"X-Trace": "7", "Origin": "https://own"})
        assert await first(client) == 1
    headers = server.requests[0].headers
    assert headers["X-Trace"] == "7"
    assert headers["Origin"] == "https://own"
    assert "Sec-WebSocket-Extensions" not in headers


async def test_invalid_utf_8_in_a_text_frame() -> None:
    """It does not fit the document, and ends no connection."""
    met: list[InvalidMessage] = []

    async def push(peer: Peer) -> None:
        await peer.connection.send(STATUS.replace(b"v1", b"\xc3\x28"), text=True)
        await peer.connection.send(b"\xff\xfe", text=True)
        await peer.status(1)

    async with service(push) as server:
        assert await first(fleet(f"{server.url}/v1", on_invalid=met.append)) == 1
    assert [error.message for error in met] == ["status", ""]
    assert len(server.peers) == 1


async def test_empty_frames() -> None:
    met: list[InvalidMessage] = []

    async def push(peer: Peer) -> None:
        await peer.connection.send("")
        await peer.connection.send(b"")
        await peer.status(1)

    async with service(push) as server:
        assert await first(fleet(f"{server.url}/v1", on_invalid=met.append)) == 1
    assert [error.raw for error in met] == [b"", b""]


async def test_retry_after_as_a_date() -> None:
    states: list[State] = []
    soon = formatdate(time.time() + 2, usegmt=True)
    async with service(push) as server:
        server.refusals = [(503, {"Retry-After": soon})]
        client = fleet(f"{server.url}/v1", on_state=states.append)
        assert await first(client) == 1
    (delay,) = (s.delay for s in states if s.name == "waiting")
    assert 0 < delay <= 2 + QUICK.base


async def test_retry_after_beyond_all_patience() -> None:
    """The first link is not waited for longer than it may take."""
    async with service(push) as server:
        server.refusals = [(429, {"Retry-After": "3600"})]
        with pytest.raises(ConnectionLost, match="429"):
            await first(fleet(f"{server.url}/v1", reconnect=Reconnect()))
    assert len(server.requests) == 1


async def test_a_handshake_that_is_never_answered() -> None:
    async with service(push) as server, proxied(server.port) as proxy:
        proxy.swallow()
        with pytest.raises(ConnectionLost, match=r"not made within 0\.2 s"):
            await first(fleet(f"{proxy.url}/v1", open_timeout=0.2))


async def test_a_server_that_speaks_another_protocol() -> None:
    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"SSH-2.0-OpenSSH_9.6\r\n")
        writer.transport.abort()

    other = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = other.sockets[0].getsockname()[1]
    async with other:
        with pytest.raises(ConnectionLost, match="no handshake"):
            await first(fleet(f"ws://127.0.0.1:{port}/v1", open_timeout=0.2))


@pytest.mark.parametrize("answer", ["407 Proxy Authentication Required", "502 Bad"])
async def test_a_proxy_that_refuses(answer: str) -> None:
    async with service(push) as server, proxied(server.port) as proxy:
        proxy.answer = answer
        endpoint = WebSocket(server=f"{server.url}/v1", proxy=proxy.tunnel)
        with pytest.raises(ConnectionLost, match="handshake"):
            await first(fleet(endpoint, open_timeout=0.2))
    assert server.requests == []


async def test_tls_through_a_proxy(
    certified: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    async with service(push) as server, proxied(server.port) as proxy:
        await server.stop()
        await server.start(certified)
        url = server.url.replace("ws:", "wss:")
        endpoint = WebSocket(server=f"{url}/v1", proxy=proxy.tunnel)
        assert await first(fleet(endpoint, tls=trusting)) == 1
        assert proxy.asked == f"CONNECT 127.0.0.1:{server.port}"


async def test_tls_towards_a_server_without_it() -> None:
    async with service(push) as server:
        url = server.url.replace("ws:", "wss:")
        with pytest.raises(ConnectionLost):
            await first(fleet(f"{url}/v1", open_timeout=0.2))


async def test_a_link_that_is_cut_in_a_frame() -> None:
    """Half a message is none; the next link brings it whole."""

    async def push(peer: Peer) -> None:
        if peer.number == 0:
            peer.connection.transport.write(b"\x81" + bytes([len(STATUS)]) + STATUS[:9])
            await asyncio.sleep(0)
            peer.connection.transport.close()
            return
        await peer.status(2)

    async with service(push) as server:
        assert await first(fleet(f"{server.url}/v1")) == 2


@pytest.mark.parametrize("direct", [True, False])
async def test_messages_in_fragments_keep_their_place(
    direct: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also were the package not to call what takes messages past its queue."""
    if not direct:
        monkeypatch.delattr(Connection, "process_event")

    async def push(peer: Peer) -> None:
        for speed in range(60):
            whole = STATUS.replace(b"1}", b"%d}" % speed)
            if speed % 7 == 3:
                await peer.connection.send([whole[:9], b"", whole[9:]], text=True)
            else:
                await peer.connection.send(whole, text=True)
            if speed % 20 == 10:
                await asyncio.sleep(0.01)

    async with service(push) as server:
        async with fleet(f"{server.url}/v1").vehicle("v1") as stream:
            seen = stream.events(VehicleStatus)
            assert [(await anext(seen)).speed_kmh for _ in range(60)] == [*range(60)]


async def test_a_reader_that_is_behind_holds_the_server_back() -> None:
    """What waits here stays bounded, and goes on in order when it is read."""
    sent, most = 0, 6_000

    async def flood(peer: Peer) -> None:
        nonlocal sent
        for sent in range(most):
            text = STATUS.replace(b"1}", b"%d}" % sent) + b" " * 4096
            await peer.connection.send(text)

    async with service(flood) as server:
        client = fleet(WebSocket(server=f"{server.url}/v1", compress=False))
        async with client.with_options(buffer=8).vehicle("v1") as stream:
            before = -1
            while sent != before:
                before = sent
                await asyncio.sleep(0.2)
            assert sent < most - 1
            seen = stream.events(VehicleStatus)
            speeds = [(await anext(seen)).speed_kmh for _ in range(most)]
            assert speeds == [*range(most)]

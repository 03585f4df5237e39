"""Where clients go: servers, endpoints, and what callers can set."""

from __future__ import annotations

import re
import ssl
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.realtime.addresses import EVERY
from runtime.realtime.backoff import ALWAYS, NEVER
from runtime.realtime.buffer import Limits
from runtime.realtime.described import Server
from runtime.realtime.endpoints import (
    SECURE,
    Amqp,
    Kafka,
    Mqtt,
    Nats,
    Redis,
    Sse,
    WebSocket,
    family,
    usual,
)
from runtime.realtime.frames import Credentials
from runtime.realtime.mock import MockServer
from runtime.realtime.options import Chosen
from runtime.realtime.servers import Target, is_secure, target
from runtime.realtime.tls import context_of
from runtime.realtime.transport import Endpoint

from .sample import Fleet

SERVERS = {
    "prod": Server(
        protocol="wss",
        host="{region}.fleet.example",
        path="/{stage}/push",
        variables={"region": "eu", "stage": None},
        headers={"Origin": "https://fleet.example"},
        profile={"heartbeat": {"ping": 7, "timeout": 3, "idle": 60}},
    ),
    "bus": Server(protocol="nats", host="bus.example:4222"),
}


def found(wanted: str | Endpoint | None = None, **variables: str) -> Target:
    return target("fleet", SERVERS, wanted, variables)


# Servers


def test_the_first_server_is_the_usual_one() -> None:
    assert found(stage="v1").url == "wss://eu.fleet.example"
    assert found(stage="v1").path == "/v1/push"
    assert found(stage="v1").shown == "wss://eu.fleet.example/v1/push"
    assert isinstance(found(stage="v1").endpoint, WebSocket)


def test_servers_by_name() -> None:
    assert found("bus").url == "nats://bus.example:4222"
    assert isinstance(found("bus").endpoint, Nats)
    assert found("prod", region="us", stage="v2").url == "wss://us.fleet.example"


def test_the_environment_names_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEET_SERVER", "bus")
    assert isinstance(found().endpoint, Nats)
    assert found("prod", stage="v1").url == "wss://eu.fleet.example"
    monkeypatch.setenv("FLEET_SERVER", "ws://127.0.0.1:9/x/")
    assert found().shown == "ws://127.0.0.1:9/x"


def test_addresses_have_what_the_document_says_of_their_protocol() -> None:
    given = found("ws://127.0.0.1:8000/v9")
    assert given.server.headers == {"Origin": "https://fleet.example"}
    assert given.shown == "ws://127.0.0.1:8000/v9"
    other = found("mqtts://broker.example")
    assert isinstance(other.endpoint, Mqtt)
    assert other.server.headers == {}


def test_endpoints_choose_the_server_of_their_protocol() -> None:
    assert found(Nats()).url == "nats://bus.example:4222"
    assert found(Nats(server="other.example:1")).url == "nats://other.example:1"
    given = WebSocket(server="prod", compress=False)
    assert found(given, stage="v1").endpoint is given
    with pytest.raises(ValueError, match="names no server"):
        found(Kafka())


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("test", "'test' is no server: there are prod, bus; or give an address"),
        ("ws://u:p@host/", "without user or query"),
        ("ws://host/?a=b", "without user or query"),
        ("ws://", "with a host"),
        ("carrier-pigeon://host", "no transport for the protocol 'carrier-pigeon'"),
        ("prod", "the server needs a value for stage"),
    ],
)
def test_servers_that_there_are_not(wanted: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)) as met:
        found(wanted)
    assert "p@" not in str(met.value)


def test_a_document_without_servers() -> None:
    with pytest.raises(ValueError, match="names no server: give `server`"):
        target("fleet", {}, None, {})
    assert target("fleet", {}, "ws://host", {}).url == "ws://host"


@given(st.text(min_size=1, max_size=6))
def test_values_of_variables_keep_their_place(value: str) -> None:
    """Whatever a value holds: it leads to no other host, and to no other path."""
    try:
        path = found("prod", stage=value).path
    except ValueError:
        assert value in (".", "..")
    else:
        assert path.count("/") == 2
        assert not set("?#") & set(path)
        assert unquote(path.split("/")[1]) == value
    try:
        url = found("prod", region=value, stage="v1").url
    except ValueError:
        return
    assert url == f"wss://{value}.fleet.example"
    assert not set("/@:?#") & set(value)


def test_addresses_of_channels() -> None:
    one = found(stage="v1")
    assert one.url_of(None) == "wss://eu.fleet.example/v1/push"
    assert one.url_of("/a/b") == "wss://eu.fleet.example/v1/push/a/b"
    assert one.url_of("a") == "wss://eu.fleet.example/v1/push/a"
    assert one.url_of("ws://else.example/x") == "ws://else.example/x"


# Endpoints


@pytest.mark.parametrize(
    ("protocol", "kind"),
    [
        ("ws", WebSocket),
        ("WSS", WebSocket),
        ("https", Sse),
        ("mercure", Sse),
        ("nats", Nats),
        ("tls", Nats),
        ("rediss", Redis),
        ("kafka-secure", Kafka),
        ("amqps", Amqp),
        ("mqtt5", Mqtt),
        ("secure-mqtt", Mqtt),
    ],
)
def test_protocols_and_their_endpoints(protocol: str, kind: type[Endpoint]) -> None:
    endpoint: Endpoint = usual(protocol)
    assert type(endpoint) is kind
    assert family(endpoint.protocol) == family(protocol) or kind is Sse
    assert endpoint.at(protocol) is endpoint


def test_what_means_tls() -> None:
    for protocol in SECURE:
        assert is_secure(f"{protocol}://host")
    for protocol in ("ws", "http", "nats", "redis", "kafka", "amqp", "mqtt"):
        assert not is_secure(f"{protocol}://host")


def test_addresses_for_answers_are_each_clients_own() -> None:
    brokers: tuple[Endpoint, ...] = (Nats(), Redis(), Amqp(), Mqtt())
    for endpoint in brokers:
        assert endpoint.inbox() != endpoint.inbox()
    others: tuple[Endpoint, ...] = (WebSocket(), Sse(), Kafka())
    assert {endpoint.inbox() for endpoint in others} == {""}


def test_secrets_are_not_shown() -> None:
    for kind in (WebSocket, Sse, Nats, Redis, Kafka, Amqp, Mqtt):
        shown = repr(kind(username="user1", password="hunter2"))
        assert "hunter2" not in shown
        assert "user1" not in shown
    shown = repr(Credentials(token="hunter2", headers=(("a", "hunter2"),)))
    assert "hunter2" not in shown
    client = Fleet("ws://127.0.0.1:1/v1", token="hunter2")
    assert repr(client) == "<Fleet ws://127.0.0.1:1/v1>"


# Options


def test_the_usual_options() -> None:
    chosen = Chosen()
    assert chosen.reconnect is ALWAYS
    assert chosen.overflow == "block"
    assert chosen.send_timeout == 10.0
    assert chosen.limits(None) == Limits(messages=1024, bytes=8 * 1024 * 1024)
    assert chosen.on_invalid(settled=False) == "warn"
    assert chosen.on_invalid(settled=True) == "raise"
    link = chosen.link({})
    assert (link.ping, link.ping_timeout, link.idle) == (20.0, 20.0, None)
    assert (link.max_bytes, link.open_timeout) == (1024 * 1024, 10.0)


def test_what_is_chosen_goes_before_what_the_document_says() -> None:
    profile = SERVERS["prod"].profile
    said = Chosen().link(profile)
    assert (said.ping, said.ping_timeout, said.idle) == (7, 3, 60)
    chosen = Chosen().changed({"ping": None, "ping_timeout": 1.0, "idle": 2.0})
    link = chosen.link(profile)
    assert (link.ping, link.ping_timeout, link.idle) == (None, 1.0, 2.0)


def test_options_on_top_of_options() -> None:
    first = Chosen().changed({"buffer": 5, "reconnect": NEVER})
    second = first.changed({"buffer": 6, "buffer_bytes": 70})
    assert second.limits(None) == Limits(messages=6, bytes=70)
    assert second.limits(9) == Limits(messages=9, bytes=70)
    assert second.reconnect is NEVER
    assert first.limits(None).messages == 5


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"overflow": "drop_newest"}, "overflow must be"),
        ({"buffer": 0}, "1 at least"),
        ({"buffer_bytes": -1}, "1 at least"),
        ({"on_invalid": "ignore"}, "on_invalid must be"),
    ],
)
def test_options_that_cannot_be(options: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Chosen().changed(options)


def test_options_that_there_are_not() -> None:
    wrong: Any = {"reconect": NEVER}
    with pytest.raises(TypeError, match="reconect"):
        Chosen().changed(wrong)
    with pytest.raises(TypeError, match="reconect"):
        Fleet(MockServer(), **wrong)


async def test_a_client_with_other_options() -> None:
    one, two = MockServer("nats"), MockServer("nats")
    client = Fleet(one, buffer=3)
    clone = client.with_options(two, send_timeout=1.0)
    assert clone is not client
    async with client, clone:
        assert (one.links, two.links) == (1, 1)
        await clone.trips("eu").send_trip(vehicle_id="v", km=1)
        assert two.on(clone.trips("eu")).sent
        assert not one.on(client.trips("eu")).sent
    assert (one.links, two.links) == (0, 0)
    with pytest.raises(RuntimeError, match="the client is closed"):
        await client.trips("eu").send_trip(vehicle_id="v", km=1)
    with pytest.raises(ValueError, match="nothing is sent to EVERY"):
        await Fleet(one).trips(EVERY).send_trip(vehicle_id="v", km=1)


# TLS


def test_contexts_check_the_server() -> None:
    context = context_of(None, Credentials())
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
    own = ssl.create_default_context()
    assert context_of(own, Credentials()) is own


def test_certificates_that_cannot_be_read() -> None:
    with pytest.raises(FileNotFoundError):
        context_of(None, Credentials(certificate=("none.pem", "none.key")))

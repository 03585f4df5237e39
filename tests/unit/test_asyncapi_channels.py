"""Channels and servers of AsyncAPI: addresses, parameters, hosts, security, bindings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hearing import hear, version2, version3
from specloom import ir

DOCS = ir.Docs()


def test_channel_keys_with_slashes_and_braces(tmp_path: Path) -> None:
    heard = hear(
        tmp_path,
        version2("""\
channels:
  user/{userId}/signedup:
    parameters:
      userId: {description: Who., location: '$message.payload#/user/id', schema: {type: string, enum: [a, b], default: a}}
    subscribe: {operationId: joined, message: {$ref: '#/components/messages/joined'}}
  again:
    subscribe: {operationId: again, message: {$ref: '#/channels/user~1%7BuserId%7D~1signedup/subscribe/message'}}
  lenient:
    subscribe: {operationId: lenient, message: {$ref: '#/channels/user%2F{userId}%2Fsignedup/subscribe/message'}}
components:
  messages: {joined: {payload: {type: string}}}
"""),
    )
    channel = heard.channel("user/{userId}/signedup")
    assert channel.id == "#/channels/user~1{userId}~1signedup"
    assert channel.address == "user/{userId}/signedup"
    (parameter,) = channel.parameters
    assert (parameter.wire, parameter.values, parameter.default) == (
        "userId",
        ("a", "b"),
        "a",
    )
    assert parameter.location == ir.Expression(True, ("user", "id"))
    assert parameter.docs.description == "Who."
    assert [e.messages for e in heard.events.exchanges] == [
        ("#/components/messages/joined",)
    ] * 3


def test_parameters_come_in_the_order_of_the_address(tmp_path: Path) -> None:
    heard = hear(
        tmp_path,
        version3("""\
channels:
  rooms:
    address: /{b}/{a}/{c}
    parameters:
      a: {enum: [x, y], default: x}
      b: {$ref: '#/components/parameters/b'}
      d: {}
components:
  parameters: {b: {location: '$message.header#/b'}}
"""),
    )
    found = heard.channel("rooms").parameters
    assert [(p.wire, p.values, p.default) for p in found] == [
        ("b", (), None),
        ("a", ("x", "y"), "x"),
        ("c", (), None),
    ]
    assert found[0].location == ir.Expression(False, ("b",))
    assert heard.codes == ["undeclared-address-parameter", "unused-address-parameter"]


@pytest.mark.parametrize("said", ["", "address: null", "address: 7"])
def test_an_address_may_be_unknown(said: str, tmp_path: Path) -> None:
    heard = hear(
        tmp_path, version3(f"channels:\n  main:\n    description: A.\n    {said}\n")
    )
    assert heard.channel("main").address == (None if "7" not in said else "7")


def test_a_parameter_that_is_no_text_is_wider(tmp_path: Path) -> None:
    heard = hear(
        tmp_path,
        version2(
            "channels:\n  'a/{n}': {parameters: {n: {schema: {type: integer, enum: [1, 2]}}}}\n"
        ),
    )
    assert heard.channel("a/{n}").parameters[0].values == ("1", "2")
    assert heard.codes == ["wider-type"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (version2("channels: {a: {servers: [main]}}"), ("main",)),
        (version2("channels: {a: {servers: []}}"), ()),
        (version3("channels: {a: {servers: [{$ref: '#/servers/main'}]}}"), ("main",)),
        (version3("channels: {a: {}}"), ()),
    ],
)
def test_servers_of_a_channel(
    text: str, expected: tuple[str, ...], tmp_path: Path
) -> None:
    assert hear(tmp_path, text).channel("a").servers == expected


def test_a_server_that_is_a_reference_is_known_by_both_places(tmp_path: Path) -> None:
    text = version3("""\
channels: {a: {servers: [{$ref: '#/components/servers/far'}]}}
components: {servers: {far: {host: far.example.com, protocol: nats}}}
""").replace(
        "protocol: kafka}}",
        "protocol: kafka}, other: {$ref: '#/components/servers/far'}}",
    )
    heard = hear(tmp_path, text)
    assert heard.channel("a").servers == ("other",)
    assert heard.server("other").host == "far.example.com"


WS = """\
channels:
  main:
    address: /feed
    bindings:
      ws:
        method: GET
        query: {type: object, properties: {lang: {type: string}}}
        headers: {$ref: '#/components/schemas/Handshake'}
      x-ours: {a: 1}
operations:
  onFeed: {action: receive, channel: {$ref: '#/channels/main'}}
components:
  schemas: {Handshake: {type: object, properties: {Origin: {type: string}}}}
"""


def test_the_handshake_of_a_websocket_has_types(tmp_path: Path) -> None:
    heard = hear(tmp_path, version3(WS))
    channel = heard.channel("main")
    assert channel.query == ir.Ref("#/channels/main/bindings/ws/query")
    assert channel.headers == ir.Ref("#/components/schemas/Handshake")
    assert dict(channel.bindings)["x-ours"] == {"a": 1}
    assert dict(channel.bindings).keys() == {"ws", "x-ours"}
    sent = {"#/channels/main/bindings/ws/query", "#/components/schemas/Handshake"}
    assert heard.api.sent == sent
    assert heard.all("unknown-binding") == []


ADDRESSES: dict[str, tuple[str, str, str, bool]] = {
    "url: broker.example.com, protocol: mqtt": ("mqtt", "broker.example.com", "", False),
    "url: 'broker.example.com:1883/base', protocol: MQTT": (
        "mqtt", "broker.example.com:1883", "/base", False
    ),
    "url: 'wss://e.example.com/v1/ws', protocol: wss": ("wss", "e.example.com", "/v1/ws", True),
    "url: 'mqtts://{region}.example.com', protocol: mqtt": ("mqtt", "{region}.example.com", "", True),
    "url: '//e.example.com/a', protocol: ws": ("ws", "e.example.com", "/a", False),
    "url: '{scheme}://e.example.com/{base}', protocol: ws": ("ws", "e.example.com", "/{base}", False),
    "url: 'amqps://e.example.com'": ("amqps", "e.example.com", "", True),
    "url: '/ws', protocol: ws": ("ws", "", "/ws", False),
    "url: e.example.com, protocol: kafka-secure": ("kafka-secure", "e.example.com", "", True),
    "url: e.example.com, protocol: secure-mqtt": ("secure-mqtt", "e.example.com", "", True),
}  # fmt: skip


@pytest.mark.parametrize("said", ADDRESSES)
def test_an_url_is_taken_apart(said: str, tmp_path: Path) -> None:
    text = version2("channels: {}").replace(
        "url: broker.example.com, protocol: kafka", said
    )
    server = hear(tmp_path, text).server("main")
    found = server.protocol, server.host, server.pathname, server.is_secure
    assert found == ADDRESSES[said]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("url: 'mqtt://a.example.com', protocol: amqp", "the protocol amqp is used, not mqtt"),
        ("url: 'a.example.com?x=1', protocol: ws", "'?x=1' behind the address is passed over"),
        (
            "url: 'me@a.example.com', protocol: ws",
            "what stands before the @ is passed over: it belongs to credentials",
        ),
        ("url: 'https://a.example.com', protocol: wss", ""),
        ("url: 'kafka://a.example.com', protocol: kafka-secure", ""),
    ],
)  # fmt: skip
def test_strange_addresses_are_told(said: str, problem: str, tmp_path: Path) -> None:
    text = version2("channels: {}").replace(
        "url: broker.example.com, protocol: kafka", said
    )
    heard = hear(tmp_path, text)
    assert heard.all("server-url") == ([problem] if problem else [])
    assert heard.server("main").host == "a.example.com"


def test_servers_of_asyncapi_3(tmp_path: Path) -> None:
    said = """\
host: '{env}.example.com:{port}', pathname: '/{base}', protocol: wss, protocolVersion: '13',
  description: Where., variables: {port: {default: 443, enum: ['443', '8443']}, env: {$ref: '#/components/serverVariables/env'}},
  bindings: {ws: {}}, x-specloom-required-headers: {Origin: https://e.example.com},
  x-specloom-heartbeat: {ping: 20, timeout: 7.5}, x-specloom-close-codes: {'4401': auth}"""
    text = version3("""\
channels: {}
components: {serverVariables: {env: {enum: [prod, test], description: Which.}}}
""").replace("host: broker.example.com, protocol: kafka", said)
    heard = hear(tmp_path, text)
    server = heard.server("main")
    assert (server.host, server.pathname) == ("{env}.example.com:{port}", "/{base}")
    assert [(v.wire, v.default, v.values) for v in server.variables] == [
        ("env", None, ("prod", "test")),
        ("port", "443", ("443", "8443")),
        ("base", None, ()),
    ]
    assert server.variables[0].docs.description == "Which."
    assert (server.protocol_version, server.docs.description) == ("13", "Where.")
    assert server.bindings == (("ws", {}),)
    assert server.required_headers == (("Origin", "https://e.example.com"),)
    assert server.profile == (
        ("heartbeat", {"ping": 20, "timeout": 7.5}),
        ("close-codes", {"4401": "auth"}),
    )
    assert heard.codes == ["repaired", "undeclared-server-variable"]


SCHEMES = """\
components:
  securitySchemes:
    login: {type: userPassword}
    plain: {type: plain, description: For the broker.}
    scram: {type: scramSha256}
    scram5: {type: scramSha512}
    tls: {type: X509}
    user: {type: apiKey, in: user}
    pass: {type: apiKey, in: password}
    query: {type: httpApiKey, in: query, name: key}
    bearer: {type: http, scheme: bearer}
    oauth:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: 'https://a.example.com/t', %s: {read: Read., write: Write.}}}
    discovered: {type: openIdConnect, openIdConnectUrl: 'https://a.example.com/d'}
    shared: {type: symmetricEncryption}
"""
KINDS: dict[str, tuple[type, dict[str, Any]]] = {
    "login": (ir.UserPassword, {"mechanism": ""}),
    "plain": (ir.UserPassword, {"mechanism": "PLAIN"}),
    "scram": (ir.UserPassword, {"mechanism": "SCRAM-SHA-256"}),
    "scram5": (ir.UserPassword, {"mechanism": "SCRAM-SHA-512"}),
    "tls": (ir.MutualTLS, {}),
    "user": (ir.UserKey, {"is_user": True}),
    "pass": (ir.UserKey, {"is_user": False}),
    "query": (ir.ApiKey, {"place": ir.Place.QUERY, "wire": "key"}),
    "bearer": (ir.Bearer, {}),
    "oauth": (ir.OAuth2, {"discovery_url": ""}),
    "discovered": (ir.OAuth2, {"discovery_url": "https://a.example.com/d"}),
    "shared": (ir.OtherScheme, {"kind": "symmetricEncryption"}),
}
USERS = """\
channels:
  a:
    %s: {operationId: op, security: [%s], message: {payload: {type: string}}}
"""


@pytest.mark.parametrize("key", KINDS)
def test_security_schemes(key: str, tmp_path: Path) -> None:
    heard = hear(tmp_path, version2("channels: {}\n" + SCHEMES % "scopes"))
    found = {scheme.id: scheme for scheme in heard.events.schemes}
    kind, said = KINDS[key]
    assert isinstance(found[key], kind)
    assert {name: getattr(found[key], name) for name in said} == said
    assert found[key].docs.description or key == "shared"
    assert heard.all("kept-scheme") == [
        "symmetricEncryption is kept by its name; the program has to authenticate itself"
    ]
    assert heard.api.schemes == ()


def test_requirements_of_asyncapi_2(tmp_path: Path) -> None:
    security = "{scram: [], tls: []}, {oauth: [read]}, {lost: []}"
    text = version2(USERS % ("publish", security) + SCHEMES % "scopes")
    text = text.replace("protocol: kafka", "protocol: kafka, security: [{login: []}]")
    heard = hear(tmp_path, text)
    found = heard.exchange("op")
    assert found.security == (("scram", "tls"), ("oauth",), ())
    assert found.scopes == (("oauth", ("read",)),)
    assert heard.server("main").security == (("login",),)
    assert heard.all("unknown-scheme") == ["security scheme 'lost' is not described"]


def test_requirements_of_asyncapi_3(tmp_path: Path) -> None:
    text = version3("""\
channels: {a: {}}
operations:
  op:
    action: send
    channel: {$ref: '#/channels/a'}
    security:
      - {$ref: '#/components/securitySchemes/scram'}
      - type: oauth2
        description: The same once more.
        flows: {clientCredentials: {tokenUrl: 'https://a.example.com/t', availableScopes: {read: Read., write: Write.}}}
        scopes: [write]
      - {type: scramSha512, x-realm: other}
  free: {action: send, channel: {$ref: '#/channels/a'}, security: []}
  silent: {action: send, channel: {$ref: '#/channels/a'}}
""" + SCHEMES % "availableScopes")
    heard = hear(tmp_path, text)
    found = heard.exchange("op")
    assert found.security == (("scram",), ("oauth",), ("op_scramSha512",))
    assert found.scopes == (("oauth", ("write",)),)
    assert (heard.exchange("free").security, heard.exchange("silent").security) == (
        (),
        None,
    )
    assert [s.id for s in heard.events.schemes][-1] == "op_scramSha512"


def test_a_channel_that_stands_elsewhere_is_added(tmp_path: Path) -> None:
    heard = hear(
        tmp_path,
        version3("""\
channels: {}
operations:
  inline: {action: send, channel: {address: a, messages: {one: {payload: {type: string}}}}}
  kept: {action: send, channel: {$ref: '#/components/channels/b'}}
components: {channels: {b: {address: b}}}
"""),
    )
    assert [(c.key, c.id, c.address) for c in heard.events.channels] == [
        ("inline", "#/operations/inline/channel", "a"),
        ("b", "#/components/channels/b", "b"),
    ]
    assert heard.codes == ["channel-elsewhere"] * 2
    assert heard.keys(heard.exchange("inline").messages) == ["one"]

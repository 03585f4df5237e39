"""How messages that come over one connection are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing import Heard, hear, version3
from specloom import ir
from specloom.report import report

HEADER, PAYLOAD = False, True


def const(key: str, value: str, more: str = "", at: str = "properties") -> str:
    return f"{{type: object, {at}: {{{key}: {{const: {value}}}{more}}}}}"


def document(messages: dict[str, str], channel: str = "", more: str = "") -> str:
    """A channel over which all of these come; the values are message objects."""
    listed = "".join(f"      {key}: {said}\n" for key, said in messages.items())
    return version3(f"""\
channels:
  main:
    address: main
{channel}    messages:
{listed}operations:
  hear: {{action: receive, channel: {{$ref: '#/channels/main'}}}}
{more}""")


def payloads(**schemas: str) -> dict[str, str]:
    return {key: f"{{payload: {schema}}}" for key, schema in schemas.items()}


def told(heard: Heard) -> ir.Told:
    (group,) = heard.events.groups
    return group.told


def table(heard: Heard) -> dict[str, list[tuple[ir.Value, ...]]]:
    """The values of each message, by its key."""
    found: dict[str, list[tuple[ir.Value, ...]]] = {}
    for values, id in told(heard).values:
        found.setdefault(heard.events.messages[id].key, []).append(values)
    return found


def rest(heard: Heard) -> list[str]:
    default = told(heard).default
    return heard.keys((*told(heard).tried, *((default,) if default else ())))


CERTAIN: dict[str, tuple[dict[str, str], ir.Rule, list[str], dict[str, object], list[str]]] = {
    "one": (payloads(a="{type: string}"), ir.Rule.ONE, [], {}, ["a"]),
    "const": (
        payloads(a=const("kind", "x"), b=const("kind", "y")),
        ir.Rule.CONST, ["$message.payload#/kind"], {"a": [("x",)], "b": [("y",)]}, [],
    ),
    "numbers and flags": (
        payloads(a=const("kind", "1"), b=const("kind", "true"), c=const("kind", "'1'")),
        ir.Rule.CONST, ["$message.payload#/kind"],
        {"a": [(1,)], "b": [(True,)], "c": [("1",)]}, [],
    ),
    "enumerations": (
        payloads(a="{properties: {kind: {enum: [x]}}}", b="{properties: {kind: {enum: [z, y]}}}"),
        ir.Rule.CONST, ["$message.payload#/kind"], {"a": [("x",)], "b": [("y",), ("z",)]}, [],
    ),
    "nested": (
        payloads(
            a="{properties: {head: {properties: {kind: {const: x}}}}}",
            b="{properties: {head: {properties: {kind: {const: y}}}}}",
        ),
        ir.Rule.CONST, ["$message.payload#/head/kind"], {"a": [("x",)], "b": [("y",)]}, [],
    ),
    "a default": (
        payloads(a=const("kind", "x"), b=const("kind", "y"), c="{properties: {kind: {type: string}}}"),
        ir.Rule.CONST, ["$message.payload#/kind"], {"a": [("x",)], "b": [("y",)]}, ["c"],
    ),
    "a choice": (
        payloads(
            a="{oneOf: [" + const("kind", "x") + ", " + const("kind", "y") + "]}",
            b=const("kind", "z"),
        ),
        ir.Rule.CONST, ["$message.payload#/kind"], {"a": [("x",), ("y",)], "b": [("z",)]}, [],
    ),
    "the outer and the required one": (
        payloads(
            a="{required: [op], properties: {data: {properties: {of: {const: p}}}, by: {const: 1}, op: {const: x}}}",
            b="{required: [op], properties: {data: {properties: {of: {const: q}}}, by: {const: 2}, op: {const: y}}}",
        ),
        ir.Rule.CONST, ["$message.payload#/op"], {"a": [("x",)], "b": [("y",)]}, [],
    ),
    "a pair": (
        payloads(
            plain=const("type", "message"),
            edited=const("type", "message", ", subtype: {const: edited}"),
            gone=const("type", "message", ", subtype: {const: gone}"),
            hello=const("type", "hello"),
        ),
        ir.Rule.PAIR, ["$message.payload#/type", "$message.payload#/subtype"],
        {
            "plain": [("message",)], "edited": [("message", "edited")],
            "gone": [("message", "gone")], "hello": [("hello",)],
        }, [],
    ),
    "a header": (
        {
            "a": "{payload: {type: object}, headers: " + const("x-kind", "x") + "}",
            "b": "{payload: {type: object}, headers: " + const("x-kind", "y") + "}",
        },
        ir.Rule.HEADER, ["$message.header#/x-kind"], {"a": [("x",)], "b": [("y",)]}, [],
    ),
    "a kind": (
        payloads(a="{type: object, properties: {a: {}}}", b="{type: array}", c="{type: [string, 'null']}", d="{type: integer}"),
        ir.Rule.KIND, [],
        {"a": [("object",)], "b": [("array",)], "c": [("null",), ("string",)], "d": [("number",)]}, [],
    ),
    "a list among constants": (
        payloads(a=const("kind", "x"), b=const("kind", "y"), c="{type: array}"),
        ir.Rule.CONST, ["$message.payload#/kind"], {"a": [("x",)], "b": [("y",)]}, ["c"],
    ),
    "text among JSON": (
        {"a": "{payload: {type: object, properties: {a: {}}}}", "b": "{contentType: text/plain}"},
        ir.Rule.KIND, [], {"a": [("object",)]}, ["b"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CERTAIN)
def test_what_is_certain(name: str, tmp_path: Path) -> None:
    messages, rule, by, values, others = CERTAIN[name]
    heard = hear(tmp_path, document(messages))
    (said,) = report(heard.api, heard.found)["groups"]
    assert said["rule"] == rule.value == told(heard).rule.value
    assert said["by"] == by
    assert table(heard) == values
    assert rest(heard) == others
    assert heard.codes == []


UNCERTAIN: dict[str, tuple[dict[str, str], ir.Rule, dict[str, object], list[str], str]] = {
    "required members": (
        payloads(
            a="{required: [x], properties: {x: {}, y: {}}}",
            b="{required: [x, y], properties: {x: {}, y: {}}}",
            c="{properties: {x: {}, y: {}, z: {}}}",
        ),
        ir.Rule.REQUIRED, {}, ["b", "a", "c"], "the members that they require: b, a, c",
    ),
    "trying": (
        payloads(a="{properties: {x: {}}}", b="{properties: {y: {}}}"),
        ir.Rule.TRIAL, {}, ["a", "b"], "trying: a, b",
    ),
    "an open enumeration": (
        payloads(
            a="{properties: {kind: {type: string, x-specloom-known-values: [x]}}}",
            b="{properties: {kind: {type: string, x-specloom-known-values: [y]}, b: {}}}",
        ),
        ir.Rule.TRIAL, {}, ["a", "b"], "trying: a, b",
    ),
    "null besides the constant": (
        payloads(
            a="{properties: {kind: {enum: [x, null]}}}",
            b="{properties: {kind: {enum: [y, null]}, b: {}}}",
        ),
        ir.Rule.TRIAL, {}, ["a", "b"], "trying: a, b",
    ),
    "any value among objects": (
        payloads(a="{type: object, properties: {a: {}}}", b="{}"),
        ir.Rule.TRIAL, {}, ["a", "b"], "trying: a, b",
    ),
    "one value twice": (
        payloads(
            a=const("kind", "x", ", a: {}"), b=const("kind", "x", ", b: {}"),
            c=const("kind", "y"), d=const("kind", "z"),
        ),
        ir.Rule.CONST, {"a": [("x",)], "b": [("x",)], "c": [("y",)], "d": [("z",)]}, [],
        "trying: a, b",
    ),
    "several without a value": (
        payloads(a=const("kind", "x"), b="{properties: {b: {}}}", c="{properties: {c: {}}}"),
        ir.Rule.CONST, {"a": [("x",)]}, ["b", "c"], "trying: b, c",
    ),
    "several values that may be left out": (
        payloads(a="{properties: {level: {enum: [x, y]}}}", b="{properties: {b: {}}}"),
        ir.Rule.TRIAL, {}, ["a", "b"], "trying: a, b",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", UNCERTAIN)
def test_what_is_not_certain_is_said(name: str, tmp_path: Path) -> None:
    messages, rule, values, others, problem = UNCERTAIN[name]
    heard = hear(tmp_path, document(messages))
    assert told(heard).rule is rule
    assert table(heard) == values
    assert rest(heard) == others
    assert heard.all("indistinguishable-messages") == [
        f"messages of main are told apart by {problem}"
    ]


def test_several_values_that_must_be_there(tmp_path: Path) -> None:
    """Without the member it can be no other message than the one without values."""
    schema = "{required: [level], properties: {level: {enum: [x, y]}}}"
    heard = hear(tmp_path, document(payloads(a=schema, b="{properties: {b: {}}}")))
    assert table(heard) == {"a": [("x",), ("y",)]}
    assert rest(heard) == ["b"]


PETS = """\
components:
  schemas:
    Pet: {type: object, discriminator: petType, required: [petType], properties: {petType: {type: string}}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {lives: {type: integer}}}]}
    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {barks: {type: boolean}}}]}
    Fish: {oneOf: [{$ref: '#/components/schemas/Cod'}, {$ref: '#/components/schemas/Eel'}], discriminator: petType}
    Cod: {type: object, properties: {petType: {type: string}}}
    Eel: {type: object, properties: {petType: {type: string}}}
"""


def test_by_the_discriminator(tmp_path: Path) -> None:
    messages = {
        key: f"{{payload: {{$ref: '#/components/schemas/{key.title()}'}}}}"
        for key in ("cat", "dog", "fish")
    }
    heard = hear(tmp_path, document(messages, more=PETS))
    assert told(heard).rule is ir.Rule.DISCRIMINATOR
    assert told(heard).by == (ir.Expression(PAYLOAD, ("petType",)),)
    assert table(heard) == {
        "cat": [("Cat",)],
        "dog": [("Dog",)],
        "fish": [("Cod",), ("Eel",)],
    }
    assert heard.codes == []


OPEN = payloads(
    a="{properties: {kind: {type: string}, code: {type: integer}}}",
    b="{properties: {kind: {type: string}, code: {type: integer}, b: {}}}",
    c="{properties: {kind: {const: see}, c: {}}}",
)


@pytest.mark.parametrize(
    ("said", "by", "values", "others"),
    [
        ("$message.payload#/kind", 1, {"c": [("see",)]}, ["a", "b"]),
        ("{by: $message.payload#/kind, mapping: {x: a}}", 1, {"a": [("x",)], "c": [("see",)]}, ["b"]),
        (
            "{by: [$message.payload#/kind], mapping: {x: a, y: a, z: b}}", 1,
            {"a": [("x",), ("y",)], "b": [("z",)], "c": [("see",)]}, [],
        ),
        (
            "{by: $message.payload#/code, mapping: {'1': a, '2': b, '3': c}}", 1,
            {"a": [(1,)], "b": [(2,)], "c": [("3",)]}, [],
        ),
        (
            "{by: [$message.payload#/kind, $message.payload#/code], mapping: {x: {'1': a, '2': b}, y: c}}", 2,
            {"a": [("x", 1)], "b": [("x", 2)], "c": [("y",)]}, [],
        ),
        ("{by: $message.header#/kind, mapping: {x: a, y: b}}", 1, {"a": [("x",)], "b": [("y",)]}, ["c"]),
    ],
)  # fmt: skip
def test_by_the_extension(
    said: str, by: int, values: dict[str, object], others: list[str], tmp_path: Path
) -> None:
    channel = f"    x-specloom-discriminator: {said}\n"
    heard = hear(tmp_path, document(OPEN, channel))
    assert (told(heard).rule, len(told(heard).by)) == (ir.Rule.OVERRIDE, by)
    assert table(heard) == values
    assert rest(heard) == others
    warned = ["indistinguishable-messages"] if len(others) > 1 else []
    assert heard.codes == warned


@pytest.mark.parametrize(
    ("role", "rule", "keys"),
    [
        ("application", ir.Rule.CONST, ["c", "d"]),
        ("client", ir.Rule.OVERRIDE, ["a", "b"]),
        ("both", ir.Rule.OVERRIDE, ["a", "b", "c", "d"]),
    ],
)
def test_an_extension_that_is_for_one_direction(
    role: str, rule: ir.Rule, keys: list[str], tmp_path: Path
) -> None:
    """What it tells nothing about is told as ever."""
    heard = hear(
        tmp_path,
        version3("""\
channels:
  main:
    address: main
    x-specloom-discriminator: $message.payload#/op
    messages:
      a: {payload: {properties: {op: {const: a}}}}
      b: {payload: {properties: {op: {const: b}}}}
      c: {payload: {properties: {kind: {const: c}}}}
      d: {payload: {properties: {kind: {const: d}}}}
operations:
  out: {action: send, channel: {$ref: '#/channels/main'}, messages: [{$ref: '#/channels/main/messages/a'}, {$ref: '#/channels/main/messages/b'}]}
  in: {action: receive, channel: {$ref: '#/channels/main'}, messages: [{$ref: '#/channels/main/messages/c'}, {$ref: '#/channels/main/messages/d'}]}
"""),
        role=role,
    )
    assert ("indistinguishable-messages" in heard.codes) is (role == "both")
    (group,) = heard.events.groups
    assert (group.told.rule, sorted(heard.keys(group.messages))) == (rule, keys)


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ("{$ref: '#/components/schemas/S'}", "{$ref: '#/components/schemas/S'}", True),
        (
            "{properties: {x: {type: string}}}",
            "{properties: {x: {type: string}}}",
            True,
        ),
        ("{$ref: '#/components/schemas/S'}", "{properties: {x: {type: string}}}", True),
        (
            "{$ref: '#/components/schemas/S'}",
            "{properties: {x: {type: integer}}}",
            False,
        ),
        ("{$ref: '#/components/schemas/L'}", "{$ref: '#/components/schemas/M'}", True),
    ],
)
def test_payloads_that_are_the_same(
    a: str, b: str, shared: bool, tmp_path: Path
) -> None:
    components = """\
components:
  schemas:
    S: {properties: {x: {type: string}}}
    L: {properties: {next: {$ref: '#/components/schemas/L'}}}
    M: {properties: {next: {$ref: '#/components/schemas/M'}}}
"""
    heard = hear(tmp_path, document(payloads(a=a, b=b), more=components))
    assert bool(heard.all("shared-payload")) is shared
    assert bool(heard.all("indistinguishable-messages")) is not shared
    if shared:
        assert (told(heard).rule, rest(heard)) == (ir.Rule.ONE, ["a"])
        assert heard.all("shared-payload") == [
            "payloads are the same, so that one is read as the other: b as a"
        ]


def test_the_same_payload_does_not_spoil_the_rest(tmp_path: Path) -> None:
    messages = payloads(a=const("k", "x"), b=const("k", "x"), c=const("k", "y"))
    heard = hear(tmp_path, document(messages))
    assert table(heard) == {"a": [("x",)], "c": [("y",)]}
    assert heard.codes == []


def test_a_header_tells_messages_with_one_payload(tmp_path: Path) -> None:
    payload = "payload: {properties: {x: {}}}"
    messages = {k: f"{{{payload}, headers: {const('of', k)}}}" for k in "ab"}
    heard = hear(tmp_path, document(messages))
    assert told(heard).rule is ir.Rule.HEADER
    assert heard.all("shared-payload") == []


CONNECTIONS = version3("""\
channels:
  asks: {address: /, messages: {ask: {payload: {properties: {op: {const: ask}}}}}}
  answers: {address: /, messages: {answer: {payload: {properties: {op: {const: answer}}}}}}
  news: {address: /, messages: {news: {payload: {properties: {op: {const: news}}}}}}
  limited: {address: /, servers: [{$ref: '#/servers/main'}], messages: {far: {payload: {type: string}}}}
  other: {address: /other, messages: {other: {payload: {type: string}}}}
  late: {address: null, messages: {late: {payload: {type: string}}}}
  later: {address: null, messages: {later: {payload: {type: string}}}}
operations:
  ask: {action: send, channel: {$ref: '#/channels/asks'}, reply: {channel: {$ref: '#/channels/answers'}}}
  onNews: {action: receive, channel: {$ref: '#/channels/news'}}
  onFar: {action: receive, channel: {$ref: '#/channels/limited'}}
  onOther: {action: receive, channel: {$ref: '#/channels/other'}}
  onLate: {action: receive, channel: {$ref: '#/channels/late'}}
  onLater: {action: receive, channel: {$ref: '#/channels/later'}}
""")


def test_channels_with_one_address_are_one_connection(tmp_path: Path) -> None:
    heard = hear(tmp_path, CONNECTIONS)
    keys = {channel.id: channel.key for channel in heard.events.channels}
    found = [
        ([keys[id] for id in group.channels], heard.keys(group.messages))
        for group in heard.events.groups
    ]
    assert found == [
        (["asks", "answers", "news"], ["answer", "news"]),
        (["limited"], ["far"]),
        (["other"], ["other"]),
        (["late"], ["late"]),
        (["later"], ["later"]),
    ]


def test_what_a_peer_receives(tmp_path: Path) -> None:
    heard = hear(tmp_path, CONNECTIONS, role="client")
    assert [heard.keys(group.messages) for group in heard.events.groups] == [["ask"]]
    assert all(exchange.mirrored for exchange in heard.events.exchanges)


def test_frames_of_a_websocket_have_no_headers(tmp_path: Path) -> None:
    payload = "payload: {properties: {x: {}}}"
    messages = {k: f"{{{payload}, headers: {const('of', k)}}}" for k in "ab"}
    text = document(messages).replace("protocol: kafka", "protocol: wss")
    heard = hear(tmp_path, text)
    assert told(heard).rule is ir.Rule.ONE
    assert len(heard.all("shared-payload")) == 1


def test_very_large_types_cost_little(tmp_path: Path) -> None:
    """Schemas that lead to each other have more ways through them than can be walked."""
    members = ", ".join(
        f"m{i}: {{$ref: '#/components/schemas/S{i}'}}" for i in range(40)
    )
    schemas = "".join(
        f"    S{i}: {{properties: {{kind: {{const: k{i}}}, {members}}}}}\n"
        for i in range(40)
    )
    more = f"components:\n  schemas:\n{schemas}"
    messages = payloads(
        a="{$ref: '#/components/schemas/S1'}", b="{$ref: '#/components/schemas/S2'}"
    )
    heard = hear(tmp_path, document(messages, more=more))
    assert table(heard) == {"a": [("k1",)], "b": [("k2",)]}

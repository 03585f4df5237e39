"""Operations of AsyncAPI: who sends what, which messages, replies, traits and roles."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing import hear, version2, version3
from specloom import ir
from specloom.expressions import expression, spelled

SEND, RECEIVE = ir.Action.SEND, ir.Action.RECEIVE
OLDER = version2("""\
channels:
  measured:
    publish: {operationId: onMeasured, message: {name: measure, payload: {type: number}}}
    subscribe: {message: {oneOf: [{$ref: '#/components/messages/on'}, {messageId: off, payload: {type: string}}]}}
components:
  messages:
    on: {payload: {type: string}}
""")
NEWER = version3("""\
channels:
  measured:
    address: measured
    messages:
      measure: {payload: {type: number}}
      on: {$ref: '#/components/messages/on'}
  answers:
    address: null
    messages: {done: {payload: {type: string}}, failed: {payload: {type: object}}}
operations:
  all: {action: receive, channel: {$ref: '#/channels/measured'}}
  none: {action: receive, channel: {$ref: '#/channels/measured'}, messages: []}
  one:
    action: send
    channel: {$ref: '#/channels/measured'}
    messages: [{$ref: '#/channels/measured/messages/on'}]
  fixed:
    action: send
    channel: {$ref: '#/channels/measured'}
    reply: {channel: {$ref: '#/channels/answers'}}
  dynamic:
    action: receive
    channel: {$ref: '#/channels/measured'}
    reply:
      address: {location: '$message.header#/reply~1to', description: Where to.}
      channel: {$ref: '#/channels/answers'}
      messages: [{$ref: '#/channels/answers/messages/failed'}]
  told:
    action: receive
    channel: {$ref: '#/channels/measured'}
    reply: {messages: [{$ref: '#/channels/answers/messages/done'}]}
  same: {action: receive, channel: {$ref: '#/channels/measured'}, reply: {}}
components:
  messages:
    on: {payload: {type: string}}
""")


def test_publish_is_what_the_application_receives(tmp_path: Path) -> None:
    heard = hear(tmp_path, OLDER)
    assert [(e.key, e.named, e.action) for e in heard.events.exchanges] == [
        ("onMeasured", True, RECEIVE),
        ("subscribe measured", False, SEND),
    ]
    assert [e.id for e in heard.events.exchanges] == [
        "#/channels/measured/publish",
        "#/channels/measured/subscribe",
    ]


def test_messages_of_asyncapi_2_are_the_channels(tmp_path: Path) -> None:
    heard = hear(tmp_path, OLDER)
    assert heard.channel("measured").messages == (
        ("measure", "#/channels/measured/publish/message"),
        ("on", "#/components/messages/on"),
        ("off", "#/channels/measured/subscribe/message/oneOf/1"),
    )
    assert heard.keys(heard.exchange("subscribe measured").messages) == ["on", "off"]


@pytest.mark.parametrize(
    ("key", "action", "messages"),
    [
        ("all", RECEIVE, ["measure", "on"]),
        ("none", RECEIVE, []),
        ("one", SEND, ["on"]),
    ],
)
def test_messages_of_asyncapi_3(
    key: str, action: ir.Action, messages: list[str], tmp_path: Path
) -> None:
    heard = hear(tmp_path, NEWER)
    found = heard.exchange(key)
    assert (found.action, heard.keys(found.messages)) == (action, messages)
    assert (found.id, found.channel) == (f"#/operations/{key}", "#/channels/measured")


@pytest.mark.parametrize(
    ("key", "channel", "messages", "address"),
    [
        ("fixed", "answers", ["done", "failed"], None),
        ("dynamic", "answers", ["failed"], ir.Expression(False, ("reply/to",))),
        ("told", "answers", ["done"], None),
        ("same", "measured", ["measure", "on"], None),
    ],
)
def test_replies(
    key: str,
    channel: str,
    messages: list[str],
    address: ir.Expression | None,
    tmp_path: Path,
) -> None:
    heard = hear(tmp_path, NEWER)
    reply = heard.exchange(key).reply
    assert reply is not None
    assert reply.channel == f"#/channels/{channel}"
    assert (heard.keys(reply.messages), reply.address) == (messages, address)
    assert heard.all("reply-without-channel") == [
        "the reply names no channel; it comes over measured"
    ]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("application", [("onMeasured", RECEIVE, False)]),
        ("client", [("onMeasured", SEND, True)]),
        ("both", [("onMeasured", RECEIVE, False), ("onMeasured", SEND, True)]),
    ],
)
def test_roles(
    role: str, expected: list[tuple[str, ir.Action, bool]], tmp_path: Path
) -> None:
    heard = hear(tmp_path, OLDER, role=role)
    found = [(e.key, e.action, e.mirrored) for e in heard.events.exchanges]
    assert [one for one in found if one[0] == "onMeasured"] == expected
    assert heard.events.role is ir.Role(role)
    assert heard.all("assumed-role") == []


WEB = NEWER.replace("protocol: kafka", "protocol: wss")
FIRST = "    x-specloom-first-message: true\n"
ENTER = """\
  enter:
    action: {}
    channel: {{$ref: '#/channels/measured'}}
    messages: [{{$ref: '#/channels/measured/messages/on'}}]
    x-specloom-first-message: true
"""


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (NEWER, "application"),
        (WEB, "client"),
        (WEB.replace("wss", "mercure"), "client"),
        (WEB.replace("servers: {main: ", "x-servers: {main: "), "client"),
        (
            WEB.replace("components:", ENTER.format("send") + "components:"),
            "application",
        ),
        (NEWER.replace("components:", ENTER.format("receive") + "components:"), "client"),
    ],
)  # fmt: skip
def test_a_role_that_nobody_says_is_assumed(
    text: str, role: str, tmp_path: Path
) -> None:
    heard = hear(tmp_path, text, role="")
    assert heard.events.role is ir.Role(role)
    (said,) = heard.all("assumed-role")
    assert said.startswith(f"the role is taken to be {role}: you send ")


def test_the_assumed_role_says_who_does_what(tmp_path: Path) -> None:
    assert hear(tmp_path, OLDER, role="").all("assumed-role") == [
        "the role is taken to be application: "
        "you send subscribe measured; you receive onMeasured"
    ]


def test_a_first_message_cannot_be_received(tmp_path: Path) -> None:
    text = NEWER.replace("components:", ENTER.format("send") + "components:")
    with pytest.raises(AssertionError, match="which the role client receives"):
        hear(tmp_path, text, role="client")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$message.header#/a", ir.Expression(False, ("a",))),
        ("$message.payload#/a/b", ir.Expression(True, ("a", "b"))),
        ("$message.payload#/a~1b/c~0d", ir.Expression(True, ("a/b", "c~d"))),
        ("$message.header#/a%20b", ir.Expression(False, ("a b",))),
        ("$message.payload#/0/", ir.Expression(True, ("0", ""))),
        (" $message.header#/a ", ir.Expression(False, ("a",))),
        ("$message.payload", None),
        ("$message.payload#", None),
        ("$message.body#/a", None),
        ("$response.body#/a", None),
        ("message.payload#/a", None),
    ],
)
def test_expressions(text: str, expected: ir.Expression | None) -> None:
    assert expression(text) == expected
    if expected is not None:
        assert expression(spelled(expected)) == expected


TRAITS = """\
channels:
  main:
{publish}
components:
  {operations}:
    quiet: {{summary: Of the trait., description: Of the trait., bindings: {{mqtt: {{qos: 1, retain: true}}}}}}
    loud: {{description: Of the other., tags: [{{name: b}}]}}
  messageTraits:
    common:
      name: Of the trait
      contentType: text/plain
      correlationId: {{location: '$message.header#/id'}}
      headers: {{type: object, required: [id], properties: {{id: {{type: string}}, of: {{const: trait}}}}}}
  messages:
    hello:
      name: Of the message
      title: Title
      headers: {{type: object, required: [at], properties: {{at: {{type: integer}}, of: {{const: message}}}}}}
      payload: {{type: string}}
      traits: [{{$ref: '#/components/messageTraits/common'}}]
"""
OPERATION = """\
operationId: greet
summary: Of the operation.
bindings: {mqtt: {qos: 0}}
tags: [{name: a}]
traits: [{$ref: '#/components/operationTraits/quiet'}, {$ref: '#/components/operationTraits/loud'}]
message: {$ref: '#/components/messages/hello'}
"""


def _older() -> str:
    lines = "".join(f"      {line}\n" for line in OPERATION.splitlines())
    return version2(
        TRAITS.format(publish=f"    publish:\n{lines}", operations="operationTraits")
    )


def _newer() -> str:
    wanted = [line for line in OPERATION.splitlines() if "Id:" not in line][:-1]
    lines = "".join(f"    {line}\n" for line in wanted)
    channel = "    messages: {hello: {$ref: '#/components/messages/hello'}}"
    operation = (
        f"  greet:\n    action: send\n    channel: {{$ref: '#/channels/main'}}\n{lines}"
    )
    text = TRAITS.format(publish=channel, operations="operationTraits")
    return version3(f"operations:\n{operation}{text}")


def test_traits_of_asyncapi_2_go_over_what_has_them(tmp_path: Path) -> None:
    heard = hear(tmp_path, _older())
    operation, message = heard.exchange("greet"), heard.message("hello")
    assert operation.docs == ir.Docs("Of the trait.", "Of the other.")
    assert operation.bindings == (("mqtt", {"qos": 1, "retain": True}),)
    assert (message.name, message.title) == ("Of the trait", "Title")
    assert message.content_type == "text/plain"
    assert heard.fields(message.headers)["of"] == ir.Const("trait")


def test_traits_of_asyncapi_3_go_under_what_has_them(tmp_path: Path) -> None:
    heard = hear(tmp_path, _newer())
    operation, message = heard.exchange("greet"), heard.message("hello")
    assert operation.docs == ir.Docs("Of the operation.", "Of the other.")
    assert operation.bindings == (("mqtt", {"qos": 0, "retain": True}),)
    assert (message.name, message.title) == ("Of the message", "Title")
    assert message.correlation == ir.Expression(False, ("id",))
    assert heard.fields(message.headers)["of"] == ir.Const("message")


@pytest.mark.parametrize("text", [_older(), _newer()], ids=["2", "3"])
def test_headers_of_trait_and_message_are_one_object(text: str, tmp_path: Path) -> None:
    heard = hear(tmp_path, text)
    headers = heard.message("hello").headers
    assert headers == ir.Ref("#/components/messages/hello/headers")
    assert set(heard.fields(headers)) == {"id", "at", "of"}
    shape = heard.api.types["#/components/messages/hello/headers"]
    assert isinstance(shape, ir.Object)
    # Why: arrays are not merged, but replaced: the last one that is merged counts.
    last = "id" if heard.events.exchanges[0].id.endswith("publish") else "at"
    assert [f.wire for f in shape.fields if f.required] == [last]


def test_headers_of_a_trait_alone_are_one_class(tmp_path: Path) -> None:
    text = version2("""\
channels:
  a: {publish: {message: {name: a, traits: [{$ref: '#/components/messageTraits/common'}]}}}
  b: {publish: {message: {name: b, traits: [{$ref: '#/components/messageTraits/common'}]}}}
components:
  messageTraits:
    common: {headers: {type: object, properties: {x-id: {type: string}}}}
""")
    heard = hear(tmp_path, text)
    place = ir.Ref("#/components/messageTraits/common/headers")
    assert [heard.message(key).headers for key in "ab"] == [place, place]
    assert heard.fields(place) == {"x-id": ir.Plain(ir.Kind.STRING)}


def test_traits_name_what_has_no_name(tmp_path: Path) -> None:
    text = version2("""\
channels:
  a:
    publish:
      traits: [{operationId: named}]
      message: {traits: [{messageId: told}], payload: {type: string}}
""")
    heard = hear(tmp_path, text)
    assert [(e.key, e.named) for e in heard.events.exchanges] == [("named", True)]
    assert heard.channel("a").messages == (("told", "#/channels/a/publish/message"),)

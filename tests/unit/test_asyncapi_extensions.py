"""What AsyncAPI cannot say and extensions do; the wrong ones are a case of diagnostics."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing import hear, version2, version3
from specloom import ir

TEXT = version3("""\
channels:
  main:
    address: /
    CHANNEL
    messages: {hello: {payload: {type: object, properties: {id: {type: string}}}}}
operations:
  follow: {action: send, channel: {$ref: '#/channels/main'}, x-specloom-replay: {by: $message.payload#/id}}
  all: {action: send, channel: {$ref: '#/channels/main'}, x-specloom-replay: true}
  op: {action: send, channel: {$ref: '#/channels/main'}, OPERATION}
components:
  securitySchemes: {token: {type: http, scheme: bearer}, key: {type: plain}}
""")


def read(
    folder: Path, channel: str = "", operation: str = ""
) -> tuple[ir.Channel, ir.Exchange]:
    text = TEXT.replace("CHANNEL", channel).replace(", OPERATION", f", {operation}")
    heard = hear(folder, text.replace(", }", "}"))
    assert heard.codes == []
    return heard.channel("main"), heard.exchange("op")


ID = ir.Expression(True, ("id",))
OPENINGS: dict[str, ir.Opening | None] = {
    "x-specloom-first-message: true": ir.Opening(()),
    "x-specloom-first-message: false": None,
    "x-specloom-first-message: {$message.payload#/id: token, $message.header#/k: key}": ir.Opening(
        ((ID, "token"), (ir.Expression(False, ("k",)), "key"))
    ),
    "": None,
}


@pytest.mark.parametrize("said", OPENINGS)
def test_first_messages(said: str, tmp_path: Path) -> None:
    _, operation = read(tmp_path, operation=said)
    assert operation.opening == OPENINGS[said]


@pytest.mark.parametrize(
    ("said", "replay", "cancels"),
    [
        ("x-specloom-replay: true", ir.Replay(), ()),
        ("x-specloom-replay: false", None, ()),
        ("x-specloom-replay: {by: $message.payload#/id}", ir.Replay(ID), ()),
        ("x-specloom-cancels: follow", None, ("follow",)),
        ("x-specloom-cancels: [follow, all]", None, ("follow", "all")),
    ],
)
def test_replays(
    said: str, replay: ir.Replay | None, cancels: tuple[str, ...], tmp_path: Path
) -> None:
    _, operation = read(tmp_path, operation=said)
    assert (operation.replay, operation.cancels) == (replay, cancels)


PROFILES: dict[str, ir.Bindings] = {
    "x-specloom-nats: {stream: S, durable: D}": (
        ("nats", {"stream": "S", "durable": "D"}),
    ),
    "x-specloom-redis: {kind: stream}": (("redis", {"kind": "stream"}),),
    "x-specloom-close-codes: {'4401': auth, '1008': fatal, '4000': end, '1013': retry}": (
        (
            "close-codes",
            {"4401": "auth", "1008": "fatal", "4000": "end", "1013": "retry"},
        ),
    ),
    "x-specloom-heartbeat: {idle: 0.5}": (("heartbeat", {"idle": 0.5}),),
    "": (),
}


@pytest.mark.parametrize("said", PROFILES)
def test_profiles_of_channels(said: str, tmp_path: Path) -> None:
    channel, _ = read(tmp_path, channel=said)
    assert channel.profile == PROFILES[said]


def test_extensions_of_asyncapi_2(tmp_path: Path) -> None:
    heard = hear(
        tmp_path,
        version2("""\
channels:
  main:
    x-specloom-discriminator: {by: $message.payload#/k, mapping: {x: a, y: b}}
    x-specloom-redis: {kind: list}
    subscribe:
      operationId: enter
      x-specloom-first-message: true
      message: {oneOf: [{messageId: a, payload: {type: object}}, {name: b, payload: {type: object}, x-specloom-error: true}]}
"""),
    )
    channel = heard.channel("main")
    assert channel.override is not None
    assert channel.override.mapping == ((("x",), "a"), (("y",), "b"))
    assert channel.profile == (("redis", {"kind": "list"}),)
    assert heard.exchange("enter").opening == ir.Opening(())
    assert [m.is_error for m in heard.events.messages.values()] == [False, True]


def test_names_are_pinned_as_ever(tmp_path: Path) -> None:
    text = TEXT.replace("CHANNEL", "x-specloom-name: feed").replace(", OPERATION", "")
    heard = hear(tmp_path, text)
    assert heard.api.pins["#/channels/main"][0] == "feed"

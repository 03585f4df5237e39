"""Real AsyncAPI documents: each is read whole, for every role, and loses nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
import yaml

from corpus import ledger
from corpus.documents import find
from corpus.event_documents import (
    EVENT_DOCUMENTS,
    EVENTS,
    SHELF,
    event_counts,
    heard,
)
from specloom import ir

_DOCUMENT: Final = pytest.mark.parametrize("name", EVENT_DOCUMENTS)
_SIDES: Final = {
    "receive": ir.Action.RECEIVE,
    "send": ir.Action.SEND,
    "publish": ir.Action.RECEIVE,
    "subscribe": ir.Action.SEND,
}
_RULES: Final = {
    "gitter-streaming-3.yml": ("KIND", 2),
    "kraken-request-reply-channels-3.yml": ("CONST", 5),
    "kraken-request-reply-filter-3.yml": ("CONST", 5),
    "oneof-3.yml": ("TRIAL", 2),
    "slack-rtm-2.yml": ("PAIR", 46),
    "slack-rtm-3.yml": ("PAIR", 46),
}
"""How a client tells the messages apart of documents that have several in a group."""


def raw(name: str) -> dict[str, Any]:
    text = find(f"{SHELF}{name}").read_text("utf-8")
    found: dict[str, Any] = (
        json.loads(text) if name.endswith(".json") else yaml.safe_load(text)
    )
    return found


def actions(document: dict[str, Any]) -> Iterator[tuple[str, ir.Action]]:
    """The places of operations, and what the described application does."""
    for key, operation in document.get("operations", {}).items():
        yield f"#/operations/{key}", _SIDES[operation["action"]]
    for key, channel in document["channels"].items():
        for word in ("publish", "subscribe"):
            if word in channel:
                place = key.replace("~", "~0").replace("/", "~1")
                yield f"#/channels/{place}/{word}", _SIDES[word]


@_DOCUMENT
def test_every_operation_has_the_side_of_its_role(name: str) -> None:
    wanted = dict(actions(raw(name)))
    for role in ("application", "client"):
        api, sink = heard(name, role)
        assert sink.errors() == ()
        assert api.events is not None
        found = {e.id: e.action for e in api.events.exchanges}
        assert found.keys() == wanted.keys()
        is_same = {found[id] is wanted[id] for id in wanted}
        assert is_same == {role == "application"}


@_DOCUMENT
def test_every_message_and_channel_is_there(name: str) -> None:
    document, (api, _) = raw(name), heard(name)
    assert api.events is not None
    assert [c.key for c in api.events.channels] == list(document["channels"])
    components = document.get("components", {})
    for key in components.get("messages", {}):
        assert f"#/components/messages/{key}" in api.events.messages
    assert {s.id for s in api.events.schemes} >= set(
        components.get("securitySchemes", {})
    )
    for exchange in api.events.exchanges:
        assert exchange.messages
    for message in api.events.messages.values():
        raw_message = document
        if message.id.startswith("#/"):
            for token in message.at.tokens:
                raw_message = raw_message[token]
            assert len(message.examples) == len(raw_message.get("examples", ()))


@_DOCUMENT
def test_examples_of_messages_fit_their_types(name: str) -> None:
    """What a document shows of a payload has only members that the type knows."""
    api, _ = heard(name)
    assert api.events is not None
    for message in api.events.messages.values():
        shape = api.types.get(getattr(message.payload, "id", ""))
        if isinstance(shape, ir.Object) and shape.extra is None:
            wires = {field.wire for field in shape.fields}
            for example in message.examples:
                for payload in example.payload:
                    assert isinstance(payload, dict)
                    assert set(payload) <= wires


@_DOCUMENT
def test_messages_of_a_connection_are_told_apart(name: str) -> None:
    api, _ = heard(name, "client")
    assert api.events is not None
    several = [group for group in api.events.groups if len(group.messages) > 1]
    found = [(group.told.rule.name, len(group.messages)) for group in several]
    assert found == ([_RULES[name]] if name in _RULES else [])


@_DOCUMENT
def test_the_ledger_tells_what_is_missing(name: str) -> None:
    recorded = ledger.read()[f"asyncapi/{name}"]
    found = list(ledger.changes(recorded, event_counts(name)))
    sentences = "\n".join(sentence for sentence, _ in found)
    assert not found, f"{sentences}\nTo record what is better: make ledger"


@pytest.mark.parametrize(
    ("before", "after", "is_better"),
    [
        ({"messages": 1}, {"messages": 2}, True),
        ({"messages degraded": 1}, {"messages degraded": 2}, False),
        ({}, {"warnings": {"indistinguishable-messages": 1}}, False),
        ({"told": {"trial": 2}}, {"told": {}}, True),
        ({"told": {"const": 2}}, {"told": {"const": 1}}, False),
    ],
)
def test_the_ledger_knows_what_is_better(
    before: dict[str, Any], after: dict[str, Any], is_better: bool
) -> None:
    ((_, found),) = ledger.changes(before, after)
    assert found is is_better


def test_every_document_is_accounted_for() -> None:
    find(SHELF)
    files = {p.relative_to(EVENTS).as_posix() for p in EVENTS.rglob("*.*")}
    documents = {name for name in files if (EVENTS / name).is_file()}
    parts = {name for name in documents if name.startswith("social-media-3/common/")}
    assert documents - parts == set(EVENT_DOCUMENTS)
    recorded = {name for name in ledger.read() if name.startswith("asyncapi/")}
    assert recorded == {f"asyncapi/{name}" for name in EVENT_DOCUMENTS}

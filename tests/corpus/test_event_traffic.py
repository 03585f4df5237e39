"""Channels of real documents at work, in memory: examples come as their models, and go across."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, Final

import pytest

from corpus.event_documents import EVENT_DOCUMENTS
from corpus.event_lines import (
    address_of,
    arguments,
    client_of,
    encoded,
    headers,
    hub_of,
    opened,
    wire_of,
)
from corpus.event_packages import APPLICATION, CLIENT, SIDES, Speak, Spoken
from corpus.event_samples import Sample, broken, classes_of, samples
from specloom import ir
from specloom.config import FLAVOURS

_DOCUMENT: Final = pytest.mark.parametrize("name", EVENT_DOCUMENTS)
_FLAVOUR: Final = pytest.mark.parametrize("models", FLAVOURS)


@_FLAVOUR
@_DOCUMENT
async def test_what_comes_has_the_type_of_its_message(
    name: str, models: str, spoken: Speak
) -> None:
    for role in SIDES:
        side = spoken(name, role, models)
        hub = hub_of(side)
        async with client_of(side, hub) as client:
            for channel, group in _receiving(side):
                said = {*channel["receives"].split(" | ")}
                async with _listening(client, channel) as (events, deliveries):
                    for id in group.messages:
                        for sample in samples(side, id):
                            hub.publish(address_of(channel), sample.data)
                            await _arrives(side, sample, events, deliveries)
                            plain = type(sample.payload).__name__
                            assert said & {f"models.{sample.model}", plain}
        assert all({*shown.values} == _needed(side) for shown in hub.shown)


def _needed(side: Spoken) -> set[str]:
    """The security schemes of what the document's first server asks for first."""
    servers = side.surface["event_servers"]
    return {*servers[0]["security"][0]} if servers and servers[0]["security"] else set()


@_FLAVOUR
@_DOCUMENT
async def test_what_one_side_sends_comes_to_the_other(
    name: str, models: str, spoken: Speak
) -> None:
    for role, other in (SIDES, SIDES[::-1]):
        near, far = spoken(name, role, models), spoken(name, other, models)
        here, there = wire_of(near)
        async with (
            client_of(near, here) as sender,
            client_of(far, there) as receiver,
        ):
            for channel, method, exchange in _sending(near):
                async with (
                    opened(sender, channel) as out,
                    _listening(receiver, _same(far, channel)) as (events, deliveries),
                ):
                    send = getattr(out, method["name"])
                    for sent, came in _both(near, far, exchange.messages):
                        await send(**arguments(near, method, sent))
                        found = await _arrives(far, came, events, deliveries)
                        _has_what_goes_beside(near, method, found)


@_FLAVOUR
@_DOCUMENT
async def test_requests_are_answered(name: str, models: str, spoken: Speak) -> None:
    near, far = spoken(name, CLIENT, models), spoken(name, APPLICATION, models)
    here, there = wire_of(near)
    async with client_of(near, here) as asker, client_of(far, there) as helper:
        for channel, method, exchange in _asking(near):
            same = _same(far, channel)
            answer = next(m for m in same["methods"] if m["pointer"] == exchange.id)
            assert exchange.reply is not None
            async with (
                opened(asker, channel) as line,
                opened(helper, same) as beyond,
                beyond.consume() as requests,
            ):
                ask = getattr(line, method["name"])
                say = getattr(beyond, answer["name"])
                for asked, seen in _both(near, far, exchange.messages):
                    for heard, said in _both(near, far, exchange.reply.messages):
                        async with asyncio.TaskGroup() as tasks:
                            got = tasks.create_task(
                                ask(**arguments(near, method, asked))
                            )
                            request = await _next_known(requests)
                            told = _with_id(asked, said)
                            await say(request, **arguments(far, answer, told))
                        _is(far, seen, request.value)
                        _has_what_goes_beside(near, method, request)
                        _is(near, _with_id(asked, heard), got.result())


@_FLAVOUR
@_DOCUMENT
async def test_what_no_message_is_marked_with_is_unknown(
    name: str, models: str, spoken: Speak
) -> None:
    side = spoken(name, CLIENT, models)
    hub = hub_of(side)
    async with client_of(side, hub) as client:
        for channel, group in _receiving(side):
            async with _listening(client, channel) as (events, deliveries):
                for raw, tag in _unknown(group.told):
                    hub.publish(address_of(channel), json.dumps(raw).encode())
                    found = await _soon(deliveries)
                    assert found.value == await _soon(events)
                    assert (found.message, type(found.value).__name__) == (
                        "",
                        "UnknownVariant",
                    )
                    assert (found.value.tag, found.value.raw) == (tag, raw)
                    await found.ack()


def _unknown(told: ir.Told) -> Iterator[tuple[Any, str | None]]:
    """JSON values that are none of a group's messages, and what marks them."""
    match told.rule:
        case ir.Rule.CONST | ir.Rule.PAIR:
            (name,) = told.by[0].path
            yield {"other": 1}, None
            yield {name: "no such thing", "other": 1}, "no such thing"
            yield {name: 7}, "7"
            yield [], None
        case ir.Rule.KIND:
            yield 7, None
            yield [], None
        case ir.Rule.TRIAL:
            yield [], None
            yield "text", None
        case _:
            assert told.rule is ir.Rule.ONE


@_FLAVOUR
@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"key": "k"}, "objectWithKey"),
        ({"key2": "k"}, "objectWithKey2"),
        ({}, "objectWithKey"),
        ({"key": "k", "key2": "k"}, "objectWithKey"),
        ({"other": 1}, "objectWithKey"),
        ({"key": 1, "key2": "k"}, "objectWithKey2"),
    ],
)
async def test_what_is_tried_is_the_first_that_fits_best(
    raw: Any, message: str, models: str, spoken: Speak
) -> None:
    side = spoken("oneof-3.yml", CLIENT, models)
    hub = hub_of(side)
    async with client_of(side, hub) as client:
        ((channel, _),) = _receiving(side)
        async with _listening(client, channel) as (_, deliveries):
            hub.publish(address_of(channel), json.dumps(raw).encode())
            assert (await _soon(deliveries)).message == message


@_FLAVOUR
@pytest.mark.parametrize("name", [n for n in EVENT_DOCUMENTS if "kraken" in n])
async def test_examples_that_do_not_fit_are_put_aside(
    name: str, models: str, spoken: Speak
) -> None:
    side, told = spoken(name, CLIENT, models), list[Any]()
    hub = hub_of(side)
    async with client_of(side, hub) as client:
        channel, group = next(_receiving(side))
        listener = client.with_options(on_invalid=told.append)
        wrong, right = list(broken(side, group)), next(samples(side, group.messages[0]))
        async with _listening(listener, channel) as (events, deliveries):
            for sample in (*wrong, right):
                hub.publish(address_of(channel), sample.data)
            await _arrives(side, right, events, deliveries)
    assert [error.raw for error in told] == [one.data for one in (*wrong, *wrong)]
    assert {error.message for error in told} == {"subscriptionStatus"}


def _receiving(side: Spoken) -> Iterator[tuple[dict[str, Any], ir.Group]]:
    """The channels over which something comes, with what it is."""
    for channel in side.surface["channels"]:
        group = _group(side, channel)
        if group is not None:
            yield channel, group


def _group(side: Spoken, channel: dict[str, Any]) -> ir.Group | None:
    groups = (g for g in side.events.groups if channel["pointer"] in g.channels)
    return next(groups, None)


_Method = tuple[dict[str, Any], dict[str, Any], ir.Exchange]
"""A channel, a method of it, and its operation."""


def _sending(side: Spoken) -> Iterator[_Method]:
    """The methods that send and wait for no answer."""
    return (one for one in _methods(side) if one[2].reply is None)


def _asking(side: Spoken) -> Iterator[_Method]:
    """The methods that send and wait for an answer."""
    return (one for one in _methods(side) if one[2].reply is not None)


def _methods(side: Spoken) -> Iterator[_Method]:
    exchanges = {(e.id, e.action.value): e for e in side.events.exchanges}
    for channel in side.surface["channels"]:
        for method in channel["methods"]:
            if method["action"] == "send":
                yield channel, method, exchanges[method["pointer"], "send"]


def _same(side: Spoken, channel: dict[str, Any]) -> dict[str, Any]:
    """The channel as another side has it."""
    found: dict[str, Any] = next(
        c for c in side.surface["channels"] if c["pointer"] == channel["pointer"]
    )
    return found


def _both(
    near: Spoken, far: Spoken, ids: tuple[ir.MessageId, ...]
) -> Iterator[tuple[Sample, Sample]]:
    """What messages may say, as each of two sides has it."""
    for id in ids:
        yield from zip(samples(near, id), samples(far, id), strict=True)


@asynccontextmanager
async def _listening(
    client: Any, channel: dict[str, Any]
) -> AsyncGenerator[tuple[Any, Any], None]:
    """What comes over a channel as values, and the same as deliveries."""
    async with opened(client, channel) as stream, stream.consume() as deliveries:
        yield stream.events(), deliveries


async def _soon(stream: Any) -> Any:
    async with asyncio.timeout(5):
        return await anext(stream)


async def _next_known(deliveries: Any) -> Any:
    """The next message of the document: a second socket hears what the first one says."""
    found = await _soon(deliveries)
    return found if found.message else await _next_known(deliveries)


async def _arrives(side: Spoken, sample: Sample, events: Any, deliveries: Any) -> Any:
    """A sample comes as what it is; its delivery."""
    value, delivery = await _soon(events), await _soon(deliveries)
    assert delivery.value == value
    assert delivery.message == sample.told
    await delivery.ack()
    _is(side, sample, value)
    return delivery


def _is(side: Spoken, sample: Sample, value: Any) -> None:
    """A value says what a sample says, and has its type."""
    assert encoded(side, value) == sample.payload
    classes = set(classes_of(side, sample.model)) if sample.model else set[str]()
    assert type(value).__name__ in (classes or {type(sample.payload).__name__})


def _has_what_goes_beside(side: Spoken, method: dict[str, Any], found: Any) -> None:
    """Headers and key came too."""
    given = headers(side, method)
    wire: dict[str, Any] = encoded(side, given) if given is not None else {}
    texts = {k: v if isinstance(v, str) else json.dumps(v) for k, v in wire.items()}
    assert {name: found.headers.get(name) for name in texts} == texts
    has_key = any(p["in"] == "key" for p in method["parameters"])
    assert found.key == (b"key" if has_key else None)


def _with_id(asked: Sample, said: Sample) -> Sample:
    """What is said with the id of what was asked, where it has one in its place or there."""
    place = asked.message.correlation
    target = said.message.correlation or place
    if place is None or target is None or not place.in_payload or not target.in_payload:
        return said
    name = target.path[-1]
    if said.message.correlation is None and name not in said.payload:
        return said
    payload = {**said.payload, name: asked.payload[place.path[-1]]}
    return replace(said, payload=payload)

"""Exchanges and queues of AMQP: what the document says of a channel in, where messages go out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

from ...kinds import is_object
from ..described import Channel
from ..extra import needs
from ..frames import NoSource, Source
from .said import of_channel

with needs("aiormq", "amqp"):
    from aiormq import Connection
    from aiormq.abc import AbstractChannel
    from aiormq.exceptions import (
        ChannelAccessRefused,
        ChannelClosed,
        ChannelLockedResource,
        ChannelNotFoundEntity,
        ChannelPreconditionFailed,
    )

USUAL_EXCHANGE: Final = "amq.topic"
"""Where messages go when the document names no exchange; every server has it."""


class Place(Struct, frozen=True, kw_only=True):
    """Where messages of a channel go.

    exchange  its name; "" is the one that has every queue at the key of its name
    key       the routing key
    queue     the name of the queue that the document describes, "" for none
    about     what the document says about the exchange, and about the queue
    """

    exchange: str
    key: str
    queue: str
    about: tuple[Mapping[str, Any], Mapping[str, Any]] = ({}, {})


def place_of(address: str, channel: Channel | None) -> Place:
    """Where an address is; one that no channel has is the name of a queue."""
    said = of_channel("amqp", channel)
    exchange, queue = _object(said, "exchange"), _object(said, "queue")
    if channel is None or said.get("is") == "queue":
        name = str(queue.get("name") or address)
        return Place(exchange="", key=name, queue=name, about=({}, queue))
    name = str(exchange.get("name", USUAL_EXCHANGE))
    if not name or exchange.get("type") == "default":
        return Place(exchange="", key=address, queue=address, about=({}, queue))
    return Place(exchange=name, key=address, queue="", about=(exchange, queue))


def is_kept(source: Source) -> bool:
    """Whether the queue of a source stays when its link is gone."""
    place = place_of(source.address, source.channel)
    about = place.about[1]
    alone = about.get("exclusive") or about.get("autoDelete") or source.inbox
    return bool(place.queue or source.group) and not alone


async def declare_exchange(connection: Connection, place: Place, declare: bool) -> None:
    """Make the exchange of a place where it is missing; raises NoSource without it."""
    if not place.exchange or place.exchange.startswith("amq."):
        return
    about = place.about[0]
    kept: dict[str, Any] = {
        "exchange_type": about.get("type", "topic"),
        "durable": about.get("durable", True),
        "auto_delete": about.get("autoDelete", False),
    }

    async def ask(channel: AbstractChannel, passive: bool) -> None:
        await channel.exchange_declare(place.exchange, passive=passive, **kept)

    await _declared(connection, ask, declare, f"the exchange {place.exchange}")


async def declare_queue(
    connection: Connection, source: Source, declare: bool, queue_type: str
) -> str:
    """Make the queue of a source where it is missing; its name.

    It is the one that the document describes, one that the members of a group share, or
    one that is gone with the link. Raises NoSource when it cannot be had.
    """
    place = place_of(source.address, source.channel)
    if not is_kept(source):
        return ""
    name = place.queue or f"{source.group}.{source.address}"
    about = place.about[1]
    kept: dict[str, Any] = {
        "durable": about.get("durable", True),
        "auto_delete": about.get("autoDelete", False),
        "arguments": {"x-queue-type": queue_type} if not about else {},
    }

    async def ask(channel: AbstractChannel, passive: bool) -> None:
        await channel.queue_declare(name, passive=passive, **kept)

    await _declared(connection, ask, declare, f"the queue {name}")
    return name


async def _declared(connection: Connection, ask: Any, declare: bool, what: str) -> None:
    """Declare something; one that is there with other settings will do."""
    for passive in (False, True) if declare else (True,):
        # Why: the server closes a channel with every refusal.
        channel = await connection.channel(publisher_confirms=False)
        try:
            await ask(channel, passive)
        except ChannelPreconditionFailed:
            continue
        except (ChannelAccessRefused, ChannelLockedResource):
            raise NoSource(f"the server does not permit {what}") from None
        except ChannelNotFoundEntity:
            raise NoSource(f"the server does not have {what}") from None
        except ChannelClosed as error:
            code = error.args[0] if error.args else ""
            raise NoSource(f"the server refuses {what}: {code}") from None
        await channel.close()
        return
    raise NoSource(f"the server refuses {what}")


def _object(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = said.get(name)
    return found if is_object(found) else {}

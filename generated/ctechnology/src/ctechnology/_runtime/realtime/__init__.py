"""Real-time clients: channels that are kept open, read as typed values and sent to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .addresses import EVERY, Every
    from .backoff import Reconnect
    from .channel import Channel, Realtime
    from .connector import Connector, own_connector
    from .consumer import Consumer, Delivery, Received, Redelivery
    from .described import (
        Answering,
        Part,
        Replying,
        Sending,
        Told,
        Where,
    )
    from .described import Channel as ChannelSpec
    from .described import Message as MessageSpec
    from .described import Server as ServerSpec
    from .endpoints import Amqp, Kafka, Mqtt, Nats, Redis, Sse, WebSocket
    from .errors import (
        AuthError,
        BufferFull,
        ConnectionLost,
        InvalidMessage,
        MaybeSent,
        NotSent,
        ReplyError,
        RequestTimeout,
    )
    from .frames import Gap, Lost, Receipt
    from .invalid import InvalidMessageWarning, OnInvalid
    from .link import State
    from .mock import (
        MockServer,
        SyncMockServer,
        sync_testing,
        sync_testing_over,
        testing,
        testing_over,
    )
    from .mock_peer import Peer, SyncPeer
    from .options import RealtimeOptions
    from .reading import Unknown
    from .sending import SendOptions
    from .stats import Stats
    from .sync import SyncChannel, SyncConsumer, SyncDelivery, SyncEvents, SyncRealtime
    from .transport import Endpoint, Transport
    from .views import Events
else:
    _HOMES = {
        "Amqp": ("endpoints", "Amqp"),
        "Answering": ("described", "Answering"),
        "AuthError": ("errors", "AuthError"),
        "BufferFull": ("errors", "BufferFull"),
        "Channel": ("channel", "Channel"),
        "ChannelSpec": ("described", "Channel"),
        "ConnectionLost": ("errors", "ConnectionLost"),
        "Connector": ("connector", "Connector"),
        "Consumer": ("consumer", "Consumer"),
        "Delivery": ("consumer", "Delivery"),
        "EVERY": ("addresses", "EVERY"),
        "Endpoint": ("transport", "Endpoint"),
        "Events": ("views", "Events"),
        "Every": ("addresses", "Every"),
        "Gap": ("frames", "Gap"),
        "InvalidMessage": ("errors", "InvalidMessage"),
        "InvalidMessageWarning": ("invalid", "InvalidMessageWarning"),
        "Kafka": ("endpoints", "Kafka"),
        "Lost": ("frames", "Lost"),
        "MaybeSent": ("errors", "MaybeSent"),
        "MessageSpec": ("described", "Message"),
        "MockServer": ("mock", "MockServer"),
        "Mqtt": ("endpoints", "Mqtt"),
        "Nats": ("endpoints", "Nats"),
        "NotSent": ("errors", "NotSent"),
        "OnInvalid": ("invalid", "OnInvalid"),
        "Part": ("described", "Part"),
        "Peer": ("mock_peer", "Peer"),
        "Realtime": ("channel", "Realtime"),
        "RealtimeOptions": ("options", "RealtimeOptions"),
        "Receipt": ("frames", "Receipt"),
        "Received": ("consumer", "Received"),
        "Reconnect": ("backoff", "Reconnect"),
        "Redelivery": ("consumer", "Redelivery"),
        "Redis": ("endpoints", "Redis"),
        "ReplyError": ("errors", "ReplyError"),
        "Replying": ("described", "Replying"),
        "RequestTimeout": ("errors", "RequestTimeout"),
        "SendOptions": ("sending", "SendOptions"),
        "Sending": ("described", "Sending"),
        "ServerSpec": ("described", "Server"),
        "Sse": ("endpoints", "Sse"),
        "State": ("link", "State"),
        "Stats": ("stats", "Stats"),
        "SyncChannel": ("sync", "SyncChannel"),
        "SyncConsumer": ("sync", "SyncConsumer"),
        "SyncDelivery": ("sync", "SyncDelivery"),
        "SyncEvents": ("sync", "SyncEvents"),
        "SyncMockServer": ("mock", "SyncMockServer"),
        "SyncPeer": ("mock_peer", "SyncPeer"),
        "SyncRealtime": ("sync", "SyncRealtime"),
        "Told": ("described", "Told"),
        "Transport": ("transport", "Transport"),
        "Unknown": ("reading", "Unknown"),
        "WebSocket": ("endpoints", "WebSocket"),
        "Where": ("described", "Where"),
        "own_connector": ("connector", "own_connector"),
        "sync_testing": ("mock", "sync_testing"),
        "sync_testing_over": ("mock", "sync_testing_over"),
        "testing": ("mock", "testing"),
        "testing_over": ("mock", "testing_over"),
    }

    def __getattr__(name):
        """A module is loaded when one of its names is first touched."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        module, own = _HOMES[name]
        found = getattr(import_module(f".{module}", __name__), own)
        globals()[name] = found
        return found


__all__ = [
    "EVERY",
    "Amqp",
    "Answering",
    "AuthError",
    "BufferFull",
    "Channel",
    "ChannelSpec",
    "ConnectionLost",
    "Connector",
    "Consumer",
    "Delivery",
    "Endpoint",
    "Events",
    "Every",
    "Gap",
    "InvalidMessage",
    "InvalidMessageWarning",
    "Kafka",
    "Lost",
    "MaybeSent",
    "MessageSpec",
    "MockServer",
    "Mqtt",
    "Nats",
    "NotSent",
    "OnInvalid",
    "Part",
    "Peer",
    "Realtime",
    "RealtimeOptions",
    "Receipt",
    "Received",
    "Reconnect",
    "Redelivery",
    "Redis",
    "ReplyError",
    "Replying",
    "RequestTimeout",
    "SendOptions",
    "Sending",
    "ServerSpec",
    "Sse",
    "State",
    "Stats",
    "SyncChannel",
    "SyncConsumer",
    "SyncDelivery",
    "SyncEvents",
    "SyncMockServer",
    "SyncPeer",
    "SyncRealtime",
    "Told",
    "Transport",
    "Unknown",
    "WebSocket",
    "Where",
    "own_connector",
    "sync_testing",
    "sync_testing_over",
    "testing",
    "testing_over",
]

"""`events`"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from .. import models
from .._runtime import UNSET, UnsetType
from .._runtime.realtime import (
    Channel,
    ChannelSpec,
    Part,
    Receipt,
    Sending,
    SyncChannel,
    Told,
    Unknown,
    Where,
)
from ..channels import _messages

if TYPE_CHECKING:
    from .._runtime.realtime import SendOptions

EventsEvent: TypeAlias = (
    models.Event | models.None_ | models.Unknown | models.Gap | Unknown
)
"""What comes over `events`."""


@cache
def events_channel() -> ChannelSpec:
    return ChannelSpec(
        key="events",
        address="/events/{self}/{address}",
        parts=(Part("self"), Part("address")),
        receives=Told(
            by=(Where(True, ("type",)),),
            values={
                ("event",): (_messages.channels_events_messages_event(),),
                ("none",): (_messages.channels_events_messages_none(),),
                ("unknown",): (_messages.channels_events_messages_unknown(),),
                ("gap",): (_messages.channels_events_messages_gap(),),
            },
        ),
    )


@cache
def _events_() -> Sending[None]:
    return Sending(
        id="events",
        messages=(_messages.channels_events_messages_none(),),
    )


@cache
def _aclose_() -> Sending[None]:
    return Sending(
        id="aclose",
        messages=(_messages.channels_events_messages_event(),),
    )


@cache
def _send() -> Sending[None]:
    return Sending(
        id="send",
        messages=(_messages.channels_events_messages_unknown(),),
    )


@cache
def _send_2() -> Sending[None]:
    return Sending(
        id="_send",
        messages=(_messages.channels_events_messages_gap(),),
    )


@cache
def _stats_() -> Sending[None]:
    return Sending(
        id="stats",
        messages=(
            _messages.channels_events_messages_event(),
            _messages.channels_events_messages_none(),
            _messages.channels_events_messages_unknown(),
            _messages.channels_events_messages_gap(),
        ),
    )


class EventsChannel(Channel[EventsEvent]):
    """`events`

    Address: `/events/{self}/{address}`.

    Messages are told apart by a constant member.
    """

    async def events_(
        self,
        *,
        body: models.None_,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `events` is about.

        Source:
            Operation `events`.
        """
        return await self._send(
            _events_(),
            body,
            options=options,
        )

    async def aclose_(
        self,
        *,
        type: Literal["event"] = "event",
        class_: str | UnsetType = UNSET,
        from_: str | UnsetType = UNSET,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `aclose` is about.

        Source:
            Operation `aclose`.
        """
        return await self._send(
            _aclose_(),
            {"type": type, "class": class_, "from": from_},
            options=options,
        )

    async def send(
        self,
        *,
        type: Literal["unknown"] = "unknown",
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `send` is about.

        Source:
            Operation `send`.
        """
        return await self._send(
            _send(),
            {"type": type},
            options=options,
        )

    async def send_2(
        self,
        *,
        type: Literal["gap"] = "gap",
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `_send` is about.

        Source:
            Operation `_send`.
        """
        return await self._send(
            _send_2(),
            {"type": type},
            options=options,
        )

    async def stats_(
        self,
        *,
        body: models.Event | models.None_ | models.Unknown | models.Gap,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `stats` is about.

        Source:
            Operation `stats`.
        """
        return await self._send(
            _stats_(),
            body,
            options=options,
        )


class SyncEventsChannel(SyncChannel[EventsEvent]):
    """`events`

    Address: `/events/{self}/{address}`.

    Messages are told apart by a constant member.
    """

    def events_(
        self,
        *,
        body: models.None_,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `events` is about.

        Source:
            Operation `events`.
        """
        return self._send(
            _events_(),
            body,
            options=options,
        )

    def aclose_(
        self,
        *,
        type: Literal["event"] = "event",
        class_: str | UnsetType = UNSET,
        from_: str | UnsetType = UNSET,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `aclose` is about.

        Source:
            Operation `aclose`.
        """
        return self._send(
            _aclose_(),
            {"type": type, "class": class_, "from": from_},
            options=options,
        )

    def send(
        self,
        *,
        type: Literal["unknown"] = "unknown",
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `send` is about.

        Source:
            Operation `send`.
        """
        return self._send(
            _send(),
            {"type": type},
            options=options,
        )

    def send_2(
        self,
        *,
        type: Literal["gap"] = "gap",
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `_send` is about.

        Source:
            Operation `_send`.
        """
        return self._send(
            _send_2(),
            {"type": type},
            options=options,
        )

    def stats_(
        self,
        *,
        body: models.Event | models.None_ | models.Unknown | models.Gap,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `stats` is about.

        Source:
            Operation `stats`.
        """
        return self._send(
            _stats_(),
            body,
            options=options,
        )

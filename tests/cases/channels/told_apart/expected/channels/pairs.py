"""`pairs`"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from .. import models
from .._runtime.realtime import Channel, ChannelSpec, SyncChannel, Told, Unknown, Where
from ..channels import _messages

PairsEvent: TypeAlias = (
    models.Joined | models.Left | models.Plain | models.Presence | Unknown
)
"""What comes over `pairs`."""


@cache
def pairs_channel() -> ChannelSpec:
    return ChannelSpec(
        key="pairs",
        address="/pairs",
        receives=Told(
            by=(Where(True, ("type",)), Where(True, ("subtype",))),
            values={
                ("message", "joined"): (_messages.joined(),),
                ("message", "left"): (_messages.left(),),
                ("message",): (_messages.plain(),),
                ("presence",): (_messages.presence(),),
            },
        ),
    )


class PairsChannel(Channel[PairsEvent]):
    """`pairs`

    Address: `/pairs`.

    Messages are told apart by two constant members.
    """


class SyncPairsChannel(SyncChannel[PairsEvent]):
    """`pairs`

    Address: `/pairs`.

    Messages are told apart by two constant members.
    """

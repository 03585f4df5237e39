"""`lights/{lightId}/commands`"""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias

from .. import models
from .._runtime.realtime import (
    Channel,
    ChannelSpec,
    Part,
    SyncChannel,
    Told,
    Unknown,
    Where,
)
from ..channels import _messages

LightsCommandsLightId: TypeAlias = Literal["kitchen", "hall"]
LightsCommandsEvent: TypeAlias = models.Turn | models.Dim | Unknown
"""What comes over `lights/{lightId}/commands`."""


@cache
def lights_commands_channel() -> ChannelSpec:
    return ChannelSpec(
        key="lights/{lightId}/commands",
        address="lights/{lightId}/commands",
        parts=(Part("lightId", values=("kitchen", "hall")),),
        receives=Told(
            by=(Where(True, ("command",)),),
            values={
                ("turn",): (_messages.turn(),),
                ("dim",): (_messages.dim(),),
            },
        ),
    )


class LightsCommandsChannel(Channel[LightsCommandsEvent]):
    """`lights/{lightId}/commands`

    Address: `lights/{lightId}/commands`.

    Messages are told apart by a constant member.
    """


class SyncLightsCommandsChannel(SyncChannel[LightsCommandsEvent]):
    """`lights/{lightId}/commands`

    Address: `lights/{lightId}/commands`.

    Messages are told apart by a constant member.
    """

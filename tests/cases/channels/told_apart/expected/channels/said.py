"""`said`"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from .. import models
from .._runtime.realtime import Channel, ChannelSpec, SyncChannel, Told, Unknown, Where
from ..channels import _messages

SaidEvent: TypeAlias = models.First | models.Second | Unknown
"""What comes over `said`."""


@cache
def said_channel() -> ChannelSpec:
    return ChannelSpec(
        key="said",
        address="/said",
        receives=Told(
            by=(Where(True, ("data", "kind")),),
            values={
                ("first",): (_messages.first(),),
                ("second",): (_messages.second(),),
                ("zweite",): (_messages.second(),),
            },
        ),
    )


class SaidChannel(Channel[SaidEvent]):
    """`said`

    Address: `/said`.

    Messages are told apart by x-specloom-discriminator.
    """


class SyncSaidChannel(SyncChannel[SaidEvent]):
    """`said`

    Address: `/said`.

    Messages are told apart by x-specloom-discriminator.
    """

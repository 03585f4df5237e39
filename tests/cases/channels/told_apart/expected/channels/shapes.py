"""`shapes`"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from .. import models
from .._runtime.realtime import Channel, ChannelSpec, SyncChannel, Told, Unknown
from ..channels import _messages

ShapesEvent: TypeAlias = models.Circle | models.Square | Unknown
"""What comes over `shapes`."""


@cache
def shapes_channel() -> ChannelSpec:
    return ChannelSpec(
        key="shapes",
        address="/shapes",
        receives=Told(rest=(_messages.circle(), _messages.square())),
    )


class ShapesChannel(Channel[ShapesEvent]):
    """`shapes`

    Address: `/shapes`.

    Messages are told apart by the members that are required.
    """


class SyncShapesChannel(SyncChannel[ShapesEvent]):
    """`shapes`

    Address: `/shapes`.

    Messages are told apart by the members that are required.
    """

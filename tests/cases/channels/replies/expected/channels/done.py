"""`done`"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from .. import models
from .._runtime.realtime import Channel, ChannelSpec, SyncChannel, Told
from ..channels import _messages

DoneEvent: TypeAlias = models.Cancelled
"""What comes over `done`."""


@cache
def done_channel() -> ChannelSpec:
    return ChannelSpec(
        key="done",
        address="quotes.done",
        receives=Told(rest=(_messages.cancelled(),)),
    )


class DoneChannel(Channel[DoneEvent]):
    """`done`

    Address: `quotes.done`.
    """


class SyncDoneChannel(SyncChannel[DoneEvent]):
    """`done`

    Address: `quotes.done`.
    """

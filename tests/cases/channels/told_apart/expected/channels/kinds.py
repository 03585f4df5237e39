"""`kinds`"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from .. import models
from .._runtime.realtime import Channel, ChannelSpec, SyncChannel, Told, Unknown
from ..channels import _messages

KindsEvent: TypeAlias = list[float] | models.Notice | str | Unknown
"""What comes over `kinds`."""


@cache
def kinds_channel() -> ChannelSpec:
    return ChannelSpec(
        key="kinds",
        address="/kinds",
        receives=Told(rest=(_messages.book(), _messages.notice(), _messages.text())),
    )


class KindsChannel(Channel[KindsEvent]):
    """`kinds`

    Address: `/kinds`.

    Messages are told apart by the kind of JSON value.
    """


class SyncKindsChannel(SyncChannel[KindsEvent]):
    """`kinds`

    Address: `/kinds`.

    Messages are told apart by the kind of JSON value.
    """

"""`answers`"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from .. import models
from .._runtime.realtime import Channel, ChannelSpec, SyncChannel, Told, Unknown
from ..channels import _messages

AnswersEvent: TypeAlias = models.Quote | models.Refusal | Unknown
"""What comes over `answers`."""


@cache
def answers_channel() -> ChannelSpec:
    return ChannelSpec(
        key="answers",
        address=None,
        receives=Told(rest=(_messages.quote(), _messages.refusal())),
    )


class AnswersChannel(Channel[AnswersEvent]):
    """`answers`

    Messages are told apart by the members that are required.
    """


class SyncAnswersChannel(SyncChannel[AnswersEvent]):
    """`answers`

    Messages are told apart by the members that are required.
    """

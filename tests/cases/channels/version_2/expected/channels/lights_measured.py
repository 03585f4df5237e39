"""What lamps measure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Never, TypeAlias

from .. import models
from .._runtime import UNSET, UnsetType
from .._runtime.realtime import (
    Channel,
    ChannelSpec,
    Part,
    Receipt,
    Sending,
    SyncChannel,
)
from ..channels import _messages

if TYPE_CHECKING:
    from .._runtime.realtime import SendOptions

LightsMeasuredEvent: TypeAlias = Never
"""What comes over `lights/{lightId}/measured`."""


@cache
def lights_measured_channel() -> ChannelSpec:
    return ChannelSpec(
        key="lights/{lightId}/measured",
        address="lights/{lightId}/measured",
        parts=(Part("lightId"),),
    )


@cache
def _send_measurement() -> Sending[None]:
    return Sending(
        id="receiveMeasurement",
        messages=(_messages.measured(),),
        options={"qos": 1},
    )


class LightsMeasuredChannel(Channel[LightsMeasuredEvent]):
    """What lamps measure.

    Address: `lights/{lightId}/measured`.
    """

    async def send_measurement(
        self,
        *,
        lumen: int,
        headers: models.SentHeaders | Mapping[str, object],
        at: datetime | UnsetType = UNSET,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Takes what lamps measure.

        With care.

        Args:
            lumen: At least 0.
            headers: Headers of the message.

        Source:
            Operation `receiveMeasurement` of the other side.
        """
        return await self._send(
            _send_measurement(),
            {"lumen": lumen, "at": at},
            headers=headers,
            options=options,
        )


class SyncLightsMeasuredChannel(SyncChannel[LightsMeasuredEvent]):
    """What lamps measure.

    Address: `lights/{lightId}/measured`.
    """

    def send_measurement(
        self,
        *,
        lumen: int,
        headers: models.SentHeaders | Mapping[str, object],
        at: datetime | UnsetType = UNSET,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Takes what lamps measure.

        With care.

        Args:
            lumen: At least 0.
            headers: Headers of the message.

        Source:
            Operation `receiveMeasurement` of the other side.
        """
        return self._send(
            _send_measurement(),
            {"lumen": lumen, "at": at},
            headers=headers,
            options=options,
        )

"""`compiled`"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from .._runtime.realtime import (
    Channel,
    ChannelSpec,
    Receipt,
    Sending,
    SyncChannel,
    Told,
)
from ..channels import _messages

if TYPE_CHECKING:
    from .._runtime.realtime import SendOptions

CompiledEvent: TypeAlias = bytes
"""What comes over `compiled`."""


@cache
def compiled_channel() -> ChannelSpec:
    return ChannelSpec(
        key="compiled",
        address="compiled",
        receives=Told(rest=(_messages.state(),)),
    )


@cache
def _send_compiled() -> Sending[None]:
    return Sending(
        id="sendCompiled",
        messages=(_messages.state(),),
    )


class CompiledChannel(Channel[CompiledEvent]):
    """`compiled`

    Address: `compiled`.
    """

    async def send_compiled(
        self,
        *,
        body: bytes,
        key: str | bytes | None = None,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `sendCompiled` is about.

        Args:
            key: What messages are kept in order by.

        Source:
            Operation `sendCompiled`.
        """
        return await self._send(
            _send_compiled(),
            body,
            key=key,
            options=options,
        )


class SyncCompiledChannel(SyncChannel[CompiledEvent]):
    """`compiled`

    Address: `compiled`.
    """

    def send_compiled(
        self,
        *,
        body: bytes,
        key: str | bytes | None = None,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `sendCompiled` is about.

        Args:
            key: What messages are kept in order by.

        Source:
            Operation `sendCompiled`.
        """
        return self._send(
            _send_compiled(),
            body,
            key=key,
            options=options,
        )

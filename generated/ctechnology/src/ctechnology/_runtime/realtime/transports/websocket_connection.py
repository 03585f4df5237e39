"""A connection of the package websockets whose messages go straight to who reads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from websockets.asyncio.client import ClientConnection
from websockets.frames import Frame, Opcode
from websockets.protocol import Event

_FIRST: Final = frozenset({Opcode.TEXT, Opcode.BINARY})


class Connection(ClientConnection):
    """Hands messages to `take` as they come, past the queue of the package.

    Those that come before anybody takes, or in fragments, are had by `recv`, and so is
    what comes behind them, until `by_recv` says that none is left there. Were a later
    version of the package not to call `process_event`, all would be.

    Why: `recv` is a good part of what a message costs, see bench/channels.py.
    """

    take: Callable[[bytes], None] | None = None
    by_recv = 0

    def process_event(self, event: Event) -> None:
        """Take one frame, or the answer to the handshake."""
        if isinstance(event, Frame) and event.opcode in _FIRST:
            if event.fin and not self.by_recv and self.take is not None:
                return self.take(bytes(event.data))
            self.by_recv += 1
        super().process_event(event)

"""What is published over Redis: one connection a source, which nobody else uses."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Sequence
from typing import Any

from ..frames import Frame, Lost, Source
from ..transport import LinkOptions
from .redis_wire import FAILURES, awaited, free, lost_by, read


async def published(
    source: Source, connection: Any, options: LinkOptions
) -> AsyncGenerator[Sequence[Frame], None]:
    """What is published from now on."""
    command = "PSUBSCRIBE" if source.pattern else "SUBSCRIBE"
    await connection.send_command(command, source.address)
    await awaited(connection, options.open_timeout)
    return _messages(connection, options)


async def _messages(
    connection: Any, options: LinkOptions
) -> AsyncGenerator[Sequence[Frame], None]:
    patience = options.ping if options.ping is not None else float("inf")
    try:
        while True:
            found = await read(connection, patience)
            if found is None:
                await connection.send_command("PING")
                found = await read(connection, options.ping_timeout)
            if found is None:
                raise Lost(f"no sign of life within {options.ping_timeout:g} s")
            if found[0] in (b"message", b"pmessage"):
                *_, channel, data = found
                address = channel.decode("utf-8", "replace")
                yield (Frame(data=data, received_at=time.time(), address=address),)
    except FAILURES as error:
        raise lost_by(error) from None
    finally:
        await free(connection)

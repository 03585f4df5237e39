"""Messages of NATS → frames, and what listens to a subject."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from ..extra import needs
from ..frames import Frame
from .said import CORRELATION, text_of

with needs("nats", "nats"):
    from nats.aio.client import Client
    from nats.aio.msg import Msg
    from nats.aio.subscription import Subscription


async def listen(
    client: Client,
    subject: str,
    take: Callable[[Msg], Awaitable[None]],
    group: str = "",
    most: int = 128 * 1024 * 1024,
) -> Subscription:
    """Let messages to a subject be taken; of those that wait, `most` bytes are kept."""
    # Why: the types of the package are known in part only.
    known: Any = client
    found: Subscription = await known.subscribe(
        subject, group, take, pending_bytes_limit=most
    )
    return found


def frame_of(message: Msg, now: float) -> Frame:
    """A frame, with the subject that an answer goes to."""
    headers = message.headers
    if headers is None:
        return Frame(
            data=message.data,
            received_at=now,
            address=message.subject,
            reply_to=message.reply,
        )
    return Frame(
        data=message.data,
        received_at=now,
        address=message.subject,
        headers=headers,
        reply_to=message.reply,
        correlation_id=text_of(headers, CORRELATION),
    )

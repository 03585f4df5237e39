"""The other side of a channel in tests: it sends what a test says, and looks at what came."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from msgspec.structs import replace

from .consumer import Received
from .described import Sending
from .frames import Frame, Outgoing, Settlement
from .mock_values import made
from .places import ABSENT, value_at
from .reading import read
from .sending import header_values

if TYPE_CHECKING:
    from .bound import Bound
    from .mock import Desk

E = TypeVar("E")
T = TypeVar("T")


class BasePeer(Generic[E]):
    """What the other side of a channel does, whatever colour its test has."""

    def __init__(self, desk: Desk, bound: Bound) -> None:
        self._desk = desk
        self._bound = bound
        self._last: Frame | None = None

    def send(
        self,
        event: E,
        *,
        envelope: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        key: bytes | None = None,
        address: str = "",
        reply_to: str = "",
        correlation_id: str = "",
    ) -> str:
        """Send what comes over the channel; the id of the message.

        Where events are a part of what goes over the wire, `envelope` is the rest of it.
        Raises ValueError for what the document does not know.
        """
        receives = self._bound.described.receives
        if receives is None:
            raise ValueError(f"nothing comes over {self._bound.described.key}")
        found = made(receives, event, envelope or {}, headers or {})
        return self._publish(
            found.data, found.headers, address, key, reply_to, correlation_id
        )

    def send_raw(
        self,
        data: bytes | str,
        *,
        headers: Mapping[str, Any] | None = None,
        key: bytes | None = None,
        address: str = "",
    ) -> str:
        """Send any bytes, whether they fit the document or not; the id of the message."""
        payload = data.encode() if isinstance(data, str) else data
        return self._publish(payload, header_values(headers or {}), address, key)

    def garbage(self) -> str:
        """Send what is neither text nor JSON; the id of the message."""
        return self.send_raw(b'\xff\x00{"')

    def repeat(self) -> None:
        """Send the last message again, with its id, as servers do that resume."""
        if (last := self._last) is None:
            raise ValueError("nothing was sent that could be repeated")
        self._desk.do(lambda: self._desk.hub.repeat(last))

    def reply(
        self,
        request: Received[Any],
        answer: object,
        *,
        headers: Mapping[str, Any] | None = None,
        correlation_id: str | int | None = None,
    ) -> str:
        """Answer a request, with its id or another; the id of the message.

        `answer` is one of the answers in the document, or its JSON without the id of the
        request. Raises ValueError for anything else.
        """
        frame, out = request.frame, cast("Outgoing", request.frame.token)
        sending = out.operation
        if not isinstance(sending, Sending) or sending.reply is None:
            raise ValueError(f"{request.message} has no answer")
        replying = sending.reply
        where = out.message.correlation if out.message is not None else None
        id: Any = correlation_id
        if id is None:
            id = value_at(where, frame) if where is not None else out.correlation_id
        found = made(replying.told, answer, {}, headers or {}, id)
        asked = ABSENT if replying.to is None else value_at(replying.to, frame)
        address = asked if isinstance(asked, str) else out.reply_to
        own = out.correlation_id if correlation_id is None else str(correlation_id)
        return self._publish(
            found.data, found.headers, address, None, correlation_id=own
        )

    @property
    def sent(self) -> list[Received[Any]]:
        """What the client sent over the channel, oldest first."""
        return [received(o) for o in self._desk.hub.sent if self._is_mine(o)]

    @property
    def settled(self) -> list[tuple[str, Settlement]]:
        """What the client said became of messages: their ids, and how."""
        return list(self._desk.hub.settled)

    def _publish(
        self,
        data: bytes,
        headers: Mapping[str, Any],
        address: str,
        key: bytes | None,
        reply_to: str = "",
        correlation_id: str = "",
    ) -> str:
        target = address or self._bound.target

        def publish() -> Frame:
            return self._desk.hub.publish(
                target,
                data,
                headers=headers,
                key=key,
                reply_to=reply_to,
                correlation_id=correlation_id,
            )

        self._last = self._desk.do(publish)
        return self._last.id

    def _is_mine(self, out: Outgoing) -> bool:
        return out.address == self._bound.address


class Peer(BasePeer[E]):
    """The other side of a channel, for tests that are coroutines."""

    async def expect(self, kind: type[T], timeout: float = 5.0) -> Received[T]:
        """The oldest message of a type that the client sent over the channel.

        Each is found once. Raises AssertionError when none comes within `timeout`
        seconds.
        """
        return await self._desk.expected(kind, timeout, self._is_mine)


class SyncPeer(BasePeer[E]):
    """The other side of a channel, for tests that wait."""

    def expect(self, kind: type[T], timeout: float = 5.0) -> Received[T]:
        """The oldest message of a type that the client sent over the channel.

        Each is found once. Raises AssertionError when none comes within `timeout`
        seconds.
        """
        steps = self._desk.expected(kind, timeout, self._is_mine)
        return self._desk.wait(steps)


def received(out: Outgoing) -> Received[Any]:
    """What a client sent as its server has it: a value, or bytes where it is none."""
    key = out.key.encode() if isinstance(out.key, str) else out.key
    frame = Frame(
        data=out.data,
        received_at=0.0,
        address=out.address,
        headers=out.headers,
        key=key,
        reply_to=out.reply_to,
        correlation_id=out.correlation_id,
        token=out,
    )
    if out.message is None:
        return Received(out.data, "", frame)
    whole = replace(out.message, data=())
    return Received(read(whole, frame), out.message.name, frame)

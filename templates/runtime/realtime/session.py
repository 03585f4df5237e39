"""What a channel keeps from link to link: its first message, what is sent again, requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..codec import decode, encode
from ..protocol import CodecError
from .described import Channel, Message, Sending, Where
from .frames import Credentials, Frame, Outgoing
from .places import ABSENT, put_at, value_at
from .requests import Requests
from .sending import SendOptions, outgoing

if TYPE_CHECKING:
    from .transport import Transport


class _Sent:
    """A message that is sent again on a new link."""

    def __init__(self, sending: Sending[Any], about: Any, out: Outgoing) -> None:
        self.sending = sending
        self.about = about
        self.out = out


class Session:
    """The state of one channel that outlives a link."""

    def __init__(self, channel: Channel, address: str) -> None:
        self.requests = Requests()
        self._channel = channel
        self._address = address
        self._sent: list[_Sent] = []

    @property
    def schemes(self) -> tuple[str, ...]:
        """The security schemes that the first message shows."""
        opening = self._channel.opening
        found = opening.credentials if opening is not None else None
        return tuple(dict.fromkeys(name for _, name in found or ()))

    async def begin(self, transport: Transport, credentials: Credentials) -> None:
        """Send the first message over a new link, where there is one."""
        opening = self._channel.opening
        if opening is None:
            return
        body: dict[str, Any] = {}
        headers: dict[str, object] = {}
        for where, scheme in opening.credentials or ():
            value = credentials.value(scheme, where.path[-1])
            put_at(where.path, value, body if where.in_payload else headers)
        options: SendOptions = {"headers": headers}
        whole = _with_constants(opening.messages[0], body)
        first = outgoing(opening, whole, self._address, options, self._channel)
        await transport.send(first)

    async def resume(self, transport: Transport) -> None:
        """Send again over a new link what has to be."""
        for sent in tuple(self._sent):
            await transport.send(sent.out)

    def note(self, sending: Sending[Any], out: Outgoing) -> None:
        """Remember a message that was sent, where that matters on the next link."""
        if sending.cancels:
            self._sent = [
                sent for sent in self._sent if not _takes_back(sending, out, sent)
            ]
        about = _about(sending.replay_by, out)
        if sending.replayed:
            self._sent = [
                sent
                for sent in self._sent
                if (sent.sending.id, sent.about) != (sending.id, about)
                or (about is ABSENT and sent.out.data != out.data)
            ]
            self._sent.append(_Sent(sending, about, out))


def _with_constants(message: Message, body: dict[str, Any]) -> object:
    """A payload with the values that the document fixes; as it is where it does not fit."""
    try:
        return decode(message.kind, encode(body))
    except CodecError:
        return body


def _takes_back(sending: Sending[Any], out: Outgoing, sent: _Sent) -> bool:
    """Whether a message takes back one that was sent before: of its kind, and about the same."""
    if sent.sending.id not in sending.cancels:
        return False
    about = _about(sent.sending.replay_by, out)
    return about is ABSENT or about == sent.about


def _about(where: Where | None, out: Outgoing) -> Any:
    """What a message is about, by which the same ones are known."""
    if where is None:
        return ABSENT
    frame = Frame(data=out.data, headers=out.headers, received_at=0.0)
    return value_at(where, frame)

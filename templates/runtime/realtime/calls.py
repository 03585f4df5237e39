"""What goes out over channels: messages, requests with their answers, and answers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from .addresses import filled
from .described import Answering, Channel, Replying, Sending
from .errors import NotSent, RequestTimeout
from .frames import Frame, Outgoing, Receipt
from .places import ABSENT, value_at
from .requests import Requests, answered
from .sending import (
    SendOptions,
    message_of,
    outgoing,
    with_id,
    with_reply_to,
    with_value,
)

if TYPE_CHECKING:
    from .bound import Bound
    from .link import Link
    from .reception import Reception
    from .transport import Transport


class Calls:
    """Sends over a channel, which is open where there is a reception."""

    def __init__(self, bound: Bound, reception: Reception | None) -> None:
        self._bound = bound
        self._reception = reception
        self._connector = bound.connector

    async def send(
        self, sending: Sending[Any], body: object, options: SendOptions
    ) -> Receipt:
        """Send a message; raises NotSent or MaybeSent."""
        out, timeout = self._out(sending, body, options), self._timeout(options)
        receipt = await (await self._link(timeout)).send(out, timeout)
        self._note(out, sending)
        return receipt

    async def request(
        self, sending: Sending[Any], body: object, options: SendOptions
    ) -> Any:
        """Send a message and wait for its answer.

        Raises NotSent, MaybeSent, RequestTimeout, ReplyError, InvalidMessage, and
        ConnectionLost when the link breaks meanwhile.
        """
        timeout = self._timeout(options)
        end = asyncio.get_running_loop().time() + timeout
        link = await self._link(timeout)
        transport = await link.for_sending(timeout)
        try:
            async with asyncio.timeout_at(end):
                found = await self._asked(link, transport, sending, body, options)
        except TimeoutError:
            message = f"{sending.id}: no answer within {timeout:g} s"
            raise RequestTimeout(message) from None
        return answered(sending, found)

    async def answer(
        self, answering: Answering, request: Frame, body: object, options: SendOptions
    ) -> Receipt:
        """Answer a request, with its id and at the address that it names."""
        id = options.get("correlation_id") or _id_of(answering, request)
        if id is not None:
            where = message_of(answering, body).correlation
            if where is not None:
                body, options = with_value(where, id, body, options)
            options = {**options, "correlation_id": id}
        address, channel = self._answer_address(answering, request)
        out = outgoing(answering, body, address, options, channel)
        timeout = self._timeout(options)
        receipt = await (await self._link(timeout)).send(out, timeout)
        self._note(out, None)
        return receipt

    async def _link(self, timeout: float) -> Link:
        """The link to send over; raises NotSent when it cannot be made in time."""
        if self._reception is not None:
            return self._reception.opened
        if self._connector.per_channel:
            raise RuntimeError("the channel is not open: use `async with`")
        try:
            async with asyncio.timeout(timeout):
                return await self._connector.shared_link()
        except TimeoutError:
            raise NotSent(f"no link within {timeout:g} s") from None

    def _note(self, out: Outgoing, sending: Sending[Any] | None) -> None:
        """Count a message that was sent, and remember it for the next link."""
        if self._reception is not None:
            self._reception.stats.sent += 1
            if sending is not None:
                self._reception.session.note(sending, out)

    def _out(
        self, sending: Sending[Any], body: object, options: SendOptions
    ) -> Outgoing:
        """A value as a message for the channel."""
        bound = self._bound
        return outgoing(sending, body, bound.target, options, bound.described)

    def _timeout(self, options: SendOptions) -> float:
        return options.get("timeout", self._connector.options.send_timeout)

    async def _asked(
        self,
        link: Link,
        transport: Transport,
        sending: Sending[Any],
        body: object,
        options: SendOptions,
    ) -> Frame:
        """The answer to a request, by whichever way the protocol has."""
        assert sending.reply is not None
        timeout = self._timeout(options)
        body, options, id = with_id(sending, body, options, uuid4().hex)
        options = with_reply_to(sending, body, options)
        is_said = "reply_to" in options or self._fixed(sending.reply.channel)
        if transport.caps.request and not is_said:
            out = self._out(sending, body, options)
            found = await link.request(out, timeout)
            self._note(out, None)
            return found
        requests, reply_to = await self._answers(sending.reply, options)
        if reply_to and sending.reply.to is not None:
            body, options = with_value(sending.reply.to, reply_to, body, options)
        options = {**options, "reply_to": reply_to}
        out = self._out(sending, body, options)
        answer = requests.expect(sending, id, out.correlation_id)
        try:
            await link.send(out, timeout)
            self._note(out, sending)
            return await answer
        finally:
            requests.forget(answer)

    async def _answers(
        self, replying: Replying, options: SendOptions
    ) -> tuple[Requests, str]:
        """Who watches for answers, and the address that they come to, "" for none."""
        address, channel = options.get("reply_to", ""), replying.channel
        # Why: over a connection of its own no answer can come from anywhere else.
        is_here = self._connector.per_channel or not (channel or replying.to)
        if is_here and self._reception is not None:
            return self._reception.session.requests, address
        if not address:
            address = self._bound.address if is_here else self._fixed(channel)
        address = address or self._connector.inbox
        if not address:
            raise NotSent("there is no address for answers: give `reply_to`")
        known = self._channel_at(address, channel)
        return await self._connector.answers(address, known), address

    def _answer_address(
        self, answering: Answering, request: Frame
    ) -> tuple[str, Channel | None]:
        """Where an answer goes, and the channel that has this address, if one does."""
        found = ABSENT if answering.to is None else value_at(answering.to, request)
        address = found if isinstance(found, str) else ""
        address = address or request.reply_to or self._fixed(answering.channel)
        address = address or self._bound.target
        return address, self._channel_at(address, answering.channel)

    def _fixed(self, channel: Channel | None) -> str:
        """The address of a channel that has one without parts, "" of others."""
        if channel is None or not channel.address or channel.parts:
            return ""
        return filled(channel, {}, self._connector.protocol)

    def _channel_at(self, address: str, channel: Channel | None) -> Channel | None:
        """The channel with an address: another one, our own, or none of the document."""
        if channel is not None and address == self._fixed(channel):
            return channel
        return self._bound.described if address == self._bound.address else None


def _id_of(answering: Answering, request: Frame) -> Any:
    """The id that a request has, None when it has none."""
    found = (value_at(where, request) for where in answering.ids)
    there = next((value for value in found if value is not ABSENT), None)
    return there if there is not None else request.correlation_id or None

"""What goes wrong with streams and messages; all of it is APIError."""

from __future__ import annotations

from ..errors import APIConnectionError, APIError, APITimeoutError


class ConnectionLost(APIConnectionError):
    """The link is gone for good, or went while an answer was awaited.

    maybe_processed  whether the server may have got what was sent
    """

    def __init__(self, message: str, *, maybe_processed: bool = False) -> None:
        super().__init__(message)
        self.maybe_processed = maybe_processed


class AuthError(ConnectionLost):
    """The server refused the credentials, and also those that were got anew."""


class NotSent(APIError):
    """The message did not leave: there was no link in time, or it cannot be sent at all."""


class NotReceivable(APIError):
    """Nothing can be received there: the server does not have it, or does not permit it."""


class MaybeSent(APIError):
    """The link broke while the message was sent; the server may have it or not."""


class RequestTimeout(APITimeoutError):
    """No answer came in time; the request may have been processed."""


class ReplyError(APIError):
    """The answer to a request is an error message.

    data  the payload of the answer
    """

    def __init__(self, message: str, data: object) -> None:
        super().__init__(message)
        self.data = data


class BufferFull(APIError):
    """More messages came than the buffer holds, and `overflow` is "error"."""


class InvalidMessage(APIError):
    """A message does not fit the document; it never shows the payload.

    message   the message that it should be, "" when that is not known
    pointer   JSON pointer to the place in the payload, "" for the whole
    expected  what the document promises there and what was found
    address   where it came from
    raw       the payload
    """

    def __init__(
        self, *, message: str, pointer: str, expected: str, address: str, raw: bytes
    ) -> None:
        place = f" at {pointer}" if pointer else ""
        what = message or "a message"
        super().__init__(f"{what} does not fit the document{place}: {expected}")
        self.message = message
        self.pointer = pointer
        self.expected = expected
        self.address = address
        self.raw = raw

"""Bodies that a service sends by itself: JSON into models."""

from __future__ import annotations

from typing import Any

from .codec import decode
from .errors import DecodeError
from .protocol import CodecError


def parse_text(body: bytes | str) -> str:
    """The body of a webhook that is text."""
    return body if isinstance(body, str) else body.decode("utf-8", "replace")


def parse_bytes(body: bytes | str) -> bytes:
    """The body of a webhook as it came."""
    return body.encode() if isinstance(body, str) else body


def parse_body(kind: Any, body: bytes | str, name: str) -> Any:
    """The body of a webhook as a value of the type.

    Raises:
        DecodeError: the body is not JSON, or does not fit the document.
    """
    raw = body.encode() if isinstance(body, str) else body
    try:
        return decode(kind, raw)
    except CodecError as error:
        raise DecodeError(
            operation_id=name,
            pointer=error.pointer,
            expected=error.expected,
            body=body,
            status_code=0,
        ) from None

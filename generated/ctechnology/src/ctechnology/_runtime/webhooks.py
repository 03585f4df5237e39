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
    """The body of a webhook as a value of the type; a MismatchWarning where it differs.

    Raises:
        DecodeError: the body is not JSON.
    """
    raw = body.encode() if isinstance(body, str) else body
    try:
        return decode(kind, raw)
    except CodecError:
        from .tolerance import decode_event
    try:
        return decode_event(kind, raw, name)
    except CodecError as error:
        raise DecodeError(
            operation_id=name,
            pointer=error.pointer,
            expected=error.expected,
            body=body,
            status_code=0,
        ) from None

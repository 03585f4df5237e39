"""Bodies: JSON bytes and a type to a typed value, and any value to JSON bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .flavour import CODEC
from .protocol import Codec, CodecError


def decode(kind: Any, data: bytes) -> Any:
    """JSON bytes as a value of the type; raises CodecError."""
    return _CODEC.decode(kind, data)


def decoder(kind: Any) -> Callable[[bytes], Any]:
    """What reads JSON bytes as values of the type, over and over; raises CodecError."""
    return _CODEC.decoder(kind)


def make(kind: Any, values: Mapping[str, Any]) -> Any:
    """A model with these attributes, whatever they hold; others have their defaults."""
    return _CODEC.make(kind, values)


def encode(value: Any) -> bytes:
    """Any value that can be sent as JSON bytes; raises TypeError or ValueError."""
    return _CODEC.encode(value)


_CODEC: Codec = CODEC

__all__ = ["CodecError", "decode", "decoder", "encode", "make"]

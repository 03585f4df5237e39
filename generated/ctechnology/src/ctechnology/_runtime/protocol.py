"""What a library of models does for the client: the protocol, and how it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol


class CodecError(ValueError):
    """The bytes are not JSON, or not of the type; the text never holds a value.

    pointer   JSON pointer to the place
    expected  what was expected there and what was found
    """

    def __init__(self, pointer: str, expected: str) -> None:
        super().__init__(f"{expected} at {pointer}" if pointer else expected)
        self.pointer = pointer
        self.expected = expected


def pointer(steps: Iterable[str]) -> str:
    """The JSON pointer of names and indexes."""
    return "".join(f"/{s.replace('~', '~0').replace('/', '~1')}" for s in steps)


class Codec(Protocol):
    """Reads and writes typed values; there is one implementation a library."""

    def decode(self, kind: Any, data: bytes) -> Any:
        """JSON bytes as a value of the type; raises CodecError."""
        ...

    def decoder(self, kind: Any) -> Callable[[bytes], Any]:
        """What reads JSON bytes as values of the type, over and over; raises CodecError."""
        ...

    def make(self, kind: Any, values: Mapping[str, Any]) -> Any:
        """A model with these attributes, whatever they hold; others have their defaults."""
        ...

    def encode(self, value: Any) -> bytes:
        """Any value that can be sent as JSON bytes; raises TypeError or ValueError."""
        ...

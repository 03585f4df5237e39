"""A channel of the document for one client: where it is, and how its messages are read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..headers import checked_pairs
from ..parameters import header_pairs, query_pieces
from . import described
from .addresses import Value, filled, is_pattern
from .frames import Source
from .reading import Read, reader

if TYPE_CHECKING:
    from .connector import Connector


class Bound:
    """A channel of the document with the parts of its address filled in."""

    def __init__(
        self,
        connector: Connector,
        channel: described.Channel,
        values: Mapping[str, Value],
        query: Mapping[str, object],
        headers: Mapping[str, object],
        address: str | None,
    ) -> None:
        self.connector = connector
        self.described = channel
        self.query = query
        self._headers = headers
        self._values = values
        self._address = address

    @cached_property
    def address(self) -> str:
        """Where messages go, as the protocol writes it."""
        if self._address is not None:
            return self._address
        return filled(self.described, self._values, self.connector.protocol)

    @cached_property
    def target(self) -> str:
        """The address for messages that are sent; ValueError where it stands for several."""
        if self._address is None and is_pattern(self._values):
            raise ValueError(f"{self.described.key}: nothing is sent to EVERY")
        return self.address

    @cached_property
    def read(self) -> Read:
        """What reads the messages that come; RuntimeError where none do."""
        receives = self.described.receives
        if receives is None:
            raise RuntimeError(f"nothing comes over {self.described.key}")
        return reader(receives)

    @cached_property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Headers for a handshake; raises ValueError for those that would break it."""
        return checked_pairs(header_pairs(self._headers, ()))

    @cached_property
    def query_pieces(self) -> tuple[str, ...]:
        """The query of a handshake, percent-encoded."""
        return tuple(query_pieces(self.query, ()))

    def source(self, **more: Any) -> Source:
        """What to receive."""
        return Source(
            address=self.address,
            pattern=self._address is None and is_pattern(self._values),
            channel=self.described,
            **more,
        )

"""Parts of a client that are made for it alone, such as its groups of operations."""

from __future__ import annotations


class Attached:
    """A part of a client; a client with other options makes its own."""

    def close(self) -> None:
        """Free what it holds; for parts of clients that wait."""

    async def aclose(self) -> None:
        """Free what it holds; for parts of async clients."""

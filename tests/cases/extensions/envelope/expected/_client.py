"""The clients of Books."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Unpack

from ._runtime import (
    AsyncAPIClient,
    AsyncClientOptions,
    ClientOptions,
    Envelope,
    Service,
    SyncAPIClient,
)

if TYPE_CHECKING:
    from .resources.book import AsyncBookResource, BookResource

SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="https://books.example.com",
    envelope=Envelope(
        header="meta",
        data="payload",
        status=("meta", "state"),
        success="OK",
        message=("meta", "text"),
    ),
)


class Sample(SyncAPIClient):
    """A client of Books."""

    def __init__(
        self,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {},
            options,
        )

    @cached_property
    def book(self) -> BookResource:
        """The `book` operations."""
        from .resources.book import BookResource

        return BookResource(self)


class AsyncSample(AsyncAPIClient):
    """A client of Books."""

    def __init__(
        self,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {},
            options,
        )

    @cached_property
    def book(self) -> AsyncBookResource:
        """The `book` operations."""
        from .resources.book import AsyncBookResource

        return AsyncBookResource(self)

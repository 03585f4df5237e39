"""The clients of Words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Unpack

from ._runtime import (
    AsyncAPIClient,
    AsyncClientOptions,
    ClientOptions,
    Service,
    SyncAPIClient,
)

if TYPE_CHECKING:
    from .resources.class_ import AsyncClassResource, ClassResource
    from .resources.list import AsyncListResource, ListResource
    from .resources.request_ import AsyncRequestResource, RequestResource

SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="https://words.example.com",
)


class Sample(SyncAPIClient):
    """A client of Words."""

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
    def list(self) -> ListResource:
        """The `list` operations."""
        from .resources.list import ListResource

        return ListResource(self)

    @cached_property
    def class_(self) -> ClassResource:
        """The `class` operations."""
        from .resources.class_ import ClassResource

        return ClassResource(self)

    @cached_property
    def request_(self) -> RequestResource:
        """The `request` operations."""
        from .resources.request_ import RequestResource

        return RequestResource(self)


class AsyncSample(AsyncAPIClient):
    """A client of Words."""

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
    def list(self) -> AsyncListResource:
        """The `list` operations."""
        from .resources.list import AsyncListResource

        return AsyncListResource(self)

    @cached_property
    def class_(self) -> AsyncClassResource:
        """The `class` operations."""
        from .resources.class_ import AsyncClassResource

        return AsyncClassResource(self)

    @cached_property
    def request_(self) -> AsyncRequestResource:
        """The `request` operations."""
        from .resources.request_ import AsyncRequestResource

        return AsyncRequestResource(self)

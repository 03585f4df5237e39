"""The clients of Things."""

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
    from .resources.thing import AsyncThingResource, ThingResource

SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="https://things.example/v1",
)


class Sample(SyncAPIClient):
    """A client of Things."""

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
    def thing(self) -> ThingResource:
        """The `thing` operations."""
        from .resources.thing import ThingResource

        return ThingResource(self)


class AsyncSample(AsyncAPIClient):
    """A client of Things."""

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
    def thing(self) -> AsyncThingResource:
        """The `thing` operations."""
        from .resources.thing import AsyncThingResource

        return AsyncThingResource(self)

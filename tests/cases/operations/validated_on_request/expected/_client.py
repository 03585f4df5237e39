"""The clients of Limited."""

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
    from ._runtime import Limits
    from .resources.order import AsyncOrderResource, OrderResource


def _limits() -> Limits:
    from ._limits import LIMITS

    return LIMITS


SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="https://limited.example",
    limits=_limits,
)


class Sample(SyncAPIClient):
    """A client of Limited."""

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
    def order(self) -> OrderResource:
        """The `order` operations."""
        from .resources.order import OrderResource

        return OrderResource(self)


class AsyncSample(AsyncAPIClient):
    """A client of Limited."""

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
    def order(self) -> AsyncOrderResource:
        """The `order` operations."""
        from .resources.order import AsyncOrderResource

        return AsyncOrderResource(self)

"""The clients of Cars."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Unpack

from ._runtime import (
    ApiKey,
    AsyncAPIClient,
    AsyncClientOptions,
    AsyncCredential,
    ClientOptions,
    Credential,
    Service,
    SyncAPIClient,
)

if TYPE_CHECKING:
    from .resources.car import AsyncCarResource, CarResource

SERVICE: Final = Service(
    name="cars",
    version="1.0.0",
    base_url="https://cars.example.com",
    security=(("ApiKeyAuth",),),
    schemes={
        "ApiKeyAuth": ApiKey("header", "X-Key", argument="key", env="CARS_KEY"),
    },
)


class Cars(SyncAPIClient):
    """A client of Cars.

    Args:
        key: A key, sent as the header `X-Key`. By default from the environment:
            CARS_KEY.
    """

    def __init__(
        self,
        *,
        key: Credential | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {"ApiKeyAuth": key},
            options,
        )

    @cached_property
    def car(self) -> CarResource:
        """The `car` operations."""
        from .resources.car import CarResource

        return CarResource(self)


class AsyncCars(AsyncAPIClient):
    """A client of Cars.

    Args:
        key: A key, sent as the header `X-Key`. By default from the environment:
            CARS_KEY.
    """

    def __init__(
        self,
        *,
        key: AsyncCredential | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {"ApiKeyAuth": key},
            options,
        )

    @cached_property
    def car(self) -> AsyncCarResource:
        """The `car` operations."""
        from .resources.car import AsyncCarResource

        return AsyncCarResource(self)

"""The clients of Pet shop."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Unpack

from ._runtime import (
    ApiKey,
    AsyncAPIClient,
    AsyncBasicCredential,
    AsyncClientOptions,
    AsyncCredential,
    Basic,
    BasicCredential,
    ClientOptions,
    Credential,
    Service,
    SyncAPIClient,
)

if TYPE_CHECKING:
    from .resources.pet import AsyncPetResource, PetResource

SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="https://pets.example.com/v1",
    security=(("key",),),
    schemes={
        "key": ApiKey("header", "X-Key", argument="key", env="CLIENT_KEY"),
        "user": Basic(
            argument="user",
            env_user="CLIENT_USER_USER",
            env_password="CLIENT_USER_PASSWORD",
        ),
    },
)


class Sample(SyncAPIClient):
    """A client of Pet shop.

    Args:
        key: A key, sent as the header `X-Key`. By default from the environment:
            CLIENT_KEY.
        user: User name and password. By default from the environment: CLIENT_USER_USER
            and CLIENT_USER_PASSWORD.
    """

    def __init__(
        self,
        *,
        key: Credential | None = None,
        user: BasicCredential | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {"key": key, "user": user},
            options,
        )

    @cached_property
    def pet(self) -> PetResource:
        """The `pet` operations."""
        from .resources.pet import PetResource

        return PetResource(self)


class AsyncSample(AsyncAPIClient):
    """A client of Pet shop.

    Args:
        key: A key, sent as the header `X-Key`. By default from the environment:
            CLIENT_KEY.
        user: User name and password. By default from the environment: CLIENT_USER_USER
            and CLIENT_USER_PASSWORD.
    """

    def __init__(
        self,
        *,
        key: AsyncCredential | None = None,
        user: AsyncBasicCredential | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {"key": key, "user": user},
            options,
        )

    @cached_property
    def pet(self) -> AsyncPetResource:
        """The `pet` operations."""
        from .resources.pet import AsyncPetResource

        return AsyncPetResource(self)

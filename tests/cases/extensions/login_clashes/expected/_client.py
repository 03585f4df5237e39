"""The clients of Sessions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Self, Unpack

from . import models
from ._runtime import (
    AsyncAPIClient,
    AsyncClientOptions,
    AsyncCredential,
    Bearer,
    ClientOptions,
    Credential,
    Service,
    SyncAPIClient,
)

if TYPE_CHECKING:
    from .resources.session import AsyncSessionResource, SessionResource

SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="https://sessions.example.com",
    security=(("Session",),),
    schemes={
        "Session": Bearer(argument="session", env="CLIENT_SESSION"),
    },
)


class Sample(SyncAPIClient):
    """A client of Sessions.

    Args:
        session: A bearer token. By default from the environment: CLIENT_SESSION.
    """

    def __init__(
        self,
        *,
        session: Credential | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {"Session": session},
            options,
        )

    @classmethod
    def login(
        cls,
        realm: str,
        *,
        body: models.SignInRequest,
        cls_: str | None = None,
        x_device: str | None = None,
        lang: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> Self:
        """A client that logs in by itself.

        The first call logs in; the credential is renewed before it expires and after
        the service has refused it.
        """
        from .resources.session import sign_in_operation

        client = cls(
            **options,
        )
        client.renew(
            "Session",
            sign_in_operation(),
            path={"realm": realm},
            query={"cls": cls_},
            headers={"X-Device": x_device},
            cookies={"lang": lang},
            body=body,
        )
        return client

    @cached_property
    def session(self) -> SessionResource:
        """The `session` operations."""
        from .resources.session import SessionResource

        return SessionResource(self)


class AsyncSample(AsyncAPIClient):
    """A client of Sessions.

    Args:
        session: A bearer token. By default from the environment: CLIENT_SESSION.
    """

    def __init__(
        self,
        *,
        session: AsyncCredential | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {"Session": session},
            options,
        )

    @classmethod
    def login(
        cls,
        realm: str,
        *,
        body: models.SignInRequest,
        cls_: str | None = None,
        x_device: str | None = None,
        lang: str | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> Self:
        """A client that logs in by itself.

        The first call logs in; the credential is renewed before it expires and after
        the service has refused it.
        """
        from .resources.session import sign_in_operation

        client = cls(
            **options,
        )
        client.renew(
            "Session",
            sign_in_operation(),
            path={"realm": realm},
            query={"cls": cls_},
            headers={"X-Device": x_device},
            cookies={"lang": lang},
            body=body,
        )
        return client

    @cached_property
    def session(self) -> AsyncSessionResource:
        """The `session` operations."""
        from .resources.session import AsyncSessionResource

        return AsyncSessionResource(self)

"""The clients of Quotes"] [tool.evil] x = "1 ${HOME} {{ 7*7 }} \"\"\" ''' \\ {% raw %} | <b>."""

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
    from .resources.quote import AsyncQuoteResource, QuoteResource

SERVICE: Final = Service(
    name="quotes",
    version="1.0.0",
    base_url='https://quotes.example.com/"a',
    security=(("key",),),
    schemes={
        "key": ApiKey("header", 'X-"Key\\', argument="key", env="QUOTES_KEY"),
    },
)


class Sample(SyncAPIClient):
    """A client of Quotes"] [tool.evil] x = "1 ${HOME} {{ 7*7 }} \"\"\" ''' \\ {% raw %} | <b>.

    Args:
        key: | a \\| b | `tick` ``two`` By default from the environment: QUOTES_KEY.
    """

    def __init__(
        self,
        *,
        key: Credential | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {"key": key},
            options,
        )

    @cached_property
    def quote(self) -> QuoteResource:
        """Ends with a quote"."""
        from .resources.quote import QuoteResource

        return QuoteResource(self)


class AsyncSample(AsyncAPIClient):
    """A client of Quotes"] [tool.evil] x = "1 ${HOME} {{ 7*7 }} \"\"\" ''' \\ {% raw %} | <b>.

    Args:
        key: | a \\| b | `tick` ``two`` By default from the environment: QUOTES_KEY.
    """

    def __init__(
        self,
        *,
        key: AsyncCredential | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {"key": key},
            options,
        )

    @cached_property
    def quote(self) -> AsyncQuoteResource:
        """Ends with a quote"."""
        from .resources.quote import AsyncQuoteResource

        return AsyncQuoteResource(self)

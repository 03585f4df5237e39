"""The clients of Payments."""

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
    from .resources.charge import AsyncChargeResource, ChargeResource
    from .resources.payout import AsyncPayoutResource, PayoutResource
    from .resources.refund import AsyncRefundResource, RefundResource
    from .resources.search import AsyncSearchResource, SearchResource

SERVICE: Final = Service(
    name="client",
    version="1.0.0",
    base_url="https://payments.example.com",
    idempotency="Idempotency-Key",
)


class Sample(SyncAPIClient):
    """A client of Payments."""

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
    def charge(self) -> ChargeResource:
        """The `charge` operations."""
        from .resources.charge import ChargeResource

        return ChargeResource(self)

    @cached_property
    def payout(self) -> PayoutResource:
        """The `payout` operations."""
        from .resources.payout import PayoutResource

        return PayoutResource(self)

    @cached_property
    def refund(self) -> RefundResource:
        """The `refund` operations."""
        from .resources.refund import RefundResource

        return RefundResource(self)

    @cached_property
    def search(self) -> SearchResource:
        """The `search` operations."""
        from .resources.search import SearchResource

        return SearchResource(self)


class AsyncSample(AsyncAPIClient):
    """A client of Payments."""

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
    def charge(self) -> AsyncChargeResource:
        """The `charge` operations."""
        from .resources.charge import AsyncChargeResource

        return AsyncChargeResource(self)

    @cached_property
    def payout(self) -> AsyncPayoutResource:
        """The `payout` operations."""
        from .resources.payout import AsyncPayoutResource

        return AsyncPayoutResource(self)

    @cached_property
    def refund(self) -> AsyncRefundResource:
        """The `refund` operations."""
        from .resources.refund import AsyncRefundResource

        return AsyncRefundResource(self)

    @cached_property
    def search(self) -> AsyncSearchResource:
        """The `search` operations."""
        from .resources.search import AsyncSearchResource

        return AsyncSearchResource(self)

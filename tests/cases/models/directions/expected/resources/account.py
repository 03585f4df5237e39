"""The `account` operations."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import AsyncResource, Body, Json, Operation, RequestOptions, Resource


@cache
def _create() -> Operation[models.Account, None]:
    return Operation(
        id="createAccount",
        method="POST",
        path="/account",
        body=Body("application/json", required=True),
        responses={"200": Json(models.Account)},
    )


@cache
def _get_receipt() -> Operation[models.Receipt, None]:
    return Operation(
        id="getReceipt",
        method="GET",
        path="/receipt",
        responses={"200": Json(models.Receipt)},
    )


class AccountResource(Resource):
    """The `account` operations."""

    def create(
        self,
        *,
        name: str,
        password: str,
        options: RequestOptions | None = None,
    ) -> models.Account:
        """Create account.

        Args:
            password: Never returned.

        Returns:
            The account.

        Source:
            `POST /account`
        """
        return self._client.call(
            _create(),
            body={"name": name, "password": password},
            options=options,
        )

    def get_receipt(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Receipt:
        """Get receipt.

        Returns:
            The receipt.

        Source:
            `GET /receipt`
        """
        return self._client.call(
            _get_receipt(),
            options=options,
        )


class AsyncAccountResource(AsyncResource):
    """The `account` operations."""

    async def create(
        self,
        *,
        name: str,
        password: str,
        options: RequestOptions | None = None,
    ) -> models.Account:
        """Create account.

        Args:
            password: Never returned.

        Returns:
            The account.

        Source:
            `POST /account`
        """
        return await self._client.call(
            _create(),
            body={"name": name, "password": password},
            options=options,
        )

    async def get_receipt(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Receipt:
        """Get receipt.

        Returns:
            The receipt.

        Source:
            `GET /receipt`
        """
        return await self._client.call(
            _get_receipt(),
            options=options,
        )

"""The `pet` operations."""

from __future__ import annotations

from functools import cache
from typing import Literal, overload

from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Empty,
    Operation,
    RequestOptions,
    Resource,
    UnsetType,
    body_of,
    deprecated,
)


@cache
def _list() -> Operation[None, None]:
    return Operation(
        id="listPets",
        method="GET",
        path="/pets",
        responses={"204": Empty()},
    )


@cache
def _deprecated_() -> Operation[None, None]:
    return Operation(
        id="deprecated",
        method="PUT",
        path="/pets",
        body=Body("application/json", required=True, others=(Body("text/plain"),)),
        responses={"204": Empty()},
    )


@cache
def _find() -> Operation[None, None]:
    return Operation(
        id="findPets",
        method="POST",
        path="/pets",
        responses={"204": Empty()},
    )


class PetResource(Resource):
    """The `pet` operations."""

    @deprecated("pet.list is deprecated")
    def list(
        self,
        *,
        kind: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """List all pets.

        Deprecated.

        Args:
            kind: Deprecated. Use `type`.

        Returns:
            Listed.

        Source:
            `GET /pets`
        """
        return self._client.call(
            _list(),
            query={"kind": kind},
            options=options,
        )

    @overload
    def deprecated_(
        self,
        *,
        name: str | UnsetType = UNSET,
        content_type: Literal["application/json"] = "application/json",
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    def deprecated_(
        self,
        *,
        body: str,
        content_type: Literal["text/plain"],
        options: RequestOptions | None = None,
    ) -> None: ...

    @deprecated("pet.deprecated_ is deprecated")
    def deprecated_(
        self,
        *,
        name: object = UNSET,
        body: object = UNSET,
        content_type: str = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """Deprecated.

        Deprecated.

        Args:
            content_type: The media type of the body: `application/json` or
                `text/plain`.

        Returns:
            Stored.

        Source:
            `PUT /pets`
        """
        return self._client.call(
            _deprecated_(),
            body=body_of(
                content_type,
                {
                    "application/json": {"name": name},
                    "text/plain": body,
                },
            ),
            content_type=content_type,
            options=options,
        )

    def find(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Find pets.

        Returns:
            Found.

        Source:
            `POST /pets`
        """
        return self._client.call(
            _find(),
            options=options,
        )


class AsyncPetResource(AsyncResource):
    """The `pet` operations."""

    @deprecated("pet.list is deprecated")
    async def list(
        self,
        *,
        kind: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """List all pets.

        Deprecated.

        Args:
            kind: Deprecated. Use `type`.

        Returns:
            Listed.

        Source:
            `GET /pets`
        """
        return await self._client.call(
            _list(),
            query={"kind": kind},
            options=options,
        )

    @overload
    async def deprecated_(
        self,
        *,
        name: str | UnsetType = UNSET,
        content_type: Literal["application/json"] = "application/json",
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    async def deprecated_(
        self,
        *,
        body: str,
        content_type: Literal["text/plain"],
        options: RequestOptions | None = None,
    ) -> None: ...

    @deprecated("pet.deprecated_ is deprecated")
    async def deprecated_(
        self,
        *,
        name: object = UNSET,
        body: object = UNSET,
        content_type: str = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """Deprecated.

        Deprecated.

        Args:
            content_type: The media type of the body: `application/json` or
                `text/plain`.

        Returns:
            Stored.

        Source:
            `PUT /pets`
        """
        return await self._client.call(
            _deprecated_(),
            body=body_of(
                content_type,
                {
                    "application/json": {"name": name},
                    "text/plain": body,
                },
            ),
            content_type=content_type,
            options=options,
        )

    async def find(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Find pets.

        Returns:
            Found.

        Source:
            `POST /pets`
        """
        return await self._client.call(
            _find(),
            options=options,
        )

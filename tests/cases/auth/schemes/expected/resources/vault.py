"""The `vault` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _with_token() -> Operation[None, None]:
    return Operation(
        id="withToken",
        method="GET",
        path="/token",
        responses={"204": Empty()},
    )


@cache
def _with_nothing() -> Operation[None, None]:
    return Operation(
        id="withNothing",
        method="GET",
        path="/open",
        responses={"204": Empty()},
        security=(),
    )


@cache
def _optionally() -> Operation[None, None]:
    return Operation(
        id="optionally",
        method="GET",
        path="/optional",
        responses={"204": Empty()},
        security=((), ("query",)),
    )


@cache
def _with_either() -> Operation[None, None]:
    return Operation(
        id="withEither",
        method="GET",
        path="/either",
        responses={"204": Empty()},
        security=(("basic",), ("bearer",)),
    )


@cache
def _with_both() -> Operation[None, None]:
    return Operation(
        id="withBoth",
        method="GET",
        path="/both",
        responses={"204": Empty()},
        security=(("cookie", "query"),),
    )


@cache
def _elsewhere() -> Operation[None, None]:
    return Operation(
        id="elsewhere",
        method="GET",
        path="/elsewhere",
        responses={"204": Empty()},
        security=(("flow",),),
        scopes={"flow": ("read",)},
        base_url="https://eu.example.org",
    )


class VaultResource(Resource):
    """The `vault` operations."""

    def with_token(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """With token.

        Returns:
            Open.

        Source:
            `GET /token`
        """
        return self._client.call(
            _with_token(),
            options=options,
        )

    def with_nothing(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """With nothing.

        Returns:
            Open.

        Source:
            `GET /open`
        """
        return self._client.call(
            _with_nothing(),
            options=options,
        )

    def optionally(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Optionally.

        Returns:
            Open.

        Source:
            `GET /optional`
        """
        return self._client.call(
            _optionally(),
            options=options,
        )

    def with_either(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """With either.

        Returns:
            Open.

        Source:
            `GET /either`
        """
        return self._client.call(
            _with_either(),
            options=options,
        )

    def with_both(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """With both.

        Returns:
            Open.

        Source:
            `GET /both`
        """
        return self._client.call(
            _with_both(),
            options=options,
        )

    def elsewhere(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Elsewhere.

        Returns:
            Open.

        Scopes:
            flow: `read`

        Source:
            `GET /elsewhere`
        """
        return self._client.call(
            _elsewhere(),
            options=options,
        )


class AsyncVaultResource(AsyncResource):
    """The `vault` operations."""

    async def with_token(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """With token.

        Returns:
            Open.

        Source:
            `GET /token`
        """
        return await self._client.call(
            _with_token(),
            options=options,
        )

    async def with_nothing(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """With nothing.

        Returns:
            Open.

        Source:
            `GET /open`
        """
        return await self._client.call(
            _with_nothing(),
            options=options,
        )

    async def optionally(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Optionally.

        Returns:
            Open.

        Source:
            `GET /optional`
        """
        return await self._client.call(
            _optionally(),
            options=options,
        )

    async def with_either(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """With either.

        Returns:
            Open.

        Source:
            `GET /either`
        """
        return await self._client.call(
            _with_either(),
            options=options,
        )

    async def with_both(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """With both.

        Returns:
            Open.

        Source:
            `GET /both`
        """
        return await self._client.call(
            _with_both(),
            options=options,
        )

    async def elsewhere(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Elsewhere.

        Returns:
            Open.

        Scopes:
            flow: `read`

        Source:
            `GET /elsewhere`
        """
        return await self._client.call(
            _elsewhere(),
            options=options,
        )

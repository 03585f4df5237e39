"""The `vault` operations."""

from __future__ import annotations

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource

_WITH_TOKEN: Operation[None, None] = Operation(
    id="withToken",
    method="GET",
    path="/token",
    responses={"204": Empty()},
)
_WITH_NOTHING: Operation[None, None] = Operation(
    id="withNothing",
    method="GET",
    path="/open",
    responses={"204": Empty()},
    security=(),
)
_OPTIONALLY: Operation[None, None] = Operation(
    id="optionally",
    method="GET",
    path="/optional",
    responses={"204": Empty()},
    security=((), ("query",)),
)
_WITH_EITHER: Operation[None, None] = Operation(
    id="withEither",
    method="GET",
    path="/either",
    responses={"204": Empty()},
    security=(("basic",), ("bearer",)),
)
_WITH_BOTH: Operation[None, None] = Operation(
    id="withBoth",
    method="GET",
    path="/both",
    responses={"204": Empty()},
    security=(("cookie", "query"),),
)
_ELSEWHERE: Operation[None, None] = Operation(
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
            _WITH_TOKEN,
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
            _WITH_NOTHING,
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
            _OPTIONALLY,
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
            _WITH_EITHER,
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
            _WITH_BOTH,
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
            _ELSEWHERE,
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
            _WITH_TOKEN,
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
            _WITH_NOTHING,
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
            _OPTIONALLY,
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
            _WITH_EITHER,
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
            _WITH_BOTH,
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
            _ELSEWHERE,
            options=options,
        )

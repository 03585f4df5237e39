"""The `file` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource, Text


@cache
def _get() -> Operation[str, None]:
    return Operation(
        id="getFile",
        method="GET",
        path="/folder/{folder}/file/{file}/{page}/",
        responses={"200": Text()},
    )


@cache
def _copy() -> Operation[None, None]:
    return Operation(
        id="copyFile",
        method="POST",
        path="/copy/{name}/to/{name}",
        responses={"204": Empty()},
    )


class FileResource(Resource):
    """The `file` operations."""

    def get(
        self,
        folder: str,
        file: str,
        page: int,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Read a page.

        Args:
            page: Counted from 1.

        Returns:
            The page.

        Source:
            `GET /folder/{folder}/file/{file}/{page}/`
        """
        return self._client.call(
            _get(),
            path={"folder": folder, "file": file, "page": page},
            options=options,
        )

    def copy(
        self,
        name: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Copy file.

        Returns:
            Copied.

        Source:
            `POST /copy/{name}/to/{name}`
        """
        return self._client.call(
            _copy(),
            path={"name": name},
            options=options,
        )


class AsyncFileResource(AsyncResource):
    """The `file` operations."""

    async def get(
        self,
        folder: str,
        file: str,
        page: int,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Read a page.

        Args:
            page: Counted from 1.

        Returns:
            The page.

        Source:
            `GET /folder/{folder}/file/{file}/{page}/`
        """
        return await self._client.call(
            _get(),
            path={"folder": folder, "file": file, "page": page},
            options=options,
        )

    async def copy(
        self,
        name: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Copy file.

        Returns:
            Copied.

        Source:
            `POST /copy/{name}/to/{name}`
        """
        return await self._client.call(
            _copy(),
            path={"name": name},
            options=options,
        )

"""The `log` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime import (
    AsyncResource,
    Binary,
    Body,
    Empty,
    FileContent,
    Lines,
    Operation,
    Records,
    RequestOptions,
    Resource,
)

if TYPE_CHECKING:
    from .._runtime import AsyncStream, Stream

_READ: Operation[models.Entry, None] = Operation(
    id="readLog",
    method="GET",
    path="/log",
    responses={
        "200": (
            Lines(models.Entry, media_type="application/jsonl"),
            Lines(models.Entry),
            Records(models.Entry),
        ),
    },
)
_WRITE: Operation[None, None] = Operation(
    id="writeLog",
    method="POST",
    path="/log",
    body=Body("application/x-ndjson", required=True),
    responses={"204": Empty()},
)
_READ_ANYTHING: Operation[Any, None] = Operation(
    id="readAnything",
    method="GET",
    path="/log/anything",
    responses={"200": Lines(Any)},
)
_READ_MAP: Operation[dict[str, Any], None] = Operation(
    id="readMap",
    method="GET",
    path="/map",
    responses={"200": Records(dict[str, Any], media_type="application/geo+json-seq")},
)
_EXPORT: Operation[bytes, None] = Operation(
    id="export",
    method="GET",
    path="/export",
    responses={"200": Binary("application/zip")},
)


class LogResource(Resource):
    """The `log` operations."""

    def read(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[models.Entry]:
        """Read log.

        Returns:
            A line for each entry.
            The type is that of what is answered: `application/jsonl`,
                `application/x-ndjson` or `application/json-seq`.

        Source:
            `GET /log`
        """
        return self._client.stream(
            _READ,
            options=options,
        )

    def write(
        self,
        *,
        body: FileContent,
        options: RequestOptions | None = None,
    ) -> None:
        """Write log.

        Returns:
            Written.

        Source:
            `POST /log`
        """
        return self._client.call(
            _WRITE,
            body=body,
            options=options,
        )

    def read_anything(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[Any]:
        """Read anything.

        Returns:
            A schema of text says nothing of the items.

        Source:
            `GET /log/anything`
        """
        return self._client.stream(
            _READ_ANYTHING,
            options=options,
        )

    def read_map(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[dict[str, Any]]:
        """Read map.

        Returns:
            Features.

        Source:
            `GET /map`
        """
        return self._client.stream(
            _READ_MAP,
            options=options,
        )

    def export(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Export.

        Returns:
            All of it.
            `streamed(client.log.export)(…).write_to(path)` writes it to a file as it
                arrives.

        Source:
            `GET /export`
        """
        return self._client.call(
            _EXPORT,
            options=options,
        )


class AsyncLogResource(AsyncResource):
    """The `log` operations."""

    def read(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Entry]:
        """Read log.

        Returns:
            A line for each entry.
            The type is that of what is answered: `application/jsonl`,
                `application/x-ndjson` or `application/json-seq`.

        Source:
            `GET /log`
        """
        return self._client.stream(
            _READ,
            options=options,
        )

    async def write(
        self,
        *,
        body: FileContent,
        options: RequestOptions | None = None,
    ) -> None:
        """Write log.

        Returns:
            Written.

        Source:
            `POST /log`
        """
        return await self._client.call(
            _WRITE,
            body=body,
            options=options,
        )

    def read_anything(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[Any]:
        """Read anything.

        Returns:
            A schema of text says nothing of the items.

        Source:
            `GET /log/anything`
        """
        return self._client.stream(
            _READ_ANYTHING,
            options=options,
        )

    def read_map(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[dict[str, Any]]:
        """Read map.

        Returns:
            Features.

        Source:
            `GET /map`
        """
        return self._client.stream(
            _READ_MAP,
            options=options,
        )

    async def export(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Export.

        Returns:
            All of it.
            `streamed(client.log.export)(…).write_to(path)` writes it to a file as it
                arrives.

        Source:
            `GET /export`
        """
        return await self._client.call(
            _EXPORT,
            options=options,
        )

"""The `log` operations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime import (
    AsyncResource,
    Binary,
    Body,
    Empty,
    Lines,
    Operation,
    Records,
    RequestOptions,
    Resource,
)

if TYPE_CHECKING:
    from .._runtime import AsyncStream, FileContent, Stream


@cache
def _read() -> Operation[models.Entry, None]:
    return Operation(
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


@cache
def _write() -> Operation[None, None]:
    return Operation(
        id="writeLog",
        method="POST",
        path="/log",
        body=Body("application/x-ndjson", required=True),
        responses={"204": Empty()},
    )


@cache
def _read_anything() -> Operation[Any, None]:
    return Operation(
        id="readAnything",
        method="GET",
        path="/log/anything",
        responses={"200": Lines(Any)},
    )


@cache
def _read_map() -> Operation[dict[str, Any], None]:
    return Operation(
        id="readMap",
        method="GET",
        path="/map",
        responses={
            "200": Records(dict[str, Any], media_type="application/geo+json-seq"),
        },
    )


@cache
def _export() -> Operation[bytes, None]:
    return Operation(
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
            _read(),
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
            _write(),
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
            _read_anything(),
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
            _read_map(),
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
            _export(),
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
            _read(),
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
            _write(),
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
            _read_anything(),
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
            _read_map(),
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
            _export(),
            options=options,
        )

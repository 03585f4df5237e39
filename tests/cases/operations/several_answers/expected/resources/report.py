"""The `report` operations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime import (
    AsyncResource,
    Binary,
    Empty,
    Events,
    Json,
    Operation,
    RequestOptions,
    Resource,
    Text,
)

if TYPE_CHECKING:
    from .._runtime import AsyncStream, Stream


@cache
def _get() -> Operation[models.Report | bytes | str, None]:
    return Operation(
        id="getReport",
        method="GET",
        path="/report",
        responses={
            "200": (
                Json(models.Report),
                Binary("application/vnd.ms-excel"),
                Text("text/csv"),
                Text("application/vnd.report.diff"),
            ),
        },
    )


@cache
def _head() -> Operation[None, None]:
    return Operation(
        id="headReport",
        method="HEAD",
        path="/report",
        responses={"200": Empty()},
    )


@cache
def _same() -> Operation[models.Report, None]:
    return Operation(
        id="same",
        method="GET",
        path="/same",
        responses={"200": Json(models.Report, "application/hal+json")},
    )


@cache
def _two() -> Operation[models.Report | list[int], None]:
    return Operation(
        id="two",
        method="GET",
        path="/two",
        responses={
            "200": (Json(models.Report), Json(list[int], "application/vnd.brief+json")),
        },
        errors={
            "default": (
                Json(models.Problem, "application/problem+json"),
                Text("text/html"),
            ),
        },
    )


@cache
def _stream() -> Operation[models.Report, None]:
    return Operation(
        id="stream",
        method="GET",
        path="/stream",
        responses={"200": Json(models.Report)},
    )


@cache
def _stream_stream() -> Operation[models.Report, None]:
    return Operation(
        id="stream",
        method="GET",
        path="/stream",
        responses={"200": Events(models.Report)},
    )


@cache
def _anything() -> Operation[Any, None]:
    return Operation(
        id="anything",
        method="GET",
        path="/any",
        responses={"200": (Json(Any), Text("text/*"), Binary())},
    )


@cache
def _words() -> Operation[str, None]:
    return Operation(
        id="words",
        method="GET",
        path="/words",
        responses={"200": (Json(str), Text("text/*"))},
    )


@cache
def _xml() -> Operation[str, None]:
    return Operation(
        id="xml",
        method="GET",
        path="/xml",
        responses={"200": Text("application/xml")},
    )


@cache
def _form() -> Operation[bytes, None]:
    return Operation(
        id="form",
        method="GET",
        path="/form",
        responses={"200": Binary("application/x-www-form-urlencoded")},
    )


class ReportResource(Resource):
    """The `report` operations."""

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Report | bytes | str:
        """Get report.

        Returns:
            The report.
            The type is that of what is answered: `application/json`,
                `application/vnd.ms-excel`, `text/csv` or `application/vnd.report.diff`.
            `streamed(client.report.get)(…).write_to(path)` writes it to a file as it
                arrives.

        Source:
            `GET /report`
        """
        return self._client.call(
            _get(),
            options=options,
        )

    def head(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Head report.

        Returns:
            It is there.

        Source:
            `HEAD /report`
        """
        return self._client.call(
            _head(),
            options=options,
        )

    def same(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Report:
        """Same.

        Returns:
            One thing in several notations.

        Source:
            `GET /same`
        """
        return self._client.call(
            _same(),
            options=options,
        )

    def two(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Report | list[int]:
        """Two.

        Returns:
            Two things in JSON.
            The type is that of what is answered: `application/json` or
                `application/vnd.brief+json`.

        Raises:
            APIStatusError: What went wrong.

        Source:
            `GET /two`
        """
        return self._client.call(
            _two(),
            options=options,
        )

    def stream(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Report:
        """Stream.

        Returns:
            At once or bit by bit.
            `client.report.stream_stream` returns its items as they arrive.

        Source:
            `GET /stream`
        """
        return self._client.call(
            _stream(),
            options=options,
        )

    def stream_stream(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[models.Report]:
        """Stream.

        The items of the answer as they arrive. The service is asked for them by
        `Accept`; it may want an argument such as `stream=True` too.

        Returns:
            At once or bit by bit.

        Source:
            `GET /stream`
        """
        return self._client.stream(
            _stream_stream(),
            options=options,
        )

    def anything(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Any:
        """Anything.

        Returns:
            Something.
            The type is that of what is answered: `*/*`, `text/*` or `*/*`.
            `streamed(client.report.anything)(…).write_to(path)` writes it to a file as
                it arrives.

        Source:
            `GET /any`
        """
        return self._client.call(
            _anything(),
            options=options,
        )

    def words(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Words.

        Returns:
            Words.
            The type is that of what is answered: `*/*` or `text/*`.

        Source:
            `GET /words`
        """
        return self._client.call(
            _words(),
            options=options,
        )

    def xml(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Xml.

        Returns:
            XML.

        Source:
            `GET /xml`
        """
        return self._client.call(
            _xml(),
            options=options,
        )

    def form(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Form.

        Returns:
            A token.
            `streamed(client.report.form)(…).write_to(path)` writes it to a file as it
                arrives.

        Source:
            `GET /form`
        """
        return self._client.call(
            _form(),
            options=options,
        )


class AsyncReportResource(AsyncResource):
    """The `report` operations."""

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Report | bytes | str:
        """Get report.

        Returns:
            The report.
            The type is that of what is answered: `application/json`,
                `application/vnd.ms-excel`, `text/csv` or `application/vnd.report.diff`.
            `streamed(client.report.get)(…).write_to(path)` writes it to a file as it
                arrives.

        Source:
            `GET /report`
        """
        return await self._client.call(
            _get(),
            options=options,
        )

    async def head(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Head report.

        Returns:
            It is there.

        Source:
            `HEAD /report`
        """
        return await self._client.call(
            _head(),
            options=options,
        )

    async def same(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Report:
        """Same.

        Returns:
            One thing in several notations.

        Source:
            `GET /same`
        """
        return await self._client.call(
            _same(),
            options=options,
        )

    async def two(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Report | list[int]:
        """Two.

        Returns:
            Two things in JSON.
            The type is that of what is answered: `application/json` or
                `application/vnd.brief+json`.

        Raises:
            APIStatusError: What went wrong.

        Source:
            `GET /two`
        """
        return await self._client.call(
            _two(),
            options=options,
        )

    async def stream(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Report:
        """Stream.

        Returns:
            At once or bit by bit.
            `client.report.stream_stream` returns its items as they arrive.

        Source:
            `GET /stream`
        """
        return await self._client.call(
            _stream(),
            options=options,
        )

    def stream_stream(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Report]:
        """Stream.

        The items of the answer as they arrive. The service is asked for them by
        `Accept`; it may want an argument such as `stream=True` too.

        Returns:
            At once or bit by bit.

        Source:
            `GET /stream`
        """
        return self._client.stream(
            _stream_stream(),
            options=options,
        )

    async def anything(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Any:
        """Anything.

        Returns:
            Something.
            The type is that of what is answered: `*/*`, `text/*` or `*/*`.
            `streamed(client.report.anything)(…).write_to(path)` writes it to a file as
                it arrives.

        Source:
            `GET /any`
        """
        return await self._client.call(
            _anything(),
            options=options,
        )

    async def words(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Words.

        Returns:
            Words.
            The type is that of what is answered: `*/*` or `text/*`.

        Source:
            `GET /words`
        """
        return await self._client.call(
            _words(),
            options=options,
        )

    async def xml(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Xml.

        Returns:
            XML.

        Source:
            `GET /xml`
        """
        return await self._client.call(
            _xml(),
            options=options,
        )

    async def form(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Form.

        Returns:
            A token.
            `streamed(client.report.form)(…).write_to(path)` writes it to a file as it
                arrives.

        Source:
            `GET /form`
        """
        return await self._client.call(
            _form(),
            options=options,
        )

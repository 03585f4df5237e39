"""The `box` operations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .._runtime import AsyncResource, Body, Empty, Operation, RequestOptions, Resource

if TYPE_CHECKING:
    from .._runtime import FileContent


@cache
def _put_image() -> Operation[None, None]:
    return Operation(
        id="putImage",
        method="PUT",
        path="/image",
        body=Body("image/*", required=True),
        responses={"204": Empty()},
    )


@cache
def _put_anything() -> Operation[None, None]:
    return Operation(
        id="putAnything",
        method="PUT",
        path="/anything",
        body=Body("*/*", required=True),
        responses={"204": Empty()},
    )


@cache
def _put_data() -> Operation[None, None]:
    return Operation(
        id="putData",
        method="PUT",
        path="/data",
        body=Body("*/*", required=True),
        responses={"204": Empty()},
    )


@cache
def _put_scalar() -> Operation[None, None]:
    return Operation(
        id="putScalar",
        method="PUT",
        path="/scalar",
        body=Body("application/json", required=True),
        responses={"204": Empty()},
    )


@cache
def _put_nothing() -> Operation[None, None]:
    return Operation(
        id="putNothing",
        method="PUT",
        path="/nothing",
        responses={"204": Empty()},
    )


@cache
def _put_xml() -> Operation[None, None]:
    return Operation(
        id="putXml",
        method="PUT",
        path="/xml",
        body=Body("application/xml", required=True),
        responses={"204": Empty()},
    )


@cache
def _put_words() -> Operation[None, None]:
    return Operation(
        id="putWords",
        method="PUT",
        path="/words",
        body=Body("application/vnd.words", required=True),
        responses={"204": Empty()},
    )


@cache
def _put_odd() -> Operation[None, None]:
    return Operation(
        id="putOdd",
        method="PUT",
        path="/odd",
        body=Body("application/msgpack", required=True),
        responses={"204": Empty()},
    )


class BoxResource(Resource):
    """The `box` operations."""

    def put_image(
        self,
        *,
        body: FileContent,
        content_type: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Put image.

        Args:
            content_type: The media type of the body: `image/*`.

        Returns:
            Stored.

        Source:
            `PUT /image`
        """
        return self._client.call(
            _put_image(),
            body=body,
            content_type=content_type,
            options=options,
        )

    def put_anything(
        self,
        *,
        body: FileContent,
        content_type: str = "application/octet-stream",
        options: RequestOptions | None = None,
    ) -> None:
        """Put anything.

        Args:
            content_type: The media type of the body: `*/*`.

        Returns:
            Stored.

        Source:
            `PUT /anything`
        """
        return self._client.call(
            _put_anything(),
            body=body,
            content_type=content_type,
            options=options,
        )

    def put_data(
        self,
        *,
        a: int,
        options: RequestOptions | None = None,
    ) -> None:
        """Put data.

        Returns:
            Stored.

        Source:
            `PUT /data`
        """
        return self._client.call(
            _put_data(),
            body={"a": a},
            options=options,
        )

    def put_scalar(
        self,
        *,
        body: int | None,
        options: RequestOptions | None = None,
    ) -> None:
        """Put scalar.

        Returns:
            Stored.

        Source:
            `PUT /scalar`
        """
        return self._client.call(
            _put_scalar(),
            body=body,
            options=options,
        )

    def put_nothing(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Put nothing.

        Returns:
            Stored.

        Source:
            `PUT /nothing`
        """
        return self._client.call(
            _put_nothing(),
            options=options,
        )

    def put_xml(
        self,
        *,
        body: str | FileContent,
        options: RequestOptions | None = None,
    ) -> None:
        """Put xml.

        Returns:
            Stored.

        Source:
            `PUT /xml`
        """
        return self._client.call(
            _put_xml(),
            body=body,
            options=options,
        )

    def put_words(
        self,
        *,
        body: str | FileContent,
        options: RequestOptions | None = None,
    ) -> None:
        """Put words.

        Returns:
            Stored.

        Source:
            `PUT /words`
        """
        return self._client.call(
            _put_words(),
            body=body,
            options=options,
        )

    def put_odd(
        self,
        *,
        body: FileContent,
        options: RequestOptions | None = None,
    ) -> None:
        """Put odd.

        Returns:
            Stored.

        Source:
            `PUT /odd`
        """
        return self._client.call(
            _put_odd(),
            body=body,
            options=options,
        )


class AsyncBoxResource(AsyncResource):
    """The `box` operations."""

    async def put_image(
        self,
        *,
        body: FileContent,
        content_type: str,
        options: RequestOptions | None = None,
    ) -> None:
        """Put image.

        Args:
            content_type: The media type of the body: `image/*`.

        Returns:
            Stored.

        Source:
            `PUT /image`
        """
        return await self._client.call(
            _put_image(),
            body=body,
            content_type=content_type,
            options=options,
        )

    async def put_anything(
        self,
        *,
        body: FileContent,
        content_type: str = "application/octet-stream",
        options: RequestOptions | None = None,
    ) -> None:
        """Put anything.

        Args:
            content_type: The media type of the body: `*/*`.

        Returns:
            Stored.

        Source:
            `PUT /anything`
        """
        return await self._client.call(
            _put_anything(),
            body=body,
            content_type=content_type,
            options=options,
        )

    async def put_data(
        self,
        *,
        a: int,
        options: RequestOptions | None = None,
    ) -> None:
        """Put data.

        Returns:
            Stored.

        Source:
            `PUT /data`
        """
        return await self._client.call(
            _put_data(),
            body={"a": a},
            options=options,
        )

    async def put_scalar(
        self,
        *,
        body: int | None,
        options: RequestOptions | None = None,
    ) -> None:
        """Put scalar.

        Returns:
            Stored.

        Source:
            `PUT /scalar`
        """
        return await self._client.call(
            _put_scalar(),
            body=body,
            options=options,
        )

    async def put_nothing(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Put nothing.

        Returns:
            Stored.

        Source:
            `PUT /nothing`
        """
        return await self._client.call(
            _put_nothing(),
            options=options,
        )

    async def put_xml(
        self,
        *,
        body: str | FileContent,
        options: RequestOptions | None = None,
    ) -> None:
        """Put xml.

        Returns:
            Stored.

        Source:
            `PUT /xml`
        """
        return await self._client.call(
            _put_xml(),
            body=body,
            options=options,
        )

    async def put_words(
        self,
        *,
        body: str | FileContent,
        options: RequestOptions | None = None,
    ) -> None:
        """Put words.

        Returns:
            Stored.

        Source:
            `PUT /words`
        """
        return await self._client.call(
            _put_words(),
            body=body,
            options=options,
        )

    async def put_odd(
        self,
        *,
        body: FileContent,
        options: RequestOptions | None = None,
    ) -> None:
        """Put odd.

        Returns:
            Stored.

        Source:
            `PUT /odd`
        """
        return await self._client.call(
            _put_odd(),
            body=body,
            options=options,
        )

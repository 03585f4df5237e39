"""The `box` operations."""

from __future__ import annotations

from .._runtime import (
    AsyncResource,
    Body,
    Empty,
    FileContent,
    Operation,
    RequestOptions,
    Resource,
)

_PUT_IMAGE: Operation[None, None] = Operation(
    id="putImage",
    method="PUT",
    path="/image",
    body=Body("image/*", required=True),
    responses={"204": Empty()},
)
_PUT_ANYTHING: Operation[None, None] = Operation(
    id="putAnything",
    method="PUT",
    path="/anything",
    body=Body("*/*", required=True),
    responses={"204": Empty()},
)
_PUT_DATA: Operation[None, None] = Operation(
    id="putData",
    method="PUT",
    path="/data",
    body=Body("*/*", required=True),
    responses={"204": Empty()},
)
_PUT_SCALAR: Operation[None, None] = Operation(
    id="putScalar",
    method="PUT",
    path="/scalar",
    body=Body("application/json", required=True),
    responses={"204": Empty()},
)
_PUT_NOTHING: Operation[None, None] = Operation(
    id="putNothing",
    method="PUT",
    path="/nothing",
    responses={"204": Empty()},
)
_PUT_XML: Operation[None, None] = Operation(
    id="putXml",
    method="PUT",
    path="/xml",
    body=Body("application/xml", required=True),
    responses={"204": Empty()},
)
_PUT_WORDS: Operation[None, None] = Operation(
    id="putWords",
    method="PUT",
    path="/words",
    body=Body("application/vnd.words", required=True),
    responses={"204": Empty()},
)
_PUT_ODD: Operation[None, None] = Operation(
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
            _PUT_IMAGE,
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
            _PUT_ANYTHING,
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
            _PUT_DATA,
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
            _PUT_SCALAR,
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
            _PUT_NOTHING,
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
            _PUT_XML,
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
            _PUT_WORDS,
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
            _PUT_ODD,
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
            _PUT_IMAGE,
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
            _PUT_ANYTHING,
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
            _PUT_DATA,
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
            _PUT_SCALAR,
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
            _PUT_NOTHING,
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
            _PUT_XML,
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
            _PUT_WORDS,
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
            _PUT_ODD,
            body=body,
            options=options,
        )

"""The `form` operations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime import (
    UNSET,
    AsyncResource,
    Body,
    Empty,
    Operation,
    RequestOptions,
    Resource,
    UnsetType,
)

if TYPE_CHECKING:
    from .._runtime import File


@cache
def _send_multipart() -> Operation[None, None]:
    return Operation(
        id="sendMultipart",
        method="POST",
        path="/multipart",
        body=Body("multipart/form-data", required=True),
        responses={"204": Empty()},
    )


@cache
def _send_clash() -> Operation[None, None]:
    return Operation(
        id="sendClash",
        method="POST",
        path="/multipart/{file}",
        body=Body("multipart/form-data", required=True),
        responses={"204": Empty()},
    )


@cache
def _send_urlencoded() -> Operation[None, None]:
    return Operation(
        id="sendUrlencoded",
        method="POST",
        path="/urlencoded",
        body=Body("application/x-www-form-urlencoded", required=True),
        responses={"204": Empty()},
    )


class FormResource(Resource):
    """The `form` operations."""

    def send_multipart(
        self,
        *,
        file: File,
        more: Sequence[File] | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        size: int | UnsetType = UNSET,
        meta: models.SendMultipartRequestMeta | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Send multipart.

        Returns:
            Done.

        Source:
            `POST /multipart`
        """
        return self._client.call(
            _send_multipart(),
            body={"file": file, "more": more, "name": name, "size": size, "meta": meta},
            options=options,
        )

    def send_clash(
        self,
        file: str,
        *,
        body: models.SendClashRequest | Mapping[str, Any],
        options: RequestOptions | None = None,
    ) -> None:
        """Send clash.

        Returns:
            Done.

        Source:
            `POST /multipart/{file}`
        """
        return self._client.call(
            _send_clash(),
            path={"file": file},
            body=body,
            options=options,
        )

    def send_urlencoded(
        self,
        *,
        grant_type: str,
        scopes: Sequence[str] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Send urlencoded.

        Returns:
            Done.

        Source:
            `POST /urlencoded`
        """
        return self._client.call(
            _send_urlencoded(),
            body={"grant_type": grant_type, "scopes": scopes},
            options=options,
        )


class AsyncFormResource(AsyncResource):
    """The `form` operations."""

    async def send_multipart(
        self,
        *,
        file: File,
        more: Sequence[File] | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        size: int | UnsetType = UNSET,
        meta: models.SendMultipartRequestMeta | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Send multipart.

        Returns:
            Done.

        Source:
            `POST /multipart`
        """
        return await self._client.call(
            _send_multipart(),
            body={"file": file, "more": more, "name": name, "size": size, "meta": meta},
            options=options,
        )

    async def send_clash(
        self,
        file: str,
        *,
        body: models.SendClashRequest | Mapping[str, Any],
        options: RequestOptions | None = None,
    ) -> None:
        """Send clash.

        Returns:
            Done.

        Source:
            `POST /multipart/{file}`
        """
        return await self._client.call(
            _send_clash(),
            path={"file": file},
            body=body,
            options=options,
        )

    async def send_urlencoded(
        self,
        *,
        grant_type: str,
        scopes: Sequence[str] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Send urlencoded.

        Returns:
            Done.

        Source:
            `POST /urlencoded`
        """
        return await self._client.call(
            _send_urlencoded(),
            body={"grant_type": grant_type, "scopes": scopes},
            options=options,
        )

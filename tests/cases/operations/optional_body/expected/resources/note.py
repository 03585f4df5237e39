"""The `note` operations."""

from __future__ import annotations

from functools import cache
from typing import Literal

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


@cache
def _add() -> Operation[None, None]:
    return Operation(
        id="addNote",
        method="POST",
        path="/notes",
        body=Body("application/json", required=False),
        responses={"204": Empty()},
    )


@cache
def _replace() -> Operation[None, None]:
    return Operation(
        id="replaceNote",
        method="PUT",
        path="/notes/{id}",
        body=Body("application/json", required=True),
        responses={"204": Empty()},
    )


class NoteResource(Resource):
    """The `note` operations."""

    def add(
        self,
        *,
        text: str | UnsetType = UNSET,
        kind: Literal["note"] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Add note.

        Returns:
            Added.

        Source:
            `POST /notes`
        """
        return self._client.call(
            _add(),
            body={"text": text, "kind": kind},
            options=options,
        )

    def replace(
        self,
        id: str,
        *,
        text: str,
        kind: Literal["note"] = "note",
        options: RequestOptions | None = None,
    ) -> None:
        """Replace note.

        Returns:
            Replaced.

        Source:
            `PUT /notes/{id}`
        """
        return self._client.call(
            _replace(),
            path={"id": id},
            body={"text": text, "kind": kind},
            options=options,
        )


class AsyncNoteResource(AsyncResource):
    """The `note` operations."""

    async def add(
        self,
        *,
        text: str | UnsetType = UNSET,
        kind: Literal["note"] | UnsetType = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """Add note.

        Returns:
            Added.

        Source:
            `POST /notes`
        """
        return await self._client.call(
            _add(),
            body={"text": text, "kind": kind},
            options=options,
        )

    async def replace(
        self,
        id: str,
        *,
        text: str,
        kind: Literal["note"] = "note",
        options: RequestOptions | None = None,
    ) -> None:
        """Replace note.

        Returns:
            Replaced.

        Source:
            `PUT /notes/{id}`
        """
        return await self._client.call(
            _replace(),
            path={"id": id},
            body={"text": text, "kind": kind},
            options=options,
        )

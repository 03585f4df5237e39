"""The `note` operations."""

from __future__ import annotations

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

_ADD: Operation[None, None] = Operation(
    id="addNote",
    method="POST",
    path="/notes",
    body=Body("application/json", required=False),
    responses={"204": Empty()},
)
_REPLACE: Operation[None, None] = Operation(
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
            _ADD,
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
            _REPLACE,
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
            _ADD,
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
            _REPLACE,
            path={"id": id},
            body={"text": text, "kind": kind},
            options=options,
        )

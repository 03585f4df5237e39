"""Sends a large file in a process of its own; prints how much memory that took.

Arguments: sync or async, path, iterator or multipart, address of the server, the file.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from runtime import (
    AsyncAPIClient,
    Body,
    Json,
    Operation,
    Service,
    SyncAPIClient,
)

PIECE = 1024 * 1024


def operation(source: str) -> Operation[Any]:
    kind = (
        "multipart/form-data" if source == "multipart" else "application/octet-stream"
    )
    return Operation(
        id="send",
        method="POST",
        path="/send",
        body=Body(kind),
        responses={"200": Json(Any)},
    )


def pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


async def later(path: Path) -> AsyncIterator[bytes]:
    for piece in pieces(path):
        yield piece


def body(source: str, path: Path, *, is_async: bool) -> object:
    match source:
        case "path":
            return path
        case "iterator":
            return later(path) if is_async else pieces(path)
        case _:
            return {"name": "x", "file": path}


def peak() -> int:
    """The most memory the process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main(colour: str, source: str, address: str, file: str) -> None:
    service = Service(name="large", version="1", base_url=address)
    told = [0]

    def note(sent: int, whole: int | None) -> None:
        told[0] = sent

    options: Any = {"on_progress": note}
    path = Path(file)
    small: Any = {"name": "x", "file": b"1"} if source == "multipart" else b"1"
    # Why: a first call loads what every call needs.
    if colour == "sync":
        with SyncAPIClient(service, {}, {}) as client:
            client.call(operation(source), body=small)
            before = peak()
            client.call(
                operation(source),
                body=body(source, path, is_async=False),
                options=options,
            )
    else:

        async def run() -> int:
            async with AsyncAPIClient(service, {}, {}) as client:
                await client.call(operation(source), body=small)
                before = peak()
                await client.call(
                    operation(source),
                    body=body(source, path, is_async=True),
                    options=options,
                )
            return before

        before = asyncio.run(run())
    print(json.dumps({"extra": peak() - before, "progress": told[0]}))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])

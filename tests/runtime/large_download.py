"""Reads a large file in a process of its own; prints how much memory that took.

Arguments: sync or async, file or chunks, address of the server, where the file goes.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import zlib
from pathlib import Path
from typing import Any

from runtime import AsyncAPIClient, Operation, Service, SyncAPIClient
from runtime.operation import Binary

SMALL, LARGE = (
    Operation[Any, Any](
        id=name, method="GET", path=f"/{name}", responses={"200": Binary()}
    )
    for name in ("small", "large")
)


def peak() -> int:
    """The most memory the process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def read(service: Service, source: str, path: Path) -> tuple[int, int]:
    """The memory before, and a checksum of all bytes."""
    found = 0
    with SyncAPIClient(service, {}, {}) as client:
        # Why: a first call loads what every call needs.
        client.download(SMALL).write_to(path)
        before = peak()
        if source == "file":
            client.download(LARGE).write_to(path)
        else:
            for chunk in client.download(LARGE):
                found = zlib.crc32(chunk, found)
    return before, found


async def read_later(service: Service, source: str, path: Path) -> tuple[int, int]:
    """The same with asyncio."""
    found = 0
    async with AsyncAPIClient(service, {}, {}) as client:
        await client.download(SMALL).write_to(path)
        before = peak()
        if source == "file":
            await client.download(LARGE).write_to(path)
        else:
            async for chunk in client.download(LARGE):
                found = zlib.crc32(chunk, found)
    return before, found


def main(colour: str, source: str, address: str, file: str) -> None:
    service, path = Service(name="large", version="1", base_url=address), Path(file)
    if colour == "sync":
        before, found = read(service, source, path)
    else:
        before, found = asyncio.run(read_later(service, source, path))
    print(json.dumps({"extra": peak() - before, "checksum": found}))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])

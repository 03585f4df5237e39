"""Makes very many calls in a process of its own; prints how each ended and what that took.

Arguments: sync or async, how many calls, how many of them to warm up with, how many at the
same time, the address of the server, and one where nobody listens.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from msgspec import Struct

from runtime import (
    APIError,
    AsyncAPIClient,
    Body,
    Json,
    Operation,
    RequestOptions,
    Service,
    SyncAPIClient,
)

GOOD = "as it was sent"


class Item(Struct):
    """What the service answers."""

    number: int
    text: str


ERRORS = {"default": Json(Any)}
OPERATIONS: tuple[Operation[Item], ...] = (
    Operation(
        id="get",
        method="GET",
        path="/item",
        responses={"200": Json(Item)},
        errors=ERRORS,
    ),
    Operation(
        id="post",
        method="POST",
        path="/item",
        body=Body("application/json"),
        responses={"200": Json(Item)},
        errors=ERRORS,
    ),
)
"""One that is repeated, and one that is not; calls take them in turn."""


def item(number: int) -> Item:
    """The answer to a call."""
    return Item(number, f"{number:x} " * (number % 97))


@dataclass(frozen=True, slots=True)
class Held:
    """What the process holds: bytes, blocks of Python's memory, and numbers of others."""

    bytes: int
    blocks: int
    files: int
    threads: int
    tasks: int

    @classmethod
    def now(cls, tasks: int = 0) -> Held:
        """Without garbage; `tasks` are those that run besides the one that asks."""
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return cls(
            bytes=pages * os.sysconf("SC_PAGE_SIZE"),
            blocks=sys.getallocatedblocks(),
            files=len(list(Path("/proc/self/fd").iterdir())),
            threads=threading.active_count(),
            tasks=tasks,
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """Calls are numbers; those that `unheard` has go where nobody listens."""

    calls: int
    warming: int
    together: int
    address: str
    nowhere: str
    ends: list[str] = field(repr=False)

    @property
    def service(self) -> Service:
        return Service(name="soak", version="1", base_url=self.address)

    def arguments(self, number: int) -> tuple[Operation[Item], dict[str, Any]]:
        """What a call is made with."""
        operation = OPERATIONS[number % 2]
        given: dict[str, Any] = {"query": {"number": number}}
        if operation.body:
            given["body"] = {"number": number}
        if is_unheard(number):
            given["options"] = RequestOptions(base_url=self.nowhere)
        return operation, given

    def note(self, number: int, end: object) -> None:
        """Keep how a call ended."""
        if isinstance(end, APIError):
            self.ends[number] = type(end).__name__
        else:
            self.ends[number] = GOOD if end == item(number) else repr(end)


def is_unheard(number: int) -> bool:
    """Whether a call goes where nobody listens."""
    return number % 199 == 7


def plain(plan: Plan) -> Iterator[Held]:
    """Make the calls in threads; what is held when warm, then at the end, then closed."""
    with SyncAPIClient(plan.service, {}, {"timeout": 5.0}) as client:

        def work(numbers: Iterator[int]) -> None:
            for number in numbers:
                operation, given = plan.arguments(number)
                try:
                    end: object = client.call(operation, **given)
                except Exception as error:  # noqa: BLE001 the test looks at it
                    end = error
                plan.note(number, end)

        for numbers in (range(plan.warming), range(plan.warming, plan.calls)):
            left = iter(numbers)
            threads = [
                threading.Thread(target=work, args=(left,))
                for _ in range(plan.together)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            yield Held.now()
    yield Held.now()


async def later(plan: Plan) -> list[Held]:
    """The same in tasks."""

    def held() -> Held:
        return Held.now(len(asyncio.all_tasks()) - 1)

    found: list[Held] = []
    async with AsyncAPIClient(plan.service, {}, {"timeout": 5.0}) as client:

        async def work(numbers: Iterator[int]) -> None:
            for number in numbers:
                operation, given = plan.arguments(number)
                try:
                    end: object = await client.call(operation, **given)
                except Exception as error:  # noqa: BLE001 the test looks at it
                    end = error
                plan.note(number, end)

        for numbers in (range(plan.warming), range(plan.warming, plan.calls)):
            left = iter(numbers)
            await asyncio.gather(*(work(left) for _ in range(plan.together)))
            found.append(held())
    return [*found, held()]


def main(
    colour: str, calls: str, warming: str, together: str, address: str, nowhere: str
) -> None:
    """Print the report as JSON."""
    ends = [""] * int(calls)
    plan = Plan(int(calls), int(warming), int(together), address, nowhere, ends)
    held = list(plain(plan)) if colour == "sync" else asyncio.run(later(plan))
    report = {"ends": ends, "held": [asdict(one) for one in held]}
    print(json.dumps(report))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])

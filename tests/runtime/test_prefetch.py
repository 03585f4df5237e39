"""Lists that are fetched one page ahead: order, errors, and nothing left behind."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from contextvars import ContextVar
from typing import Any, cast

import httpx2
import pytest

from runtime import Json as JsonResult
from runtime import NotFoundError, NumberPages, Operation

from .colours import Colour, Server

THINGS: Operation[list[int], None] = Operation(
    id="things",
    method="GET",
    path="/things",
    responses={"200": JsonResult(list[int])},
    pages=NumberPages(page="page"),
)


def numbered(last: int) -> Server:
    """Pages of two items up to a number, then empty ones."""

    def react(request: httpx2.Request) -> httpx2.Response:
        page = int(request.url.params.get("page", 1))
        rows = [page * 10, page * 10 + 1] if page <= last else []
        return httpx2.Response(200, json=rows)

    return Server(react)


def helpers() -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t.name.startswith("next-page")]


async def others() -> int:
    return len(asyncio.all_tasks()) - 1


@pytest.fixture(autouse=True)
def leaves_no_thread() -> Any:
    yield
    assert helpers() == []


def pager_of(colour: Colour, server: Server) -> Any:
    return colour.client(server).paginate(THINGS).prefetch()


def test_every_item_in_order(colour: Colour) -> None:
    server = numbered(3)
    pager = pager_of(colour, server)
    assert not server.requests
    assert colour.items(pager) == [10, 11, 20, 21, 30, 31]
    assert len(server.requests) == 4
    assert [page.items for page in colour.pages(pager)] == [
        [10, 11],
        [20, 21],
        [30, 31],
    ]


def test_an_empty_list(colour: Colour) -> None:
    server = numbered(0)
    assert colour.items(pager_of(colour, server)) == []
    assert len(server.requests) == 1


def test_one_page_ahead_and_no_more(colour: Colour) -> None:
    server = numbered(9)
    pager = pager_of(colour, server)

    def wait_until_ahead(count: int) -> None:
        for _ in range(500):
            if len(server.requests) >= count:
                break
            threading.Event().wait(0.002)
        threading.Event().wait(0.01)

    async def look() -> list[int]:
        seen: list[int] = []
        async for page in pager.pages():
            await asyncio.sleep(0.01)
            seen.append(len(server.requests))
            if page.items[0] == 40:
                break
        return seen

    seen: list[int] = []
    if colour.is_async:
        seen = colour.run(cast(Any, look()))
    else:
        for page in pager.pages():
            wait_until_ahead(page.items[0] // 10 + 1)
            seen.append(len(server.requests))
            if page.items[0] == 40:
                break
    assert seen == [2, 3, 4, 5]


def test_errors_come_where_they_belong(colour: Colour) -> None:
    def react(request: httpx2.Request) -> httpx2.Response:
        if request.url.params.get("page") == "2":
            return httpx2.Response(404)
        return httpx2.Response(200, json=[1, 2])

    seen: list[int] = []
    with pytest.raises(NotFoundError):
        colour.each(pager_of(colour, Server(react)), seen.append)
    assert seen == [1, 2]
    with pytest.raises(NotFoundError):
        colour.items(pager_of(colour, Server(httpx2.Response(404))))


class Enough(Exception):
    pass


def test_an_exception_of_the_caller(colour: Colour) -> None:
    server = numbered(9)
    server.delay = 0.02
    seen: list[int] = []

    def see(item: int) -> None:
        seen.append(item)
        if item == 20:
            raise Enough

    with pytest.raises(Enough):
        colour.each(pager_of(colour, server), see)
    assert seen == [10, 11, 20]
    count = len(server.requests)
    threading.Event().wait(0.05)
    assert len(server.requests) == count <= 3


def test_leaving_early(colour: Colour) -> None:
    closed: list[str] = []
    server = numbered(9)

    async def leave() -> int:
        async for _ in pager_of(colour, server):
            break
        for _ in range(9):
            await asyncio.sleep(0)
        return await others()

    async def close() -> int:
        pages = pager_of(colour, server).pages()
        await anext(pages)
        await pages.aclose()
        closed.append("async")
        return await others()

    if colour.is_async:
        assert colour.run(cast(Any, leave())) == 0
        assert colour.run(cast(Any, close())) == 0
        return
    for _ in pager_of(colour, server):
        break
    assert helpers() == []
    pages = pager_of(colour, server).pages()
    next(pages)
    pages.close()
    assert helpers() == []


def test_an_answer_that_nobody_wants_is_let_go(colour: Colour) -> None:
    """Cancelled while it is under way, or failed unseen: neither is heard of again."""
    unheard: list[Any] = []

    def react(request: httpx2.Request) -> httpx2.Response:
        if request.url.params.get("page") == "2":
            return httpx2.Response(404)
        return httpx2.Response(200, json=[1])

    async def leave(seconds: float) -> int:
        asyncio.get_running_loop().set_exception_handler(
            lambda _, context: unheard.append(context)
        )
        server = Server(react)
        pages = pager_of(colour, server).pages()
        await anext(pages)
        server.delay = 0.0 if seconds else 5.0
        await asyncio.sleep(seconds)
        await pages.aclose()
        return await others()

    if colour.is_async:
        assert colour.run(cast(Any, leave(0.01))) == 0
        assert colour.run(cast(Any, leave(0))) == 0
        assert unheard == []
        return
    pages = pager_of(colour, Server(react)).pages()
    next(pages)
    pages.close()


@pytest.mark.parametrize("colour", ["async"], indirect=True)
def test_cancelling_the_caller(colour: Colour) -> None:
    server = numbered(9)

    async def run() -> int:
        async def read() -> None:
            async for item in pager_of(colour, server):
                if item == 11:
                    server.delay = 5.0

        task = asyncio.create_task(read())
        await asyncio.sleep(0.05)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        return await others()

    assert colour.run(cast(Any, run())) == 0


def test_the_callers_context_goes_along(colour: Colour) -> None:
    trace: ContextVar[str] = ContextVar("trace", default="none")
    seen: list[str] = []

    def react(request: httpx2.Request) -> httpx2.Response:
        seen.append(trace.get())
        page = int(request.url.params.get("page", 1))
        return httpx2.Response(200, json=[page] if page < 3 else [])

    async def read() -> None:
        trace.set("mine")
        async for _ in pager_of(colour, Server(react)):
            pass

    if colour.is_async:
        colour.run(cast(Any, read()))
    else:
        token = trace.set("mine")
        colour.items(pager_of(colour, Server(react)))
        trace.reset(token)
    assert seen == ["mine"] * 3

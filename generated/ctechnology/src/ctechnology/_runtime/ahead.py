"""Pages one ahead: how to get the first and each next one in, the pages out."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Coroutine, Generator
from typing import Any, TypeVar

P = TypeVar("P")


def pages_ahead(first: Callable[[], P], after: Callable[[P], P | None]) -> Generator[P]:
    """The pages in order; a thread fetches the next one while one is looked at.

    An error comes out after the page before it. Closing waits for the fetch under way.
    """
    from concurrent.futures import ThreadPoolExecutor
    from contextvars import copy_context

    page: P | None = first()
    with ThreadPoolExecutor(1, thread_name_prefix="next-page") as worker:
        while page is not None:
            coming = worker.submit(copy_context().run, after, page)
            yield page
            page = coming.result()


async def pages_ahead_async(
    first: Callable[[], Coroutine[Any, Any, P]],
    after: Callable[[P], Coroutine[Any, Any, P | None]],
) -> AsyncGenerator[P]:
    """The pages in order; a task fetches the next one while one is looked at.

    An error comes out after the page before it. Closing cancels the fetch under way.
    """
    import asyncio

    page: P | None = await first()
    while page is not None:
        coming = asyncio.create_task(after(page))
        try:
            yield page
            page = await coming
        finally:
            coming.cancel()
            # Why: waits for the end of what was cancelled, and takes its error, if any.
            await asyncio.gather(coming, return_exceptions=True)

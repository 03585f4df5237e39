"""One test body for plain and asyncio code: results as they are, or awaited first."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar, cast

import pytest

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Paged(Protocol[T_co]):
    """A list that hands out its pages."""

    def pages(self) -> Iterator[T_co]: ...


class Driver:
    """Runs calls of one colour, `sync` or `async`.

    The calls are typed as plain ones; the driver awaits where that is needed.
    """

    def __init__(self, name: str, loop: asyncio.Runner) -> None:
        self.name = name
        self._loop = loop

    @property
    def is_async(self) -> bool:
        return self.name == "async"

    def run(self, result: T) -> T:
        if isinstance(result, Coroutine):
            found: T = self._loop.run(cast("Coroutine[Any, Any, T]", result))
            return found
        return result

    def together(self, calls: Sequence[Callable[[], T]]) -> list[T | BaseException]:
        """The outcomes of calls that run at the same time."""
        if self.is_async:
            return self._loop.run(self._gathered(calls))
        outcomes: dict[int, T | BaseException] = {}

        def work(index: int) -> None:
            try:
                outcomes[index] = calls[index]()
            except Exception as error:  # noqa: BLE001 the test looks at it
                outcomes[index] = error

        threads = [threading.Thread(target=work, args=(i,)) for i in range(len(calls))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return [outcomes[i] for i in range(len(calls))]

    async def _gathered(
        self, calls: Sequence[Callable[[], T]]
    ) -> list[T | BaseException]:
        started = [cast("Coroutine[Any, Any, T]", call()) for call in calls]
        return await asyncio.gather(*started, return_exceptions=True)

    def items(self, pager: Iterable[T]) -> list[T]:
        if not self.is_async:
            return list(pager)

        async def collected() -> list[T]:
            return [item async for item in cast(Any, pager)]

        return self._loop.run(collected())

    def each(self, pager: Iterable[T], see: Callable[[T], object]) -> None:
        """Hand over the items one by one, as they come."""
        if not self.is_async:
            for item in pager:
                see(item)
            return

        async def handed_over() -> None:
            async for item in cast(Any, pager):
                see(item)

        self._loop.run(handed_over())

    def pages(self, pager: Paged[T]) -> list[T]:
        if not self.is_async:
            return list(pager.pages())

        async def collected() -> list[T]:
            return [page async for page in cast(Any, pager.pages())]

        return self._loop.run(collected())


def only_broken(outcome: Any, patch: pytest.MonkeyPatch) -> None:
    """Fail when an answer is taken apart in search of mismatches that has none.

    `outcome` is that module of the runtime.
    """
    mended = outcome._mended

    def checked(*arguments: Any) -> Any:
        parts, found = mended(*arguments)
        assert found, "a good answer was not read by the codec alone"
        return parts, found

    patch.setattr(outcome, "_mended", checked)

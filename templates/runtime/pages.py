"""Lists that come in pages: a way to fetch one page in, pages and items out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from .kinds import is_array

if TYPE_CHECKING:
    from typing_extensions import TypeVar as DefaultTypeVar

    from .outcome import Reply
    from .settings import Arguments

    H = DefaultTypeVar("H", default=None)
else:
    H = TypeVar("H")
T = TypeVar("T")


class OffsetPages(Struct, frozen=True):
    """Pages by offset: the next one starts after the items of this one.

    `offset` and `limit` are names of query parameters.
    """

    offset: str
    limit: str

    def following(self, reply: Reply, arguments: Arguments) -> Arguments | None:
        """The arguments of the next page, None after an empty one."""
        items = _items(reply.value)
        if not items:
            return None
        start = arguments.query.get(self.offset)
        known = int(start) if isinstance(start, int | float) else 0
        query = {**arguments.query, self.offset: known + len(items)}
        return replace(arguments, query=query)


Pages: TypeAlias = OffsetPages
"""The ways to page: records with one method, `following`."""


class Page(Generic[T, H]):
    """One page of a list.

    items   what is on it
    header  the envelope's header, None where there is no envelope
    """

    __slots__ = ("_pager", "_reply", "header", "items")

    def __init__(self, pager: SyncPager[T, H], reply: Reply) -> None:
        self.items: list[T] = _items(reply.value)
        self.header = cast(H, reply.header)
        self._pager = pager
        self._reply = reply

    @property
    def has_items(self) -> bool:
        """Whether anything is on it."""
        return bool(self.items)

    def next_page(self) -> Page[T, H] | None:
        """The page after this one, None when there are no more items.

        Sends one request unless this page is empty; raises as any call does.
        """
        following = self._pager.following(self._reply)
        page = following.first_page() if following else None
        return page if page and page.has_items else None

    def __repr__(self) -> str:
        return f"<Page of {len(self.items)} items>"


class AsyncPage(Generic[T, H]):
    """One page of a list.

    items   what is on it
    header  the envelope's header, None where there is no envelope
    """

    __slots__ = ("_pager", "_reply", "header", "items")

    def __init__(self, pager: AsyncPager[T, H], reply: Reply) -> None:
        self.items: list[T] = _items(reply.value)
        self.header = cast(H, reply.header)
        self._pager = pager
        self._reply = reply

    @property
    def has_items(self) -> bool:
        """Whether anything is on it."""
        return bool(self.items)

    async def next_page(self) -> AsyncPage[T, H] | None:
        """The page after this one, None when there are no more items.

        Sends one request unless this page is empty; raises as any call does.
        """
        following = self._pager.following(self._reply)
        page = await following.first_page() if following else None
        return page if page and page.has_items else None

    def __repr__(self) -> str:
        return f"<AsyncPage of {len(self.items)} items>"


class SyncPager(Generic[T, H]):
    """A list that is fetched page by page while it is iterated."""

    __slots__ = ("_arguments", "_fetch", "_style")

    def __init__(
        self,
        fetch: Callable[[Arguments], Reply],
        style: Pages | None,
        arguments: Arguments,
    ) -> None:
        self._fetch = fetch
        self._style = style
        self._arguments = arguments

    def first_page(self) -> Page[T, H]:
        """The first page; it may be empty."""
        return Page(self, self._fetch(self._arguments))

    def pages(self) -> Iterator[Page[T, H]]:
        """The first page, then every further page that has items."""
        page: Page[T, H] | None = self.first_page()
        while page is not None:
            yield page
            page = page.next_page()

    def following(self, reply: Reply) -> SyncPager[T, H] | None:
        """The rest of the list after one page of it."""
        arguments = _following(self._style, reply, self._arguments)
        return SyncPager(self._fetch, self._style, arguments) if arguments else None

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.items


class AsyncPager(Generic[T, H]):
    """A list that is fetched page by page while it is iterated."""

    __slots__ = ("_arguments", "_fetch", "_style")

    def __init__(
        self,
        fetch: Callable[[Arguments], Awaitable[Reply]],
        style: Pages | None,
        arguments: Arguments,
    ) -> None:
        self._fetch = fetch
        self._style = style
        self._arguments = arguments

    async def first_page(self) -> AsyncPage[T, H]:
        """The first page; it may be empty."""
        return AsyncPage(self, await self._fetch(self._arguments))

    async def pages(self) -> AsyncIterator[AsyncPage[T, H]]:
        """The first page, then every further page that has items."""
        page: AsyncPage[T, H] | None = await self.first_page()
        while page is not None:
            yield page
            page = await page.next_page()

    def following(self, reply: Reply) -> AsyncPager[T, H] | None:
        """The rest of the list after one page of it."""
        arguments = _following(self._style, reply, self._arguments)
        return AsyncPager(self._fetch, self._style, arguments) if arguments else None

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item


def _following(
    style: Pages | None, reply: Reply, arguments: Arguments
) -> Arguments | None:
    return style.following(reply, arguments) if style else None


def _items(value: Any) -> list[Any]:
    return list(value) if is_array(value) else []

"""Lists that come in pages: a way to fetch one page in, pages and items out."""

from __future__ import annotations

from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Callable,
    Coroutine,
    Generator,
    Iterator,
)
from contextlib import aclosing, closing
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from .listing import Listing

if TYPE_CHECKING:
    from typing_extensions import TypeVar as DefaultTypeVar

    from .outcome import Reply
    from .settings import Arguments

    T = TypeVar("T")
    H = DefaultTypeVar("H", default=None)
    A = DefaultTypeVar("A", default=list[T])
else:
    T = TypeVar("T")
    H = TypeVar("H")
    A = TypeVar("A")


class Page(Generic[T, H, A]):
    """One page of a list.

    items   what is on it
    header  the envelope's header, None where there is no envelope
    answer  what the items came in: the list itself, or the object around it
    """

    __slots__ = ("_pager", "_reply", "answer", "header", "items")

    def __init__(self, pager: SyncPager[T, H, A], reply: Reply) -> None:
        self.items: list[T] = pager.listing.items(reply)
        self.header = cast(H, reply.header)
        self.answer = cast(A, reply.value)
        self._pager = pager
        self._reply = reply

    @property
    def has_items(self) -> bool:
        """Whether anything is on it."""
        return bool(self.items)

    @property
    def is_end(self) -> bool:
        """Whether it is empty and nothing comes after it."""
        return not self.items and self._following() is None

    def next_page(self) -> Page[T, H, A] | None:
        """The page after this one, None at the end of the list.

        Sends one request unless it is known that this is the end. Raises as any call
        does, and PaginationError where a server leads to another origin or in a circle.
        """
        following = self._following()
        page = following.first_page() if following else None
        return None if page is None or page.is_end else page

    def _following(self) -> SyncPager[T, H, A] | None:
        return self._pager.following(self._reply)

    def __repr__(self) -> str:
        return f"<Page of {len(self.items)} items>"


class AsyncPage(Generic[T, H, A]):
    """One page of a list.

    items   what is on it
    header  the envelope's header, None where there is no envelope
    answer  what the items came in: the list itself, or the object around it
    """

    __slots__ = ("_pager", "_reply", "answer", "header", "items")

    def __init__(self, pager: AsyncPager[T, H, A], reply: Reply) -> None:
        self.items: list[T] = pager.listing.items(reply)
        self.header = cast(H, reply.header)
        self.answer = cast(A, reply.value)
        self._pager = pager
        self._reply = reply

    @property
    def has_items(self) -> bool:
        """Whether anything is on it."""
        return bool(self.items)

    @property
    def is_end(self) -> bool:
        """Whether it is empty and nothing comes after it."""
        return not self.items and self._following() is None

    async def next_page(self) -> AsyncPage[T, H, A] | None:
        """The page after this one, None at the end of the list.

        Sends one request unless it is known that this is the end. Raises as any call
        does, and PaginationError where a server leads to another origin or in a circle.
        """
        following = self._following()
        page = await following.first_page() if following else None
        return None if page is None or page.is_end else page

    def _following(self) -> AsyncPager[T, H, A] | None:
        return self._pager.following(self._reply)

    def __repr__(self) -> str:
        return f"<AsyncPage of {len(self.items)} items>"


class SyncPager(Generic[T, H, A]):
    """A list that is fetched page by page while it is iterated."""

    __slots__ = ("_fetch", "_is_ahead", "listing")

    def __init__(
        self,
        fetch: Callable[[Arguments], Reply],
        listing: Listing,
        *,
        is_ahead: bool = False,
    ) -> None:
        self._fetch = fetch
        self.listing = listing
        self._is_ahead = is_ahead

    def prefetch(self) -> Self:
        """The same list, fetched one page ahead by a thread while it is iterated."""
        return type(self)(self._fetch, self.listing, is_ahead=True)

    def first_page(self) -> Page[T, H, A]:
        """The first page; it may be empty."""
        reply = self._fetch(self.listing.arguments)
        self.listing.check(reply)
        return Page(self, reply)

    def pages(self) -> Generator[Page[T, H, A]]:
        """The first page, then every further page."""
        if self._is_ahead:
            from .ahead import pages_ahead

            yield from pages_ahead(self.first_page, lambda page: page.next_page())
            return
        page: Page[T, H, A] | None = self.first_page()
        while page is not None:
            yield page
            page = page.next_page()

    def following(self, reply: Reply) -> SyncPager[T, H, A] | None:
        """The rest of the list after one page of it."""
        listing = self.listing.following(reply)
        return SyncPager(self._fetch, listing) if listing else None

    def __iter__(self) -> Iterator[T]:
        with closing(self.pages()) as pages:
            for page in pages:
                yield from page.items


class AsyncPager(Generic[T, H, A]):
    """A list that is fetched page by page while it is iterated."""

    __slots__ = ("_fetch", "_is_ahead", "listing")

    def __init__(
        self,
        fetch: Callable[[Arguments], Coroutine[Any, Any, Reply]],
        listing: Listing,
        *,
        is_ahead: bool = False,
    ) -> None:
        self._fetch = fetch
        self.listing = listing
        self._is_ahead = is_ahead

    def prefetch(self) -> Self:
        """The same list, fetched one page ahead by a task while it is iterated."""
        return type(self)(self._fetch, self.listing, is_ahead=True)

    async def first_page(self) -> AsyncPage[T, H, A]:
        """The first page; it may be empty."""
        reply = await self._fetch(self.listing.arguments)
        self.listing.check(reply)
        return AsyncPage(self, reply)

    async def pages(self) -> AsyncGenerator[AsyncPage[T, H, A]]:
        """The first page, then every further page."""
        if self._is_ahead:
            from .ahead import pages_ahead_async

            ahead = pages_ahead_async(self.first_page, lambda page: page.next_page())
            async with aclosing(ahead) as pages:
                async for found in pages:
                    yield found
            return
        page: AsyncPage[T, H, A] | None = await self.first_page()
        while page is not None:
            yield page
            page = await page.next_page()

    def following(self, reply: Reply) -> AsyncPager[T, H, A] | None:
        """The rest of the list after one page of it."""
        listing = self.listing.following(reply)
        return AsyncPager(self._fetch, listing) if listing else None

    async def __aiter__(self) -> AsyncIterator[T]:
        async with aclosing(self.pages()) as pages:
            async for page in pages:
                for item in page.items:
                    yield item

"""Connection pools of clients: whose they are, and what becomes of them."""

from __future__ import annotations

import os
import warnings
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import WeakSet

from .connections import Certificate, new_async_client, new_client
from .transport import (
    AsyncHttpClient,
    HttpClient,
    send,
    send_async,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from .messages import Failure, Request, Response

C = TypeVar("C", HttpClient, AsyncHttpClient)


class _Pool(Generic[C]):
    """A connection pool and the locks of credentials; clones of a client share one.

    A pool that we made is made anew in a process that was forked, as two processes
    cannot use one connection.
    """

    def __init__(self, given: C | None, make: Callable[[], C], lock: Any) -> None:
        self.http: C = make() if given is None else given
        self.owned = given is None
        self.is_closed = False
        self._make: Callable[[], C] = make
        self._lock = lock
        self._locks: dict[str, Any] = {}
        self._used = False
        _POOLS.add(self)

    def lock(self, scheme: str) -> Any:
        """What one renewal of a scheme holds while it runs."""
        return self._locks.setdefault(scheme, self._lock())

    def after_fork(self) -> None:
        """Forget what belongs to the process that this one was forked from."""
        self._locks = {}
        self._used = False
        if self.owned and not self.is_closed:
            self.http = self._make()

    def _use(self) -> None:
        if self.is_closed:
            raise RuntimeError("the client is closed")
        self._used = True

    def _abandon(self) -> None:
        """Free what can be freed without waiting, as nobody will close the pool."""

    def __del__(self, warn: Any = warnings.warn) -> None:
        if getattr(self, "_used", False) and self.owned and not self.is_closed:
            self._abandon()
            warn(
                "a client was not closed: use `with`, or call close()",
                ResourceWarning,
                source=self,
                stacklevel=2,
            )


class Pool(_Pool[HttpClient]):
    """The connection pool of plain clients."""

    def __init__(
        self, given: HttpClient | None, certificate: Certificate | None = None
    ) -> None:
        super().__init__(given, partial(new_client, certificate), Lock)

    def send(self, request: Request) -> Response | Failure:
        """Send one request."""
        self._use()
        return send(self.http, request)

    def close(self) -> None:
        """Close the connections, unless they came from outside."""
        if self.owned:
            self.is_closed = True
            self.http.close()

    def _abandon(self) -> None:
        self.http.close()


class AsyncPool(_Pool[AsyncHttpClient]):
    """The connection pool of async clients."""

    def __init__(
        self, given: AsyncHttpClient | None, certificate: Certificate | None = None
    ) -> None:
        super().__init__(given, partial(new_async_client, certificate), _async_lock)

    async def send(self, request: Request) -> Response | Failure:
        """Send one request."""
        self._use()
        return await send_async(self.http, request)

    async def close(self) -> None:
        """Close the connections, unless they came from outside."""
        if self.owned:
            self.is_closed = True
            await self.http.aclose()


def _async_lock() -> Any:
    import asyncio

    return asyncio.Lock()


_POOLS: WeakSet[_Pool[Any]] = WeakSet()


def _after_fork() -> None:
    for pool in list(_POOLS):
        pool.after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)

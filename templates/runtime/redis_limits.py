"""A budget that processes and machines share through Redis, by the clock of its server."""

from __future__ import annotations

import logging
import math
from collections.abc import Awaitable
from functools import cache
from importlib import import_module
from typing import Any, Final, Literal, Protocol, cast
from urllib.parse import quote
from weakref import WeakKeyDictionary

from .errors import LimiterUnavailableError
from .ratelimit import Scope, budget, checked_scope, scoped

_SCRIPT: Final = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local interval, ahead = tonumber(ARGV[1]), tonumber(ARGV[2])
local turn = math.max(tonumber(redis.call('GET', KEYS[1])) or now, now)
local wait = math.max(0, math.ceil(turn - ahead - now))
if wait <= tonumber(ARGV[3]) then
  local after = turn + interval
  local milliseconds = math.ceil((after - now) / 1000)
  redis.call('SET', KEYS[1], string.format('%.17g', after), 'PX', milliseconds)
end
return {wait, now}
"""
"""Takes a slot; all numbers are microseconds. Returns the wait, and the server's time."""
_LONGEST: Final = 3_000 * 366 * 86_400 * 10**6
"""Microseconds that stand for any wait."""
_LOG: Final = logging.getLogger((__package__ or __name__).partition(".")[0])


class RedisClient(Protocol):
    """What is used of a client of the package redis, of either colour."""

    def execute_command(self, *args: Any) -> Any: ...


class RedisRateLimiter:
    """A token bucket that all who use the same Redis and `name` share.

    It needs the extra `redis` of this package. Everyone must use the same numbers. One
    round trip takes one slot; the clock is that of the server, so that the clocks of
    the machines do not matter.

    Args:
        redis: The address of the server (`redis://…`), or a client of the package redis:
            a plain one for plain clients, one of `redis.asyncio` for asyncio.
        name: Whom the budget belongs to; any text.
        rate: Calls that are let through in `per` seconds, evenly spread.
        per: Seconds.
        burst: Calls that may go at once after a pause.
        scope: Whether all calls share the budget, or each endpoint has its own.
        timeout: Seconds to wait for the server; of use with an address.
        unavailable: What happens while the server does not answer: "raise" raises
            LimiterUnavailableError, "allow" lets calls through and logs a warning.

    Raises:
        ValueError: A number is not above 0, or `name` is empty.
        ImportError: There is an address, and the package redis is not installed.
    """

    def __init__(
        self,
        redis: str | RedisClient,
        name: str,
        rate: float,
        per: float = 1.0,
        burst: int = 1,
        *,
        scope: Scope = "client",
        timeout: float = 5.0,
        unavailable: Literal["raise", "allow"] = "raise",
    ) -> None:
        if not name:
            raise ValueError("name: it is empty")
        if not 0 < timeout < math.inf:
            raise ValueError(f"timeout: {timeout!r} is not above 0 and finite")
        if unavailable not in ("raise", "allow"):
            raise ValueError("unavailable: it is neither 'raise' nor 'allow'")
        self._budget = budget(rate, per, burst)
        self._scope: Scope = checked_scope(scope)
        self._name, self._timeout, self._allows = name, timeout, unavailable == "allow"
        self._given = None if isinstance(redis, str) else redis
        self._address = redis if isinstance(redis, str) else ""
        self._plain = self._connect("redis") if self._given is None else None
        self._of_loops: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._is_away = False

    def reserve(
        self, now: float = 0.0, key: str = "", longest: float = math.inf
    ) -> float:
        """Take the next free slot, and return the seconds until it comes.

        Args:
            now: Of no use, as the server has the clock.
            key: The endpoint that is called; of use with the scope "endpoint".
            longest: Seconds that the caller would wait; where the slot is farther off,
                none is taken.

        Raises:
            LimiterUnavailableError: The server does not answer, or refuses.
        """
        arguments = self._arguments(key, longest)
        client = self._client(is_async=False)
        try:
            try:
                answer = client.execute_command("EVALSHA", _digest(), *arguments)
            except _errors().NoScriptError:
                answer = client.execute_command("EVAL", _SCRIPT, *arguments)
        except (_errors().RedisError, OSError) as error:
            return self._away(error)
        return self._read(answer)

    async def reserve_async(
        self, now: float = 0.0, key: str = "", longest: float = math.inf
    ) -> float:
        """The same for asyncio."""
        arguments = self._arguments(key, longest)
        client = self._client(is_async=True)
        try:
            try:
                answer = await client.execute_command("EVALSHA", _digest(), *arguments)
            except _errors().NoScriptError:
                answer = await client.execute_command("EVAL", _SCRIPT, *arguments)
        except (_errors().RedisError, OSError) as error:
            return self._away(error)
        return self._read(answer)

    def close(self) -> None:
        """Close the connections of plain calls; a client that was given stays open."""
        plain, self._plain = self._plain, None
        if plain is not None:
            plain.close()

    async def aclose(self) -> None:
        """Close the connections of this event loop."""
        found = self._of_loops.pop(_loop(), None)
        if found is not None:
            await cast(Awaitable[None], found.aclose())

    def __repr__(self) -> str:
        """Without the address, which can hold a password."""
        told, name = self._budget, self._name
        numbers = f"{told.rate:g}, per={told.per:g}, burst={told.burst}"
        return f"RedisRateLimiter({name!r}, {numbers})"

    def _arguments(self, key: str, longest: float) -> tuple[int, str, str, str, str]:
        """Number of keys, the key, and what the script is told."""
        told = self._budget
        microseconds = (told.interval, told.ahead, min(longest, _LONGEST / 1e6))
        interval, ahead, most = (repr(part * 1e6) for part in microseconds)
        return 1, redis_key(self._name, scoped(self._scope, key)), interval, ahead, most

    def _client(self, *, is_async: bool) -> Any:
        if self._given is not None:
            if _is_async(self._given) is not is_async:
                wanted = "a client of redis.asyncio" if is_async else "a plain client"
                raise TypeError(f"the rate limiter needs an address, or {wanted}")
            return self._given
        if not is_async:
            self._plain = self._plain or self._connect("redis")
            return self._plain
        loop = _loop()
        if loop not in self._of_loops:
            self._of_loops[loop] = self._connect("redis.asyncio")
        return self._of_loops[loop]

    def _connect(self, module: str) -> Any:
        """A client, which connects when it is first used."""
        try:
            retry = import_module(f"{module}.retry").Retry
        except ImportError:
            message = "RedisRateLimiter needs the extra redis: pip install redis"
            raise ImportError(message) from None
        once = retry(import_module("redis.backoff").NoBackoff(), 1)
        return import_module(module).Redis.from_url(
            self._address,
            socket_timeout=self._timeout,
            socket_connect_timeout=self._timeout,
            retry=once,
        )

    def _read(self, answer: Any) -> float:
        if self._is_away:
            self._is_away = False
            _LOG.warning("rate limiter %r: Redis answers again", self._name)
        return int(answer[0]) / 1e6

    def _away(self, error: Exception) -> float:
        if not self._allows:
            what = type(error).__name__
            message = f"the rate limiter {self._name!r} has no answer of Redis: {what}"
            raise LimiterUnavailableError(message) from error
        if not self._is_away:
            self._is_away = True
            _LOG.warning("rate limiter %r: no answer of Redis, no limit", self._name)
        return 0.0


def redis_key(name: str, key: str) -> str:
    """The key in Redis of a budget; no two budgets have the same one."""
    parts = (quote(part, safe="", errors="surrogatepass") for part in (name, key))
    return ":".join(("ratelimit", *parts))


@cache
def _digest() -> str:
    """The name of the script in Redis."""
    from hashlib import sha1

    return sha1(_SCRIPT.encode(), usedforsecurity=False).hexdigest()


def _errors() -> Any:
    return import_module("redis.exceptions")


def _is_async(client: RedisClient) -> bool:
    from inspect import iscoroutinefunction

    return iscoroutinefunction(client.execute_command)


def _loop() -> Any:
    from asyncio import get_running_loop

    return get_running_loop()

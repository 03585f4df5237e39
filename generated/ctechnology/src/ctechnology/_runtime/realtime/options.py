"""What callers can set for real-time clients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from msgspec import Struct

from ..settings import refuse_unknown
from .backoff import ALWAYS, Reconnect
from .buffer import Limits, Overflow
from .invalid import OnInvalid, checked_on_invalid
from .link import OnState
from .transport import LinkOptions, Tls


class RealtimeOptions(TypedDict, total=False):
    """What a real-time client can be made with, all optional; times in seconds.

    reconnect          when a lost link is made again, by default always
    on_invalid         "warn" or "raise" when a message breaks the document, or a function
                       that is called, and awaited, with each InvalidMessage; by default
                       "warn", and "raise" where messages are settled one by one
    overflow           "block" (default), "drop_oldest" or "error" when messages come
                       faster than they are read
    buffer             so many messages wait at the most, 1024 by default
    buffer_bytes       so many bytes of them, 8 MiB by default
    max_message_bytes  longer messages do not fit the document, 1 MiB by default; a link
                       ends with one that is sixteen times as long
    ping, ping_timeout how long a link is silent before it is asked for a sign of life,
                       and how long that may take; 20 and 20 by default
    idle               how long a link may be silent at all; None, the default, for ever
    open_timeout       how long the first link may take, 10 by default
    send_timeout       how long a message waits for a link, 10 by default
    headers            sent when a link is made, where the protocol has headers
    on_state           called with each State of a link
    tls                an ssl.SSLContext, for certificates of your own
    """

    reconnect: Reconnect
    on_invalid: OnInvalid
    overflow: Overflow
    buffer: int
    buffer_bytes: int
    max_message_bytes: int
    ping: float | None
    ping_timeout: float
    idle: float | None
    open_timeout: float
    send_timeout: float
    headers: Mapping[str, str]
    on_state: OnState | None
    tls: Tls


class Chosen(Struct, frozen=True, kw_only=True):
    """Options after defaults."""

    given: RealtimeOptions = {}

    def changed(self, options: RealtimeOptions) -> Chosen:
        """These with others on top; raises TypeError for options that do not exist."""
        refuse_unknown(options, RealtimeOptions)
        if "on_invalid" in options:
            checked_on_invalid(options["on_invalid"])
        if options.get("overflow", "block") not in ("block", "drop_oldest", "error"):
            raise ValueError('overflow must be "block", "drop_oldest" or "error"')
        if options.get("buffer", 1) < 1 or options.get("buffer_bytes", 1) < 1:
            raise ValueError("buffer and buffer_bytes must be 1 at least")
        return Chosen(given={**self.given, **options})

    @property
    def reconnect(self) -> Reconnect:
        """When a lost link is made again."""
        return self.given.get("reconnect", ALWAYS)

    @property
    def overflow(self) -> Overflow:
        """What happens to messages that find no room."""
        return self.given.get("overflow", "block")

    @property
    def send_timeout(self) -> float:
        """Seconds that a message waits for a link."""
        return self.given.get("send_timeout", 10.0)

    @property
    def on_state(self) -> OnState | None:
        """Who is told how links are."""
        return self.given.get("on_state")

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers for making links."""
        return self.given.get("headers", {})

    @property
    def max_bytes(self) -> int:
        """How long a message may be."""
        return self.given.get("max_message_bytes", LinkOptions().max_bytes)

    def on_invalid(self, *, settled: bool) -> OnInvalid:
        """What becomes of messages that do not fit."""
        return self.given.get("on_invalid", "raise" if settled else "warn")

    def limits(self, messages: int | None) -> Limits:
        """How much waits for one reader; `messages` in the place of what was chosen."""
        usual = Limits()
        return Limits(
            messages=messages or self.given.get("buffer", usual.messages),
            bytes=self.given.get("buffer_bytes", usual.bytes),
        )

    def link(self, profile: Mapping[str, Any]) -> LinkOptions:
        """How links are kept; what is not chosen is as the document says."""
        said: Mapping[str, Any] = profile.get("heartbeat", {})
        usual = LinkOptions()
        given = self.given
        return LinkOptions(
            ping=given.get("ping", said.get("ping", usual.ping)),
            ping_timeout=given.get(
                "ping_timeout", said.get("timeout", usual.ping_timeout)
            ),
            idle=given.get("idle", said.get("idle", usual.idle)),
            max_bytes=self.max_bytes,
            open_timeout=given.get("open_timeout", usual.open_timeout),
        )

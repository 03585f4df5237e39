"""Webhooks as a whole: headers and body in, the event that they tell of out."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Generic, TypeVar, cast

from msgspec import Struct

from .flavour import union
from .headers import Headers
from .signatures import (
    STANDARD_WEBHOOKS,
    TOLERANCE,
    Secrets,
    Signature,
    WebhookHeaders,
    as_bytes,
    header_pairs,
)
from .unions import UnknownVariant
from .webhooks import parse_body, parse_bytes, parse_text

T = TypeVar("T")


class Events(Struct, Generic[T], frozen=True, kw_only=True):
    """All webhooks of a document, as values of the union T.

    kind       gives the type of those that are JSON; None where none is
    plain      those that are not: `str` or `bytes` by media type
    header     has the name of the event, where the service sends it
    named      gives the types of the events that are JSON, by such names
    signature  how the service signs
    """

    kind: Callable[[], Any] | None = None
    plain: Mapping[str, type[str] | type[bytes]] = {}
    header: str = ""
    named: Callable[[], Mapping[str, tuple[Any, ...]]] = dict
    signature: Signature = STANDARD_WEBHOOKS

    def unwrap(
        self,
        headers: WebhookHeaders,
        body: bytes | str,
        *,
        secret: Secrets,
        tolerance: float = TOLERANCE,
        clock: Callable[[], float] = time.time,
    ) -> T:
        """The event that the service sent, after its signature was verified.

        An event that the document does not know is an `UnknownVariant`.

        Args:
            headers: Headers of the request, in any case.
            body: The body exactly as it arrived; text is taken to be UTF-8.
            secret: One secret, or several of which one has to fit.
            tolerance: Seconds that the message may be old or early; `math.inf` for any.
            clock: Gives the time in seconds since 1970.

        Raises:
            WebhookVerificationError: The message is not from the service, or not of now.
            DecodeError: The body is not JSON.
            ValueError: A secret is empty or malformed, or the tolerance is negative.
        """
        self.signature.verify(
            headers, body, secret=secret, tolerance=tolerance, clock=clock
        )
        return self.parse(headers, body)

    def parse(self, headers: WebhookHeaders, body: bytes | str) -> T:
        """The event in a request that was verified before, or that nobody can forge.

        Raises:
            DecodeError: The body is not JSON.
        """
        return cast(T, self._read(header_pairs(headers), as_bytes(body)))

    def _read(self, found: Headers, body: bytes) -> Any:
        plain = self._plain(found.get("content-type", ""))
        if plain is not None:
            return parse_text(body) if plain is str else parse_bytes(body)
        name = found.get(self.header) if self.header else None
        if name is None:
            kind = self.kind() if self.kind else _NOTHING
            return parse_body(kind, body, "webhook")
        value = parse_body(_kinds(self.named).get(name, _NOTHING), body, name)
        is_unknown = isinstance(value, UnknownVariant)
        return UnknownVariant(name, value.raw) if is_unknown else value

    def _plain(self, content_type: str) -> type[str] | type[bytes] | None:
        media_type = content_type.partition(";")[0].strip().lower()
        others = None if self.kind else next(iter(self.plain.values()), None)
        return self.plain.get(media_type, others)


@cache
def _kinds(named: Callable[[], Mapping[str, tuple[Any, ...]]]) -> Mapping[str, Any]:
    return {name: _either(kinds) for name, kinds in named().items()}


def _either(kinds: tuple[Any, ...]) -> Any:
    return union("WebhookEvent", __name__, variants=lambda: kinds)


_NOTHING = _either(())
"""The type of events that the document does not know."""

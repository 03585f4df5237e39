"""Signed messages: headers, body and secrets in, what is known of the sending out."""

from __future__ import annotations

import hmac
import math
import re
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal, Protocol, TypeAlias, runtime_checkable
from uuid import uuid4

from msgspec import Struct

from .errors import WebhookVerificationError
from .headers import Headers
from .times import parse_datetime

Secrets: TypeAlias = str | bytes | Sequence[str | bytes]
"""A secret, or several of which one has to fit, as while a secret is replaced."""

TOLERANCE: Final = 300.0
"""Seconds that a message may be old, or ahead of this machine's clock."""


@runtime_checkable
class HasItems(Protocol):
    """A mapping of headers, whatever the framework."""

    def items(self) -> Iterable[tuple[str, str]] | Iterable[tuple[bytes, bytes]]: ...


WebhookHeaders: TypeAlias = (
    HasItems | Iterable[tuple[str, str]] | Iterable[tuple[bytes, bytes]]
)
"""Headers in any case: a mapping, or pairs as ASGI has them."""


class Delivery(Struct, frozen=True):
    """What a signature vouches for besides the body.

    id         the message's id, the same when it is sent again; None where it has none
    timestamp  when it was sent, in seconds since 1970; None where it does not say
    """

    id: str | None
    timestamp: float | None


class Signature(Struct, frozen=True, kw_only=True):
    """How a service signs: an HMAC over `signed`, as text in a header.

    header            has the signature, or several with `separator` between them
    prefix            stands before each signature
    signed            what is signed: `{id}`, `{timestamp}`, `{body}` and text
    timestamp         header with seconds since 1970, or an RFC 3339 date
    timestamp_prefix  of the part of `header` that has them instead
    id                header with the id of the message
    secret            how the key is written: as it is, or in base64 after `whsec_`
    """

    header: str
    algorithm: Literal["sha1", "sha256", "sha512"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    prefix: str = ""
    separator: str = ""
    signed: str = "{body}"
    timestamp: str = ""
    timestamp_prefix: str = ""
    id: str = ""
    secret: Literal["text", "base64"] = "text"

    def verify(
        self,
        headers: WebhookHeaders,
        body: bytes | str,
        *,
        secret: Secrets,
        tolerance: float = TOLERANCE,
        clock: Callable[[], float] = time.time,
    ) -> Delivery:
        """Make sure that a message is from the service, and of now.

        Args:
            headers: Headers of the request, in any case.
            body: The body exactly as it arrived; text is taken to be UTF-8.
            secret: One secret, or several of which one has to fit.
            tolerance: Seconds that the message may be old or early; `math.inf` for any.
            clock: Gives the time in seconds since 1970.

        Raises:
            WebhookVerificationError: A header is missing or malformed, no signature
                fits, or the message is too old or too early.
            ValueError: A secret is empty or malformed, or the tolerance is negative.
        """
        if not tolerance >= 0:
            raise ValueError("tolerance: not a number of seconds from 0")
        keys, found = _keys(secret, self.secret), header_pairs(headers)
        parts = self._parts(found)
        id = _needed(found, self.id) if self.id else None
        told = self._timestamp(found, parts)
        sent = None if told is None else _seconds(told)
        content = self._content(id or "", told or "", as_bytes(body))
        if not self._fits(parts, keys, content):
            raise WebhookVerificationError(f"no signature in {self.header} fits")
        if sent is not None:
            _check_age(clock() - sent, tolerance)
        return Delivery(id, sent)

    def sign(
        self,
        body: bytes | str,
        *,
        secret: Secrets,
        id: str | None = None,
        timestamp: float | None = None,
    ) -> dict[str, str]:
        """The headers with which the service would send a body; for tests of receivers.

        Args:
            body: The body; text is sent as UTF-8.
            secret: One secret, or several of which each signs.
            id: The id of the message; a new one by default.
            timestamp: When it is sent, in seconds since 1970; now by default.

        Raises:
            ValueError: A secret is empty or malformed.
        """
        at = str(int(time.time() if timestamp is None else timestamp))
        name = f"msg_{uuid4().hex}" if id is None else id
        content = self._content(name, at, as_bytes(body))
        keys = _keys(secret, self.secret)
        parts = [f"{self.prefix}{self._signature(key, content)}" for key in keys]
        if not self.separator:
            del parts[1:]
        if self.timestamp_prefix:
            parts.insert(0, f"{self.timestamp_prefix}{at}")
        found = {self.id: name, self.timestamp: at}
        found[self.header] = self.separator.join(parts)
        return {header: value for header, value in found.items() if header}

    def _parts(self, found: Headers) -> list[str]:
        values = found.get_list(self.header)
        if not values:
            raise WebhookVerificationError(f"the header {self.header} is missing")
        if not self.separator:
            return [value.strip() for value in values]
        return [part.strip() for v in values for part in v.split(self.separator)]

    def _timestamp(self, found: Headers, parts: list[str]) -> str | None:
        """The text that says when the message was sent; None where none does."""
        if self.timestamp:
            return _needed(found, self.timestamp)
        start = self.timestamp_prefix
        if not start:
            return None
        told = [part.removeprefix(start) for part in parts if part.startswith(start)]
        if not told:
            raise WebhookVerificationError(f"{self.header} has no timestamp")
        return told[0]

    def _content(self, id: str, timestamp: str, body: bytes) -> bytes:
        known = {"{id}": _raw(id), "{timestamp}": _raw(timestamp), "{body}": body}
        parts = _PLACES.split(self.signed)
        return b"".join(known.get(part, part.encode()) for part in parts)

    def _fits(self, parts: list[str], keys: list[bytes], content: bytes) -> bool:
        """Whether one of the signatures is made with one of the keys."""
        start = self.prefix
        given = [part.removeprefix(start) for part in parts if part.startswith(start)]
        wanted = [self._signature(key, content) for key in keys]
        # Why: all are compared, so that the time tells nothing.
        return sum(_are_same(g, w, self.encoding) for g in given for w in wanted) > 0

    def _signature(self, key: bytes, content: bytes) -> str:
        made = hmac.digest(key, content, self.algorithm)
        return made.hex() if self.encoding == "hex" else b64encode(made).decode()


STANDARD_WEBHOOKS: Final = Signature(
    header="webhook-signature",
    encoding="base64",
    prefix="v1,",
    separator=" ",
    signed="{id}.{timestamp}.{body}",
    timestamp="webhook-timestamp",
    id="webhook-id",
    secret="base64",
)
"""The specification Standard Webhooks, with symmetric secrets."""

_PLACES = re.compile(r"(\{(?:id|timestamp|body)\})")
_DIGITS = re.compile(r"[0-9]{1,12}(\.[0-9]{1,9})?")


def header_pairs(headers: WebhookHeaders) -> Headers:
    """Headers of any framework; bytes are Latin-1, as HTTP has them."""
    return Headers(
        _pairs(headers.items() if isinstance(headers, HasItems) else headers)
    )


def as_bytes(body: bytes | str) -> bytes:
    """A body as it travelled; text is taken to be UTF-8."""
    return _raw(body) if isinstance(body, str) else bytes(body)


def _pairs(
    pairs: Iterable[tuple[str, str]] | Iterable[tuple[bytes, bytes]],
) -> Iterator[tuple[str, str]]:
    for name, value in pairs:
        yield _text(name), _text(value)


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _raw(text: str) -> bytes:
    """Any text as bytes, halves of pairs too, so that nothing that arrives raises."""
    return text.encode("utf-8", "surrogatepass")


def _needed(found: Headers, name: str) -> str:
    value = found.get(name)
    if not value:
        raise WebhookVerificationError(f"the header {name} is missing")
    return value


def _seconds(text: str) -> float:
    if _DIGITS.fullmatch(text):
        return float(text)
    try:
        return parse_datetime(text).timestamp()
    except (ValueError, OverflowError):
        raise WebhookVerificationError("the timestamp is not one") from None


def _check_age(age: float, tolerance: float) -> None:
    if abs(age) <= tolerance:
        return
    said = f"{math.ceil(age)} s old" if age > 0 else f"{math.ceil(-age)} s early"
    raise WebhookVerificationError(
        f"the message is {said}; tolerated are {tolerance:g} s"
    )


def _are_same(given: str, wanted: str, encoding: str) -> bool:
    if encoding == "hex":
        given = given.lower()
    return hmac.compare_digest(_raw(given), wanted.encode())


def _keys(secrets: Secrets, written: str) -> list[bytes]:
    """The keys of all secrets; raises ValueError, which never shows one."""
    several = [secrets] if isinstance(secrets, str | bytes) else list(secrets)
    keys = [_key(secret, written) for secret in several]
    if not keys or not all(keys):
        raise ValueError("secret: it is empty")
    return keys


def _key(secret: str | bytes, written: str) -> bytes:
    if isinstance(secret, bytes):
        return secret
    if written == "text":
        return _raw(secret)
    text = secret.strip().removeprefix("whsec_").rstrip("=")
    try:
        return b64decode(text + "=" * (-len(text) % 4), validate=True)
    except ValueError:
        raise ValueError("secret: it is not base64; pass a raw key as bytes") from None

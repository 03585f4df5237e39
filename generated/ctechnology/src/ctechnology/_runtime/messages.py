"""What goes to the transport and what comes back: requests, responses and failures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from msgspec import Struct

from .headers import Headers

if TYPE_CHECKING:
    from .transport import Timeout

Pairs: TypeAlias = tuple[tuple[str, str], ...]


class Request(Struct, frozen=True, kw_only=True):
    """One HTTP request, complete; `foreign` when it goes to another origin."""

    method: str
    url: str
    headers: Pairs
    body: bytes | None
    timeout: Timeout
    foreign: bool = False

    def __repr__(self) -> str:
        return f"<Request {self.method} {public_url(self.url)}>"


class Response(Struct, frozen=True, kw_only=True):
    """One HTTP answer with its whole body."""

    status: int
    headers: Headers
    body: bytes

    @property
    def content_type(self) -> str:
        """The media type in lower case without parameters, "" when there is none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def text(self) -> str:
        """The body as text in the charset that the answer names, else UTF-8."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        try:
            return self.body.decode(found[1] if found else "utf-8", "replace")
        except LookupError:
            return self.body.decode("utf-8", "replace")

    @property
    def request_id(self) -> str | None:
        """The server's id of the request, if it sent one."""
        found = (self.headers.get(name) for name in _REQUEST_ID)
        return next((value for value in found if value), None)

    def __repr__(self) -> str:
        return f"<Response {self.status}, {len(self.body)} bytes>"


class Failure(Struct, frozen=True, kw_only=True):
    """No answer: `sent` is False when the request surely never left."""

    error: Exception
    timeout: bool
    sent: bool
    hopeless: bool = False
    """Whether the same request would fail again."""


def in_range(media_type: str, pattern: str) -> bool:
    """Whether a media type is the other or in it, as `image/png` is in `image/*`."""
    found, wanted = (m.partition(";")[0].strip().lower() for m in (media_type, pattern))
    return wanted in (found, "*/*", f"{found.partition('/')[0]}/*")


def public_url(url: str) -> str:
    """Scheme, host, port and path of a URL: the parts that hold no secrets."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "an address that cannot be read"
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}" if host else parts.path


_CHARSET = re.compile(r"charset=\"?([\w.:-]+)", re.IGNORECASE)
_REQUEST_ID = ("x-request-id", "request-id", "x-correlation-id")

"""What goes to the transport and what comes back: requests, responses and failures."""

from __future__ import annotations

import re
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from .headers import Headers, breaks_lines, check_name

if TYPE_CHECKING:
    from .transport import Timeout

Pairs: TypeAlias = tuple[tuple[str, str], ...]


class Upload(Struct, frozen=True):
    """A body that is sent piece by piece; `length` in bytes, None when unknown.

    `replayable` when `pieces` can be called again for the same bytes; `is_async` when
    only an async client can send them. `on_progress` is told the bytes so far and `length`.
    """

    pieces: Callable[[], Iterable[bytes] | AsyncIterable[bytes]]
    length: int | None
    replayable: bool
    is_async: bool = False
    on_progress: Callable[[int, int | None], None] | None = None

    def __repr__(self) -> str:
        return f"<Upload of {'?' if self.length is None else self.length} bytes>"


class Request(Struct, frozen=True, kw_only=True):
    """One attempt of a call.

    operation  id of the operation
    template   its path as the document has it, without values
    attempt    counts from 0
    seconds    how long the attempt may take, None for no limit
    max_bytes  how long the body of the answer may be, None for no limit
    stream     whether the body of a success is left to be read
    foreign    whether it goes to another origin than the call
    """

    operation: str
    template: str
    method: str
    url: str
    headers: Pairs
    body: bytes | Upload | None
    timeout: Timeout
    attempt: int = 0
    seconds: float | None = None
    max_bytes: int | None = None
    stream: bool = False
    foreign: bool = False

    def with_headers(self, headers: Mapping[str, str]) -> Request:
        """The same request with these headers instead of those of the same name.

        Raises ValueError for what would break the message.
        """
        for name, value in headers.items():
            check_header(name, value)
        names = {name.lower() for name in headers}
        kept = [pair for pair in self.headers if pair[0].lower() not in names]
        return replace(self, headers=(*kept, *headers.items()))

    def __repr__(self) -> str:
        return f"<Request {self.method} {public_url(self.url)}>"


class Response(Struct, frozen=True, kw_only=True):
    """One HTTP answer with its whole body, or with a `source` that is still to be read."""

    status: int
    headers: Headers
    body: bytes
    source: Any = None

    @property
    def content_type(self) -> str:
        """The media type in lower case without parameters, "" when there is none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def text(self) -> str:
        """The body as text in the charset that the answer names, else UTF-8."""
        found = re.search(_CHARSET, self.headers.get("content-type", ""))
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
    """No answer; `sent` is False when the request surely never left."""

    error: Exception
    timeout: bool
    sent: bool
    hopeless: bool = False
    """Whether the same request would fail again."""


class Canned(Struct, frozen=True, kw_only=True):
    """An answer that a test has prepared; `delay` in seconds before it comes."""

    status: int
    headers: Iterable[tuple[str, str]] = ()
    body: bytes = b""
    delay: float = 0.0
    fault: Literal["", "refused", "broken", "late"] = ""


class Interrupted(Exception):
    """A body broke off while it was read."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(str(failure.error))
        self.failure = failure


def check_header(name: str, value: str) -> None:
    """Raise ValueError for a header that would break a message."""
    check_name(name)
    if breaks_lines(value):
        raise ValueError(f"header {name}: the value must not hold line breaks")


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


_CHARSET = r"(?i)charset=\"?([\w.:-]+)"
_REQUEST_ID = ("x-request-id", "request-id", "x-correlation-id")

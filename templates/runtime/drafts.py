"""Requests: an operation and arguments in, a request without and then with credentials out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus, urlsplit
from uuid import uuid4

from msgspec import Struct

from .credentials import Grant
from .messages import Pairs, Request, Upload, check_header
from .operation import Binary, Operation, Streamed, Text
from .parameters import cookie_pieces, header_pairs, path_text, query_pieces
from .retry import REPEATABLE
from .service import Service
from .settings import (
    Arguments,
    RequestOptions,
    Settings,
    checked_base_url,
    refuse_unknown,
    request_timeout,
)
from .transport import Timeout

if TYPE_CHECKING:
    from .bodies import Encoded


class Draft(Struct, frozen=True, kw_only=True):
    """A request before credentials; `given` headers win over those of credentials.

    `repeatable` when running it twice does no more than running it once.
    """

    operation: Operation[Any, Any]
    url: str
    base: Pairs
    given: Pairs
    cookies: tuple[str, ...]
    body: bytes | Upload | None
    timeout: Timeout
    max_bytes: int | None
    repeatable: bool

    def __repr__(self) -> str:
        return "<Draft>"

    @property
    def given_names(self) -> frozenset[str]:
        """Names of the given headers in lower case."""
        return frozenset(name.lower() for name, _ in self.given)

    @property
    def replayable(self) -> bool:
        """Whether the body can be sent twice."""
        return not isinstance(self.body, Upload) or self.body.replayable


class Sending(Struct, frozen=True, kw_only=True):
    """What differs from one request of a call to the next."""

    url: str
    foreign: bool
    attempt: int
    seconds: float | None
    stream: bool


def draft(
    service: Service,
    settings: Settings,
    operation: Operation[object, object],
    arguments: Arguments,
) -> Draft:
    """The request of a call; raises ValueError or TypeError for unusable arguments."""
    options = arguments.options
    if options:
        refuse_unknown(options, RequestOptions)
    body, content_type = _body(operation, arguments)
    base = _base(service, operation)
    if content_type is not None:
        base = (*base, *_checked([("Content-Type", content_type)]))
    given = [
        *settings.headers.items(),
        *header_pairs(arguments.headers, operation.parameters),
        *options.get("headers", {}).items(),
    ]
    key, repeatable = _idempotency(service, operation, options, given)
    return Draft(
        operation=operation,
        url=_url(service, settings, operation, arguments),
        base=base,
        given=_checked((*given, *key)),
        cookies=tuple(cookie_pieces(arguments.cookies, operation.parameters)),
        body=body,
        timeout=request_timeout(options, settings),
        max_bytes=options.get("max_response_bytes", settings.max_response_bytes),
        repeatable=repeatable,
    )


def _body(operation: Operation[object, object], arguments: Arguments) -> Encoded:
    """The body and its media type, neither where there is nothing to send."""
    if operation.body is None:
        return None, None
    from .bodies import encode_body

    body, content_type = encode_body(
        operation.body, arguments.body, arguments.content_type
    )
    if body is not None and "on_progress" in arguments.options:
        from .uploads import watched

        body = watched(body, arguments.options["on_progress"])
    return body, content_type


def complete(draft: Draft, grant: Grant, sending: Sending) -> Request:
    """The request to send; to a foreign origin without anything secret."""
    url = sending.url
    pairs = [*draft.base, *grant.headers, *draft.given]
    cookies = [*draft.cookies, *grant.cookies]
    if sending.foreign:
        pairs = [pair for pair in pairs if pair[0].lower() in _HARMLESS]
    else:
        url = _completed(url, query_pieces(dict(grant.query), ()))
        pairs += [("Cookie", "; ".join(cookies))] if cookies else []
    return Request(
        operation=draft.operation.id,
        template=draft.operation.path,
        method=draft.operation.method,
        url=url,
        headers=_merged(pairs),
        body=draft.body,
        timeout=draft.timeout,
        attempt=sending.attempt,
        seconds=sending.seconds,
        max_bytes=draft.max_bytes,
        stream=sending.stream,
        foreign=sending.foreign,
    )


def origin(url: str) -> tuple[str, str | None, int | None]:
    """Scheme, host and port of a URL; raises ValueError for an impossible port."""
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname, port


_HARMLESS = frozenset({"accept", "content-type", "user-agent"})


def _idempotency(
    service: Service,
    operation: Operation[object, object],
    options: RequestOptions,
    given: list[tuple[str, str]],
) -> tuple[Pairs, bool]:
    """The header with the key of a request, and whether the request may be repeated.

    A key is made up where the document says which header it goes into, and the method
    alone does not make the request repeatable.
    """
    said = operation.idempotency
    if said is None:
        said = service.idempotency
    header = said or "Idempotency-Key"
    safe = operation.method.upper() in REPEATABLE
    if "idempotency_key" in options:
        return ((header, options["idempotency_key"]),), True
    if any(name.lower() == header.lower() for name, _ in given):
        return (), True
    if safe or not said:
        return (), safe
    return ((header, str(uuid4())),), True


def _url(
    service: Service,
    settings: Settings,
    operation: Operation[object, object],
    arguments: Arguments,
) -> str:
    options = arguments.options
    if arguments.url is not None:
        more = {**settings.query, **options.get("query", {})}
        return _completed(arguments.url, query_pieces(more, operation.parameters))
    base = (
        options.get("base_url")
        or settings.base_url
        or operation.base_url
        or service.base_url
    )
    path = path_text(operation.path, arguments.path, operation.parameters)
    query = {**settings.query, **arguments.query, **options.get("query", {})}
    pieces = query_pieces(query, operation.parameters)
    return _joined(checked_base_url(base).rstrip("/") + path, pieces)


def _joined(url: str, pieces: list[str]) -> str:
    if not pieces:
        return url
    return f"{url}{'&' if '?' in url else '?'}{'&'.join(pieces)}"


def _completed(url: str, pieces: list[str]) -> str:
    """The URL with the members of a query that it does not have yet."""
    if not pieces:
        return url
    present = {_named(piece) for piece in urlsplit(url).query.split("&")}
    return _joined(url, [piece for piece in pieces if _named(piece) not in present])


def _named(piece: str) -> str:
    """The name in `name=value`, however it is percent-encoded."""
    return unquote_plus(piece.partition("=")[0])


def _checked(pairs: Iterable[tuple[str, str]]) -> Pairs:
    """The pairs as they are; refuses what would break the message."""
    found = tuple(pairs)
    for name, value in found:
        check_header(name, value)
    return found


def _merged(pairs: Iterable[tuple[str, str]]) -> Pairs:
    """One pair a name, the last one wins."""
    return tuple({name.lower(): (name, value) for name, value in pairs}.values())


@lru_cache(4096)
def _base(service: Service, operation: Operation[object, object]) -> Pairs:
    pairs = ("User-Agent", user_agent(service)), ("Accept", _accept(operation))
    return _checked(pairs)


def user_agent(service: Service) -> str:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"{service.name}/{service.version} python/{python}"


def _accept(operation: Operation[object, object]) -> str:
    """The media types of all answers; after the first of a status its alternatives.

    Those of errors come after a stream too, lest a service prefers one to it.
    """
    kinds: dict[str, None] = {}
    others: dict[str, None] = {}
    streams = False
    for found in (*operation.responses.values(), *operation.errors.values()):
        first, *more = found if isinstance(found, tuple) else (found,)
        if streams and not isinstance(first, Streamed):
            others |= {f"{first.media_type};q=0.9": None} if first.media_type else {}
            continue
        streams = isinstance(first, Streamed)
        kinds |= {first.media_type: None} if first.media_type else {}
        others |= {f"{one.media_type};q=0.9": None for one in more}
        if isinstance(first, Text | Binary) and first.media_type != "*/*":
            # Why: whatever comes is handed out, so that it need not be refused.
            others["*/*;q=0.8"] = None
    return ", ".join((*kinds, *others)) or "*/*"

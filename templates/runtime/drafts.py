"""Requests: an operation and arguments in, a request without and then with credentials out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec import Struct

from .bodies import encode_body
from .credentials import Grant
from .headers import breaks_lines, check_name
from .messages import Pairs, Request
from .operation import Binary, Operation, Text
from .parameters import cookie_pieces, header_pairs, path_text, query_pieces
from .service import Service
from .settings import Arguments, Settings, checked_base_url, request_timeout
from .transport import Timeout


class Draft(Struct, frozen=True, kw_only=True):
    """A request before credentials; `given` headers win over those of credentials."""

    method: str
    url: str
    base: Pairs
    given: Pairs
    cookies: tuple[str, ...]
    body: bytes | None
    timeout: Timeout

    def __repr__(self) -> str:
        return "<Draft>"

    @property
    def given_names(self) -> frozenset[str]:
        """Names of the given headers in lower case."""
        return frozenset(name.lower() for name, _ in self.given)


def draft(
    service: Service,
    settings: Settings,
    operation: Operation[object, object],
    arguments: Arguments,
) -> Draft:
    """The request of a call; raises ValueError or TypeError for unusable arguments."""
    options = arguments.options
    body, content_type = encode_body(
        operation.body, arguments.body, arguments.content_type
    )
    base = [("User-Agent", user_agent(service)), ("Accept", _accept(operation))]
    if content_type is not None:
        base.append(("Content-Type", content_type))
    given = [
        *settings.headers.items(),
        *header_pairs(arguments.headers, operation.parameters),
        *options.get("headers", {}).items(),
    ]
    if "idempotency_key" in options:
        given.append(("Idempotency-Key", options["idempotency_key"]))
    return Draft(
        method=operation.method,
        url=_url(service, settings, operation, arguments),
        base=_checked(base),
        given=_checked(given),
        cookies=tuple(cookie_pieces(arguments.cookies, operation.parameters)),
        body=body,
        timeout=request_timeout(options, settings),
    )


def complete(draft: Draft, grant: Grant, url: str, foreign: bool) -> Request:
    """The request to send to `url`; to a foreign origin without anything secret."""
    pairs = [*draft.base, *grant.headers, *draft.given]
    cookies = [*draft.cookies, *grant.cookies]
    if foreign:
        pairs = [pair for pair in pairs if pair[0].lower() in _HARMLESS]
    else:
        url = _with_query(url, grant.query)
        pairs += [("Cookie", "; ".join(cookies))] if cookies else []
    return Request(
        method=draft.method,
        url=url,
        headers=_merged(pairs),
        body=draft.body,
        timeout=draft.timeout,
        foreign=foreign,
    )


def origin(url: str) -> tuple[str, str | None, int | None]:
    """Scheme, host and port of a URL; raises ValueError for an impossible port."""
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname, port


_HARMLESS = frozenset({"accept", "content-type", "user-agent"})


def _url(
    service: Service,
    settings: Settings,
    operation: Operation[object, object],
    arguments: Arguments,
) -> str:
    options = arguments.options
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


def _with_query(url: str, pairs: Pairs) -> str:
    """The URL with members that it does not have yet."""
    present = {piece.partition("=")[0] for piece in urlsplit(url).query.split("&")}
    pieces = query_pieces(dict(pairs), ())
    return _joined(url, [p for p in pieces if p.partition("=")[0] not in present])


def _checked(pairs: Iterable[tuple[str, str]]) -> Pairs:
    """The pairs as they are; refuses what would break the message."""
    found = tuple(pairs)
    for name, value in found:
        check_name(name)
        if breaks_lines(value):
            raise ValueError(f"header {name}: the value must not hold line breaks")
    return found


def _merged(pairs: Iterable[tuple[str, str]]) -> Pairs:
    """One pair a name, the last one wins."""
    return tuple({name.lower(): (name, value) for name, value in pairs}.values())


def user_agent(service: Service) -> str:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"{service.name}/{service.version} python/{python}"


def _accept(operation: Operation[object, object]) -> str:
    """The media types of all answers; after the first of a status its alternatives."""
    kinds: dict[str, None] = {}
    others: dict[str, None] = {}
    for found in (*operation.responses.values(), *operation.errors.values()):
        first, *more = found if isinstance(found, tuple) else (found,)
        kinds |= {first.media_type: None} if first.media_type else {}
        others |= {f"{one.media_type};q=0.9": None for one in more}
        if isinstance(first, Text | Binary) and first.media_type != "*/*":
            # Why: whatever comes is handed out, so that it need not be refused.
            others["*/*;q=0.8"] = None
    return ", ".join((*kinds, *others)) or "*/*"

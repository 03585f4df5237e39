"""Handshakes over HTTP: where a link goes and what it shows, as address and headers."""

from __future__ import annotations

from urllib.parse import quote

from ..frames import Credentials
from ..transport import Dial


def address_of(dial: Dial, credentials: Credentials) -> str:
    """The address, with the query of the channel and of credentials."""
    shown = (f"{quote(n, safe='')}={quote(v, safe='')}" for n, v in credentials.query)
    query = "&".join((*dial.query, *shown))
    return f"{dial.url}?{query}" if query else dial.url


def headers_of(dial: Dial, credentials: Credentials) -> dict[str, str]:
    """The headers; those of credentials go before others of the same name."""
    found = {**dict(dial.headers), **dict(credentials.headers)}
    if credentials.cookies:
        found["Cookie"] = "; ".join(credentials.cookies)
    return found

"""An address on an allowed host → what stands there; the only module that uses the network."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from ipaddress import ip_address
from typing import IO, TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPRedirectHandler,
    ProxyHandler,
    Request,
    build_opener,
)

if TYPE_CHECKING:
    from http.client import HTTPResponse

_HOST: Final = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")
_PORTS: Final = {"https": 443, "http": 80}
_RESERVED: Final = "%/:?#[]@!$&'()*+,;=~"
_ACCEPT: Final = "application/yaml, application/json, */*"


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds without a byte, seconds in all, and bytes that a fetch may take."""

    silence: float = 10
    duration: float = 60
    size: int = 50_000_000


class Unreachable(Exception):
    """There is nothing to be had at an address; the text says why."""


def is_host(text: str) -> bool:
    """Whether a text can stand in the list of allowed hosts: `name` or `name:port`."""
    return _HOST.fullmatch(text) is not None


def is_allowed(url: str, hosts: tuple[str, ...]) -> bool:
    """Whether an address is one of https on an allowed host, or of http on this machine."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme)
        if parts.scheme != "https" and not (parts.scheme == "http" and is_local(host)):
            return False
        allowed = (urlsplit(f"{parts.scheme}://{known}") for known in hosts)
        known = {(a.hostname, a.port or _PORTS[parts.scheme]) for a in allowed}
    except ValueError:
        return False
    return (host, port) in known


def is_local(host: str) -> bool:
    """Whether a host is this machine itself."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


LIMITS: Final = Limits()


def fetch(url: str, hosts: tuple[str, ...], agent: str) -> tuple[str, bytes]:
    """Where redirects led, and what stands there. No credentials and no cookies are sent.

    Raises:
        Unreachable: for whatever reason.
    """
    limits = LIMITS
    if "@" in urlsplit(url).netloc:
        raise Unreachable("an address with a user in it is not asked")
    handlers = [_Redirects(lambda to: is_allowed(to, hosts))]
    own = [ProxyHandler({})] if is_local(urlsplit(url).hostname or "") else []
    opener = build_opener(*handlers, *own)
    request = Request(
        quote(url, safe=_RESERVED), headers={"Accept": _ACCEPT, "User-Agent": agent}
    )
    try:
        with opener.open(request, timeout=limits.silence) as response:
            return response.url, _body(response, limits)
    except HTTPError as error:
        with error:
            reason = str(error.reason).partition("\n")[0]
            raise Unreachable(f"the answer is {error.code} {reason}") from None
    except (OSError, HTTPException, ValueError) as error:
        raise Unreachable(_reason(error, limits)) from None


def _body(response: HTTPResponse, limits: Limits) -> bytes:
    found = bytearray()
    end = time.monotonic() + limits.duration
    while chunk := response.read1(65_536):
        found += chunk
        if len(found) > limits.size:
            raise Unreachable(f"the answer has more than {limits.size:,} bytes")
        if time.monotonic() > end:
            raise Unreachable(f"the answer takes over {limits.duration:g} seconds")
    if response.length:
        raise Unreachable("the answer broke off")
    return bytes(found)


def _reason(error: Exception, limits: Limits) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return f"there is no answer within {limits.silence:g} seconds"
    if isinstance(cause, ssl.SSLError):
        why = getattr(cause, "verify_message", "") or cause.reason or "unknown"
        return f"no safe connection can be made: {why}"
    if isinstance(cause, OSError):
        return cause.strerror or type(cause).__name__
    return str(cause) or type(error).__name__


class _Redirects(HTTPRedirectHandler):
    """Follows where it is allowed to."""

    def __init__(self, may_follow: Callable[[str], bool]) -> None:
        self._may_follow = may_follow

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        if not self._may_follow(newurl):
            raise Unreachable(f"it redirects to {newurl}, which is not allowed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)

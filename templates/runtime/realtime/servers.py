"""Where a client goes: a document's servers and what its caller chose in, an endpoint out."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from .described import Server
from .endpoints import SECURE, family, usual
from .transport import Endpoint

_PLACEHOLDER: Final = r"\{([^{}]*)\}"
MEMORY: Final = "memory"
"""The protocol of servers in memory, which stand for those of any other."""
_IN_HOST: Final = r"[A-Za-z0-9._-]+"


class Target(Struct, frozen=True, kw_only=True):
    """An endpoint and the server that it leads to; `url` has neither path nor secrets."""

    endpoint: Endpoint
    server: Server
    url: str
    path: str

    @property
    def shown(self) -> str:
        """The address, for people."""
        return f"{self.url}{self.path}"

    def url_of(self, address: str | None) -> str:
        """The address of a channel that has a link of its own; else of the server."""
        if address is None:
            return f"{self.url}{self.path}"
        if "://" in address:
            return address
        return f"{self.url}{self.path.rstrip('/')}/{address.removeprefix('/')}"


def target(
    name: str,
    servers: Mapping[str, Server],
    wanted: str | Endpoint | None,
    variables: Mapping[str, str],
) -> Target:
    """The server that is wanted: by its name, an address or an endpoint.

    None means the one in the environment (`<NAME>_SERVER`), else the document's first.
    Raises ValueError where there is none, or a variable has no value.
    """
    if wanted is None:
        variable = re.sub(r"\W", "_", name).upper() + "_SERVER"
        wanted = os.environ.get(variable, "")
    asked = wanted if isinstance(wanted, str) else wanted.server
    protocol = "" if isinstance(wanted, str) else wanted.protocol
    server = _server(servers, asked, protocol)
    endpoint: Endpoint = (
        usual(server.protocol)
        if isinstance(wanted, str)
        else wanted.at(family(server.protocol))
    )
    host = _filled(server.host, server, variables, in_host=True)
    path = _filled(server.path, server, variables, in_host=False)
    scheme = server.protocol.lower()
    return Target(
        endpoint=endpoint,
        server=server,
        url=f"{scheme}://{host}",
        path=f"/{path.removeprefix('/')}" if path else "",
    )


def is_secure(url: str) -> bool:
    """Whether the scheme of an address means TLS."""
    return url.partition("://")[0] in SECURE


def _server(servers: Mapping[str, Server], asked: str, protocol: str) -> Server:
    """A server of the document, or one at an address with what the document says."""
    fitting = [
        server
        for server in servers.values()
        if protocol in ("", MEMORY, family(server.protocol))
    ]
    if asked in servers:
        return servers[asked]
    if asked and "://" in asked:
        return _at_address(asked, fitting)
    if asked and protocol:
        return _at_address(f"{protocol}://{asked}", fitting)
    if asked:
        known = ", ".join(servers) or "none"
        raise ValueError(
            f"{asked!r} is no server: there are {known}; or give an address"
        )
    if fitting:
        return fitting[0]
    if protocol == MEMORY:
        return Server(protocol=MEMORY, host=MEMORY)
    raise ValueError("the document names no server: give `server`")


def _at_address(url: str, fitting: list[Server]) -> Server:
    parts = urlsplit(url)
    if not parts.hostname or parts.username or parts.query or parts.fragment:
        message = "server must be an address with a host, without user or query"
        raise ValueError(message)
    same = (s for s in fitting if family(s.protocol) == family(parts.scheme))
    base = next(same, Server(protocol=parts.scheme, host=""))
    return replace(
        base,
        protocol=parts.scheme,
        host=parts.netloc,
        path=parts.path.rstrip("/"),
        variables={},
    )


def _filled(
    template: str, server: Server, variables: Mapping[str, str], *, in_host: bool
) -> str:
    def fill(found: re.Match[str]) -> str:
        name = found[1]
        value = variables.get(name, server.variables.get(name))
        if value is None:
            raise ValueError(f"the server needs a value for {name}")
        if in_host:
            if not re.fullmatch(_IN_HOST, value):
                raise ValueError(f"{name} cannot be {value!r} within a host")
            return value
        if value in (".", ".."):
            raise ValueError(f"{name} cannot be {value!r} within a path")
        return quote(value, safe="")

    return re.sub(_PLACEHOLDER, fill, template)

"""Real-time beside calls over HTTP: a client of these in, a connector with its credentials out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from ..commands import Steps
from ..core import Core
from .connector import Connector
from .described import Server
from .endpoints import family
from .keys import Keys, Run

_WEB = {"ws": "http", "http": "http"}


def connector_over(core: Core, run: Run, servers: Mapping[str, Server]) -> Connector:
    """What the channels of a client are opened by.

    Where the client goes to another address than the document's, so do its channels,
    when the document has both at one place; else credentials would go elsewhere than
    their caller thinks.
    """
    return Connector(
        core.service.name,
        servers,
        Keys(core.authority, run),
        server=_elsewhere(core, servers),
        timing=core.timing,
    )


def _elsewhere(core: Core, servers: Mapping[str, Server]) -> str | None:
    """The address of the server that belongs to the client's own, None for the usual."""
    own, usual = core.settings.base_url, core.service.base_url
    if own is None or own == usual:
        return None
    for server in servers.values():
        at = urlsplit(usual)
        is_web = family(server.protocol) in _WEB
        if is_web and (server.host, server.path) == (at.netloc, at.path):
            there = urlsplit(own)
            plain = family(server.protocol)
            secure = "wss" if plain == "ws" else "https"
            scheme = secure if there.scheme == "https" else plain
            return f"{scheme}://{there.netloc}{there.path.rstrip('/')}"
    return None


def in_thread(run: Callable[[Steps[Any]], Any]) -> Run:
    """What goes through steps that wait, without keeping a loop from its work."""

    async def later(steps: Steps[Any]) -> Any:
        return await asyncio.to_thread(run, steps)

    return later

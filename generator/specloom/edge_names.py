"""What stands beside the client → names: servers with their variables, parsers of webhooks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from . import ir
from .pins import Pins
from .scope import Claim, Scope
from .servers import is_absolute
from .words import snake, words

if TYPE_CHECKING:
    from .diagnostics import Sink

_HOSTS: Final = frozenset(
    {"server", "servers", "environment", "url", "endpoint", "host", "the", "api"}
)
"""Words that say nothing in the name of a server."""
_OF_WEBHOOKS: Final = frozenset(
    {
        *("parse_webhook", "sign_webhook", "unwrap_webhook", "verify_webhook"),
        *("WebhookEvent", "Events", "Signature", "STANDARD_WEBHOOKS"),
        *(
            "Delivery",
            "TYPE_CHECKING",
            "TypeAlias",
            "UnknownVariant",
            "union",
            "models",
        ),
        *("parse_body", "parse_bytes", "parse_text"),
    }
)
"""What webhooks.py has beside the parsers."""


def servers(api: ir.Api, pins: Pins, sink: Sink) -> dict[str, str]:
    """The functions of servers.py, by address; none where there is nothing to choose."""
    absolute = [s for s in api.servers if is_absolute(s.url)]
    if len(absolute) < 2 and not any(s.variables for s in absolute):
        return {}
    claims: list[Claim[str]] = []
    for s in absolute:
        pin, before = pins.get(s.at.place), pins.kept.get("server", s.url)
        names = (pin,) if pin else _server_names(s)
        claims.append(Claim(s.url, 0 if pin else 1, names, s.at, before))
    return Scope(frozenset({"server_url"}), "server").assign(claims, sink)


def _server_names(server: ir.Server) -> tuple[str, ...]:
    """Its name, a short description, or its host."""
    said = [w for w in words(server.docs.description) if w not in _HOSTS]
    host = re.sub(r"\{[^}]*\}", "", server.url.partition("://")[2].partition("/")[0])
    short = "_".join(said) if len(said) <= 4 else ""
    names = (snake(server.name), snake(short), snake(host))
    return tuple(name for name in names if name)


def variables(api: ir.Api, sink: Sink) -> dict[tuple[str, str], str]:
    """The keywords of servers' variables, by address and variable."""
    found: dict[tuple[str, str], str] = {}
    for server in api.servers:
        claims = [
            Claim(
                key=v.wire,
                rank=1,
                candidates=(snake(v.wire),),
                at=server.at,
                help="Rename one of the variables.",
            )
            for v in server.variables
        ]
        named = Scope(frozenset(), "value").assign(claims, sink)
        found.update({(server.url, wire): name for wire, name in named.items()})
    return found


def receivers(api: ir.Api, pins: Pins, sink: Sink) -> dict[str, str]:
    """The parsers of webhooks and callbacks, by place."""
    keys = {c.place: c.key for o in api.operations for c in o.callbacks}
    claims: list[Claim[str]] = []
    for inbound in (o for o in (*api.webhooks, *api.callbacks) if o.body):
        place = inbound.at.place
        first = inbound.path
        if place in keys:
            first = inbound.id if inbound.named else keys[place]
        pin = pins.get(place)
        names = (f"parse_{snake(first)}", f"parse_{snake(inbound.id)}")
        ladder, before = (pin,) if pin else names, pins.kept.get("receiver", place)
        claims.append(Claim(place, 0 if pin else 1, ladder, inbound.at, before))
    return Scope(_OF_WEBHOOKS, "parse").assign(claims, sink)

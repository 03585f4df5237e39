"""Events as the described application has them → as the side has them that a client plays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from . import ir

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .source import Node

_WEB: Final = frozenset({"http", "https", "ws", "wss", "sse", "mercure"})
"""Protocols whose servers are the described application, and clients its peers."""
_MOST: Final = 12
"""So many operations are listed."""
_OTHER: Final = {
    ir.Action.SEND: ir.Action.RECEIVE,
    ir.Action.RECEIVE: ir.Action.SEND,
}


def with_role(events: ir.Events, said: str, root: Node, sink: Sink) -> ir.Events:
    """What the client sends and receives; a role that nobody says is assumed."""
    role = ir.Role(said) if said else _assumed(events)
    own, mirrored = events.exchanges, tuple(map(_mirrored, events.exchanges))
    played = {
        ir.Role.APPLICATION: own,
        ir.Role.CLIENT: mirrored,
        ir.Role.BOTH: (*own, *mirrored),
    }[role]
    found = replace(events, exchanges=played, role=role)
    if not said and events.exchanges:
        message = f"the role is taken to be {role.value}: {_listed(played)}"
        sink.report("assumed-role", message, root.at)
    if role is not ir.Role.BOTH:
        _check_openings(played, role, sink)
    return found


def _mirrored(exchange: ir.Exchange) -> ir.Exchange:
    return replace(exchange, action=_OTHER[exchange.action], mirrored=True)


def _assumed(events: ir.Events) -> ir.Role:
    """Who sends a first message is a client, and so is who talks to servers of the web."""
    for exchange in events.exchanges:
        if exchange.opening is not None:
            is_own = exchange.action is ir.Action.SEND
            return ir.Role.APPLICATION if is_own else ir.Role.CLIENT
    protocols = {server.protocol for server in events.servers}
    return ir.Role.CLIENT if protocols <= _WEB else ir.Role.APPLICATION


def _listed(exchanges: Iterable[ir.Exchange]) -> str:
    """`you send a and b; you receive c`."""
    found: dict[ir.Action, list[str]] = {action: [] for action in ir.Action}
    for exchange in exchanges:
        found[exchange.action].append(exchange.key)
    said = [
        f"you {action.value} {_some(keys)}" for action, keys in found.items() if keys
    ]
    return "; ".join(said)


def _some(keys: list[str]) -> str:
    if len(keys) > _MOST:
        return f"{', '.join(keys[:_MOST])} and {len(keys) - _MOST} more"
    *others, last = keys
    return f"{', '.join(others)} and {last}" if others else last


def _check_openings(
    exchanges: Iterable[ir.Exchange], role: ir.Role, sink: Sink
) -> None:
    for exchange in exchanges:
        if exchange.opening is not None and exchange.action is ir.Action.RECEIVE:
            message = (
                f"{exchange.key} is a first message, which the role {role.value} "
                "receives"
            )
            help = "Set another `role`, or --role."
            sink.report("bad-extension", message, exchange.at, help=help)

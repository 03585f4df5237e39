"""Addresses of channels: templates and values in, what a protocol understands out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypeAlias

from msgspec import Struct

from ..parameters import path_text
from .described import Channel

_PLACEHOLDER: Final = r"\{([^{}]+)\}"


class Every:
    """Stands for every value of a part of an address, where a protocol can do that."""

    def __repr__(self) -> str:
        return "EVERY"


EVERY: Final = Every()
Value: TypeAlias = str | Every


class _Syntax(Struct, frozen=True):
    """What values of a protocol cannot hold, and what it has for every value.

    `special` matches what is put behind a backslash beside `every`.
    """

    refused: str
    every: str = ""
    special: str = ""


_SYNTAX: Final[Mapping[str, _Syntax]] = {
    "mqtt": _Syntax(r"[/+#\0]", "+"),
    "nats": _Syntax(r"[.*>\s\0]", "*"),
    "kafka": _Syntax(r"[^A-Za-z0-9._-]", "[^.]+", r"\."),
    "amqp": _Syntax(r"[*#\0]", "*"),
    "redis": _Syntax(r"[\0]", "*", r"[*?\[\]\\]"),
    "memory": _Syntax(r"[\0]", "*"),
}
_IN_PATHS: Final = frozenset({"ws", "http", "sse"})


def is_pattern(values: Mapping[str, Value]) -> bool:
    """Whether an address stands for several."""
    return any(isinstance(value, Every) for value in values.values())


def filled(channel: Channel, values: Mapping[str, Value], protocol: str) -> str:
    """The address of a channel with its parts filled in.

    Raises ValueError for values that are missing, or would mean something else in an
    address of the protocol, and where the channel has no address of its own.
    """
    template = channel.address
    if template is None:
        raise ValueError(f"{channel.key} has no address of its own: give `address`")
    known = {part.name: part.default for part in channel.parts} | dict(values)
    if protocol in _IN_PATHS:
        if is_pattern(values):
            raise ValueError(f"{channel.key}: {protocol} has no address for EVERY")
        return path_text(template, known, ())
    syntax = _SYNTAX.get(protocol, _Syntax(r"[\0]"))

    special = syntax.special if is_pattern(values) else ""
    # Why: a split with a group has the names of the parts at every second place.
    pieces = re.split(_PLACEHOLDER, template)
    pieces[::2] = (_plain(text, special) for text in pieces[::2])
    for place in range(1, len(pieces), 2):
        name = pieces[place]
        value = _value(channel, name, known.get(name), syntax, template)
        is_every = isinstance(known.get(name), Every)
        pieces[place] = value if is_every else _plain(value, special)
    return "".join(pieces)


def _plain(text: str, special: str) -> str:
    """Text that means itself in a pattern."""
    return re.sub(special, r"\\\g<0>", text) if special else text


def _value(
    channel: Channel, name: str, value: Value | None, syntax: _Syntax, template: str
) -> str:
    if isinstance(value, Every):
        if not syntax.every:
            raise ValueError(f"{channel.key}: the protocol has no address for EVERY")
        return syntax.every
    if not value:
        raise ValueError(f"{channel.key}: {name} must not be empty")
    if re.search(syntax.refused, value):
        message = f"{channel.key}: {name} holds what has a meaning in addresses"
        raise ValueError(message)
    # Why: routing keys are words between dots, and queues are named as one likes.
    if syntax.every == "*" and "." in value and re.search(r"\}\.|\.\{", template):
        raise ValueError(f"{channel.key}: {name} must not hold a dot")
    return value

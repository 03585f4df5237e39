"""What extensions say about connections, held against operations and types."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, TypeAlias

from . import ir
from .paths import bare
from .source import Location

if TYPE_CHECKING:
    from .diagnostics import Sink

Types: TypeAlias = dict[ir.TypeId, ir.Definition]
Path: TypeAlias = tuple[str, ...]


def check_session(events: ir.Events, types: Types, sink: Sink) -> None:
    """Report what takes back nothing, and first messages that cannot be made."""
    replayed = {exchange.key for exchange in events.exchanges if exchange.replay}
    for exchange in events.exchanges:
        at = exchange.at
        for key in exchange.cancels:
            if key not in replayed:
                place = Location(at.source, (*at.tokens, "x-specloom-cancels"))
                message = f"{key!r} is no operation that is replayed"
                sink.report("bad-extension", message, place)
        if exchange.opening is not None:
            for path in _missing(events, exchange, exchange.opening, types):
                place = Location(at.source, (*at.tokens, "x-specloom-first-message"))
                message = (
                    f"the first message needs /{'/'.join(path)}, which is neither "
                    "a constant nor a credential"
                )
                sink.report("bad-extension", message, place)


def _missing(
    events: ir.Events, exchange: ir.Exchange, opening: ir.Opening, types: Types
) -> Iterator[Path]:
    """Members that a first message must have and that nothing gives a value."""
    given = {e.path for e, _ in opening.credentials if e.in_payload}
    for id in exchange.messages[:1]:
        yield from _needed(types, events.messages[id].payload, (), given, frozenset())


def _needed(
    types: Types,
    typed: ir.Type,
    way: Path,
    given: Collection[Path],
    met: frozenset[ir.TypeId],
) -> Iterator[Path]:
    shape = bare(types, typed)
    if not isinstance(shape, ir.Object) or shape.id in met:
        return
    for field in shape.fields:
        path = (*way, field.wire)
        inner = bare(types, field.type)
        is_begun = any(one[: len(path)] == path for one in given)
        if not field.required and not is_begun:
            continue
        if path in given or isinstance(inner, ir.Const):
            continue
        if isinstance(inner, ir.Object):
            yield from _needed(types, field.type, path, given, met | {shape.id})
        elif not is_begun:
            yield path

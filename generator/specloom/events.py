"""Webhooks → the same with the names of their events, and the header that has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from . import ir

if TYPE_CHECKING:
    from .diagnostics import Sink

Types: TypeAlias = Mapping[ir.TypeId, ir.Definition]


def with_events(
    webhooks: tuple[ir.Operation, ...], header: str, types: Types, sink: Sink
) -> tuple[str, tuple[ir.Operation, ...]]:
    """The header that tells events apart, "" for none, and webhooks with their names.

    `header` is what the document calls it by an extension; else it is one that every
    webhook describes with a constant, where these differ. A name is what the webhook's
    own extension says, else that constant, else the key of the webhook.
    """
    found = header or _telling(webhooks, types)
    if not found:
        for webhook in webhooks:
            if webhook.events:
                message = "x-specloom-event needs an x-specloom-event-header"
                sink.report("bad-extension", message, webhook.at)
        return "", webhooks
    named = (
        replace(w, events=w.events or constants(w, found, types) or (w.path,))
        for w in webhooks
    )
    return found, tuple(named)


def _telling(webhooks: tuple[ir.Operation, ...], types: Types) -> str:
    first = webhooks[0].parameters if webhooks else ()
    headers = [p.wire for p in first if p.place is ir.Place.HEADER]
    for header in headers:
        values = [constants(webhook, header, types) for webhook in webhooks]
        if all(values) and len(set(values)) > 1:
            return header
    return ""


def constants(operation: ir.Operation, header: str, types: Types) -> tuple[str, ...]:
    """The only values that a header of a request can have; none where it is open."""
    for parameter in operation.parameters:
        is_header = parameter.place is ir.Place.HEADER
        if is_header and parameter.wire.lower() == header.lower():
            return fixed(parameter.type, types)
    return ()


def fixed(typed: ir.Type, types: Types) -> tuple[str, ...]:
    """The texts that a type lists; none where it is anything else."""
    if isinstance(typed, ir.Const):
        return (typed.value,) if isinstance(typed.value, str) else ()
    shape = types.get(typed.id) if isinstance(typed, ir.Ref) else None
    if isinstance(shape, ir.Alias):
        return fixed(shape.type, types)
    if isinstance(shape, ir.Enumeration) and shape.listed:
        return tuple(value for value in shape.values if isinstance(value, str))
    return ()

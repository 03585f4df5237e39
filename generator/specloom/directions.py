"""Members that only answers or only requests have → a second class where both are needed.

OpenAPI 3.1, 4.8.24 and JSON Schema validation, 9.4: `readOnly` members are not sent, and
`writeOnly` members are not returned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from . import ir, traffic
from .bodies import keyword_fields
from .reach import reached, refs
from .rewriting import rewritten

_Ids: TypeAlias = frozenset[ir.TypeId]


def split(api: ir.Api) -> ir.Api:
    """Types that are sent and received apart, where a required member is of one direction.

    What is received keeps its place; what is sent is at `<place>/input`. A body whose
    members are the keywords of a method is not itself sent, but they are.
    """
    sent = reached(_without(api, "read_only"), _sent(api))
    received = reached(_without(api, "write_only"), _received(api))
    received |= _in_messages(api)
    spread = _spread(api) - sent
    apart = _apart(api, sent & received, (sent | spread) & received)
    only_sent = (sent | spread) - received
    if not apart:
        return _with_directions(api)
    twins = {id: ir.Ref(f"{id}/input") for id in apart}
    types: dict[ir.TypeId, ir.Definition] = {}
    for id, shape in api.types.items():
        types[id] = rewritten(shape, twins) if id in only_sent else shape
        if id in twins:
            types[twins[id].id] = _input(rewritten(shape, twins), twins[id].id)
    found = replace(
        api,
        types=types,
        operations=tuple(_operation(o, twins) for o in api.operations),
        referred=api.referred | {twins[id].id for id in apart & api.referred},
        degraded=api.degraded | {twins[id].id for id in apart & api.degraded},
    )
    return _with_directions(found)


def _operation(operation: ir.Operation, twins: dict[ir.TypeId, ir.Ref]) -> ir.Operation:
    """What is sent refers to the shapes that are sent."""
    return replace(
        operation,
        parameters=rewritten(operation.parameters, twins),
        body=rewritten(operation.body, twins),
    )


def _with_directions(api: ir.Api) -> ir.Api:
    """The document with what is sent and what is received; the rest counts as sent."""
    sent = reached(api.types, (*_sent(api), *traffic.sent(api.events)))
    received = reached(api.types, (*_received(api), *traffic.received(api.events)))
    every = (o.body.all for o in api.operations if o.body)
    bodies = reached(api.types, (body.type for all in every for body in all))
    return replace(api, sent=sent | (bodies - received), received=received)


def _in_messages(api: ir.Api) -> _Ids:
    """What goes over channels, where all members go in both directions."""
    found = (*traffic.sent(api.events), *traffic.received(api.events))
    return reached(api.types, found)


def _apart(api: ir.Api, both: _Ids, used: _Ids) -> _Ids:
    """Types that cannot serve both directions, and those used in both that contain them."""
    found = {
        id
        for id in both
        if isinstance(shape := api.types[id], ir.Object)
        and any(f.required and (f.read_only or f.write_only) for f in shape.fields)
    }
    while True:
        more = {id for id in used - found if not found.isdisjoint(refs(api.types[id]))}
        if not more:
            return frozenset(found)
        found |= more


def _input(shape: ir.Definition, id: ir.TypeId) -> ir.Definition:
    if isinstance(shape, ir.Object):
        fields = tuple(field for field in shape.fields if not field.read_only)
        return replace(shape, id=id, fields=fields)
    return replace(shape, id=id)


def _spread(api: ir.Api) -> _Ids:
    """The objects whose members are keywords, and the aliases on the way to them."""
    found: set[ir.TypeId] = set()
    for content in _spread_bodies(api):
        typed: ir.Type | ir.Definition = content.type
        while isinstance(typed, ir.Ref):
            found.add(typed.id)
            shape = api.types[typed.id]
            typed = shape.type if isinstance(shape, ir.Alias) else shape
    return frozenset(found)


def _spread_bodies(api: ir.Api) -> Iterator[ir.Body]:
    for operation in api.operations:
        for content in operation.body.all if operation.body else ():
            if keyword_fields(api, operation, content) is not None:
                yield content


def _sent(api: ir.Api) -> Iterator[ir.Type]:
    for operation in api.operations:
        yield from (parameter.type for parameter in operation.parameters)
        for content in operation.body.all if operation.body else ():
            fields = keyword_fields(api, operation, content)
            if fields is not None:
                yield from (field.type for field in fields)
            else:
                yield content.type


def _received(api: ir.Api) -> Iterator[ir.Type]:
    for operation in api.operations:
        for response in operation.responses:
            yield from (body.type for body in response.bodies)
            yield from (header.type for header in response.headers)
    for webhook in (*api.webhooks, *api.callbacks):
        if webhook.body:
            yield from (body.type for body in webhook.body.all)


def _without(api: ir.Api, direction: str) -> dict[ir.TypeId, ir.Definition]:
    """The types without the members that a direction does not have."""
    return {
        id: (
            replace(
                shape,
                fields=tuple(f for f in shape.fields if not getattr(f, direction)),
            )
            if isinstance(shape, ir.Object)
            else shape
        )
        for id, shape in api.types.items()
    }

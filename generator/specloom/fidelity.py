"""ir.Api → the calls whose types say less than the document does."""

from __future__ import annotations

from collections.abc import Iterator

from . import ir
from .reach import leading, refs


def degraded_calls(api: ir.Api) -> frozenset[str]:
    """The places of operations, webhooks and callbacks that are not exact."""
    wider = leading(api.types, api.degraded & api.types.keys())
    calls = (*api.operations, *api.webhooks, *api.callbacks)
    return frozenset(c.at.place for c in calls if _is_degraded(api, c, wider))


def degraded_parameters(
    api: ir.Api,
) -> Iterator[tuple[ir.Operation, ir.Parameter]]:
    """Parameters that are not exact, each with its operation."""
    wider = leading(api.types, api.degraded & api.types.keys())
    for operation in api.operations:
        for parameter in operation.parameters:
            below = _is_below(api, {parameter.at.place})
            if below or not wider.isdisjoint(refs(parameter.type)):
                yield operation, parameter


def types_of(operation: ir.Operation) -> Iterator[ir.Type]:
    """The types of everything that goes in and comes out."""
    yield from (parameter.type for parameter in operation.parameters)
    yield from (body.type for body in _bodies(operation))


def _is_degraded(
    api: ir.Api, operation: ir.Operation, wider: frozenset[ir.TypeId]
) -> bool:
    if any(not body.is_exact for body in _bodies(operation)):
        return True
    if any(not wider.isdisjoint(refs(typed)) for typed in types_of(operation)):
        return True
    owners = {operation.at.place, *(p.at.place for p in operation.parameters)}
    return _is_below(api, owners | {body.at.place for body in _bodies(operation)})


def _bodies(operation: ir.Operation) -> tuple[ir.Body, ...]:
    sent = operation.body.all if operation.body else ()
    return (*sent, *(body for r in operation.responses for body in r.bodies))


def _is_below(api: ir.Api, owners: set[str]) -> bool:
    """Whether something degraded stands in one of these places, or inside one."""
    return any(
        place == owner or place.startswith(f"{owner}/")
        for place in api.degraded
        for owner in owners
    )

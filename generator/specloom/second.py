"""Operations that answer whole or as a stream → two calls, one for each way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from . import ir
from .source import Location


def with_seconds(api: ir.Api) -> ir.Api:
    """The document with a second operation behind each that has answers of both kinds.

    It has the place of the first with `/stream` behind it, under which a name can be
    pinned for it.
    """
    return replace(
        api, operations=tuple(o for one in api.operations for o in _ways(one))
    )


def _ways(operation: ir.Operation) -> Iterator[ir.Operation]:
    bodies = [
        body
        for r in operation.responses
        for body in r.bodies
        if _is_success(r, operation)
    ]
    if len({body.framing is None for body in bodies}) < 2:
        yield operation
        return
    yield replace(operation, responses=tuple(_answers(operation, streams=False)))
    at = operation.at
    yield replace(
        operation,
        responses=tuple(_answers(operation, streams=True)),
        pages=None,
        login=None,
        at=Location(at.source, (*at.tokens, "stream")),
        is_second=True,
    )


def _is_success(response: ir.Response, operation: ir.Operation) -> bool:
    """`default` stands for errors as soon as a success is described."""
    if response.status != "default":
        return response.status.startswith("2")
    return not any(r.status.startswith("2") for r in operation.responses)


def _answers(operation: ir.Operation, *, streams: bool) -> Iterator[ir.Response]:
    """Errors, answers without a body, and those of one of the two kinds."""
    for response in operation.responses:
        kept = [b for b in response.bodies if bool(b.framing) is streams]
        if not _is_success(response, operation) or not response.bodies:
            yield response
        elif kept:
            payload = None if streams else response.payload
            yield replace(
                response, content=kept[0], others=tuple(kept[1:]), payload=payload
            )

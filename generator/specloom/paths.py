"""Types and paths of member names through them → the types at their ends."""

from __future__ import annotations

from typing import TypeAlias

from . import ir

Types: TypeAlias = dict[ir.TypeId, ir.Definition]


def bare(types: Types, typed: ir.Type) -> ir.Type | ir.Definition:
    """What a type is behind its other names, and when it is not null."""
    while True:
        if isinstance(typed, ir.Nullable):
            typed = typed.inner
        elif isinstance(typed, ir.Ref):
            shape = types[typed.id]
            if not isinstance(shape, ir.Alias):
                return shape
            typed = shape.type
        else:
            return typed


def field_at(types: Types, typed: ir.Type, wire: str) -> ir.Field | None:
    """A declared member of an object."""
    shape = bare(types, typed)
    fields = shape.fields if isinstance(shape, ir.Object) else ()
    return next((field for field in fields if field.wire == wire), None)


def member(types: Types, typed: ir.Type, path: tuple[str, ...]) -> ir.Type | None:
    """The type at the end of a path, None where the types have no such member.

    Where anything goes, anything can be there.
    """
    for wire in path:
        shape = bare(types, typed)
        field = field_at(types, typed, wire)
        if field is not None:
            typed = field.type
        elif isinstance(shape, ir.Map):
            typed = shape.value
        elif shape != ir.Plain(ir.Kind.ANY):
            return None
    return typed


def answer_of(operation: ir.Operation) -> ir.Type | None:
    """What a call returns on success: the data in the envelope, where there is one."""
    response = success(operation)
    if response is None or response.content is None or response.content.framing:
        return None
    return response.payload.data if response.payload else response.content.type


def success(operation: ir.Operation) -> ir.Response | None:
    """The first response that is a success."""
    found = (r for r in operation.responses if r.status.startswith("2"))
    return next(found, None)


def item_of(types: Types, operation: ir.Operation) -> ir.Type | None:
    """The type of the items of a list, None where the answer has no list there."""
    answer = answer_of(operation)
    if answer is None or operation.pages is None:
        return None
    found = member(types, answer, operation.pages.items)
    shape = bare(types, found) if found is not None else None
    return shape.item if isinstance(shape, ir.Array) else None

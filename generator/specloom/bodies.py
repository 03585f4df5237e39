"""Which request bodies are spread into keywords, by what they are and not by name."""

from __future__ import annotations

from typing import Final

from . import ir
from .media import is_form, is_json
from .words import snake

_RESERVED: Final = frozenset({"self", "options", "body"})


def object_of(api: ir.Api, typed: ir.Type) -> ir.Object | None:
    """The object behind a type, through aliases."""
    while isinstance(typed, ir.Ref):
        shape = api.types[typed.id]
        if isinstance(shape, ir.Object):
            return shape
        if not isinstance(shape, ir.Alias):
            return None
        typed = shape.type
    return None


def keyword_fields(
    api: ir.Api, operation: ir.Operation, content: ir.Body
) -> tuple[ir.Field, ...] | None:
    """The members of an object body, required ones first; None for any other body.

    Members that only answers have are left out. A member with the name of a parameter
    keeps the body in one piece.
    """
    if not is_json(content.media_type) and not is_form(content.media_type):
        return None
    shape = object_of(api, content.type)
    if shape is None:
        return None
    fields = [field for field in shape.fields if not field.read_only]
    if _clash(operation, fields):
        return None
    return tuple(sorted(fields, key=lambda field: not field.required))


def _clash(operation: ir.Operation, fields: list[ir.Field]) -> bool:
    taken = {snake(parameter.wire) for parameter in operation.parameters} | _RESERVED
    if operation.body and operation.body.others:
        taken.add("content_type")
    return any(snake(field.wire) in taken for field in fields)

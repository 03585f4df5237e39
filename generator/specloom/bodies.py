"""Which request bodies are spread into keywords, by what they are and not by name."""

from __future__ import annotations

from typing import Final

from . import ir
from .media import essence_of, is_json
from .words import snake

_RESERVED: Final = frozenset({"self", "options", "body"})
_FORMS: Final = ("multipart/form-data", "application/x-www-form-urlencoded")


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


def keyword_fields(api: ir.Api, operation: ir.Operation) -> tuple[ir.Field, ...] | None:
    """The members of an object body, required ones first; None for any other body.

    Members that only answers have are left out. A member with the name of a parameter
    keeps the body in one piece.
    """
    if operation.body is None:
        return None
    content = operation.body.content
    if not is_json(content.media_type) and essence_of(content.media_type) not in _FORMS:
        return None
    shape = object_of(api, content.type)
    if shape is None:
        return None
    fields = [field for field in shape.fields if not field.read_only]
    if _clash(operation, fields):
        return None
    return tuple(sorted(fields, key=lambda field: not field.required))


def _clash(operation: ir.Operation, fields: list[ir.Field]) -> bool:
    taken = {snake(parameter.wire) for parameter in operation.parameters}
    return any(snake(field.wire) in taken | _RESERVED for field in fields)

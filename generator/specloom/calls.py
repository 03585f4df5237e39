"""Names given → how a call reads in Python: its path, and the keywords of its body."""

from __future__ import annotations

from collections.abc import Iterable, Set

from . import ir
from .bodies import keyword_fields, object_of
from .names import Names, key_of
from .reserved import OF_LOGIN


def call_path(names: Names, operation: ir.Operation) -> str:
    """`vehicle.get_status`."""
    return f"{names.resources[operation.tag]}.{names.methods[key_of(operation)]}"


def operation_name(names: Names, operation: ir.Operation) -> str:
    """`_get_status`; a login's is public because the client uses it too.

    No parameter has such a name.
    """
    method = names.methods[key_of(operation)]
    return f"{method}_operation" if operation.login else f"_{method.lstrip('_')}"


def body_keywords(
    api: ir.Api, names: Names, operation: ir.Operation, content: ir.Body
) -> tuple[tuple[ir.Field, str], ...] | None:
    """The members of a body that become keywords; None when the body is one parameter."""
    fields = keyword_fields(api, operation, content)
    if fields is None or not isinstance(content.type, ir.Ref):
        return None
    id = _object_id(api, content.type.id)
    taken = {
        names.parameters[key_of(operation), p.place, p.wire]
        for p in operation.parameters
    }
    if operation.body and operation.body.others:
        taken |= {"content_type", "body_of"}
    if operation.login:
        taken |= {*OF_LOGIN, operation_name(names, operation)}
    named = tuple((field, names.fields[id, field.wire]) for field in fields)
    return None if _clash(taken, (name for _, name in named)) else named


def payload_keywords(
    api: ir.Api, names: Names, message: ir.Message, taken: Set[str]
) -> tuple[tuple[ir.Field, str], ...] | None:
    """The members of a payload that become keywords, required ones first.

    None when the payload is one parameter: where it is no object, where it has members
    of any name, and where one has a name that is taken.
    """
    typed = message.payload
    is_data = message.format in (ir.Format.JSON, ir.Format.AVRO)
    shape = object_of(api, typed) if is_data else None
    if shape is None or shape.extra is not None:
        return None
    fields = sorted(shape.fields, key=lambda field: not field.required)
    named = tuple(
        (f, names.fields[shape.id, f.wire]) for f in fields if not f.read_only
    )
    return None if _clash(taken, (name for _, name in named)) else named


def _object_id(api: ir.Api, id: ir.TypeId) -> ir.TypeId:
    while isinstance(alias := api.types[id], ir.Alias) and isinstance(
        alias.type, ir.Ref
    ):
        id = alias.type.id
    return id


def _clash(taken: Iterable[str], names: Iterable[str]) -> bool:
    reserved = {"self", "options", "body", *taken}
    return any(name in reserved for name in names)

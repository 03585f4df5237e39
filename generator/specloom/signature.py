"""An operation → its parameters, types and result as every stage after names sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import ir
from .bodies import object_of
from .code import Code, Symbol, code, joined, runtime
from .media import essence_of, is_json
from .names import Names, body_keywords, key_of
from .python import Speller, either, literal


@dataclass(frozen=True, slots=True)
class Argument:
    """One parameter of a method.

    `place` is path, query, header, cookie, body, or extra for the members of the body
    that the document does not name.
    """

    name: str
    wire: str
    place: str
    required: bool
    annotation: Code
    default: Code
    docs: ir.Docs


@dataclass(frozen=True, slots=True)
class Signature:
    """`spread` tells whether body arguments are its members, or the one body."""

    arguments: tuple[Argument, ...]
    spread: bool
    returns: Code
    header: Code


def signature(
    api: ir.Api, names: Names, operation: ir.Operation, speller: Speller
) -> Signature:
    """Path parameters first and in path order, then keywords, required ones before others."""
    given = speller.given_by_caller()
    keywords = body_keywords(api, names, operation)
    arguments = [*_parameters(names, operation, given)]
    if operation.body is not None and keywords is not None:
        arguments += _members(operation.body, keywords, given)
        shape = object_of(api, operation.body.content.type)
        if shape is not None and shape.extra is not None:
            arguments.append(_extra(speller))
    elif operation.body is not None:
        arguments.append(_whole_body(operation.body, given))
    positional = [a for a in arguments if a.place == ir.Place.PATH.value]
    rest = [a for a in arguments if a.place != ir.Place.PATH.value]
    rest.sort(key=lambda argument: not argument.required)
    return Signature(
        arguments=(*positional, *rest),
        spread=keywords is not None,
        returns=returned(operation, speller),
        header=_header(operation, speller),
    )


def returned(operation: ir.Operation, speller: Speller) -> Code:
    """What a call returns: the data of every success, or for pages one item."""
    wanted = [r for r in operation.responses if r.status.startswith("2")]
    wanted = wanted or [r for r in operation.responses if r.status == "default"]
    found = [option for r in wanted for option in _result(r, speller)]
    return either(*found) if found else code("None")


def paged_item(api: ir.Api, operation: ir.Operation) -> ir.Type:
    """The item type of a list that comes in pages."""
    response = next(r for r in operation.responses if r.status.startswith("2"))
    typed = response.payload.data if response.payload else None
    if typed is None and response.content is not None:
        typed = response.content.type
    while isinstance(typed, ir.Ref) and isinstance(
        alias := api.types[typed.id], ir.Alias
    ):
        typed = alias.type
    return typed.item if isinstance(typed, ir.Array) else ir.Plain(ir.Kind.ANY)


def _result(response: ir.Response, speller: Speller) -> tuple[Code, ...]:
    if response.payload is not None:
        return speller.options(response.payload.data)
    if response.content is None:
        return (code("None"),)
    typed = response.content.type
    if typed == ir.Plain(ir.Kind.BINARY):
        return (speller.builtin("bytes"),)
    return speller.options(typed)


def _header(operation: ir.Operation, speller: Speller) -> Code:
    for response in operation.responses:
        if response.payload is not None and response.status.startswith("2"):
            return speller.annotation(response.payload.header)
    return code("None")


def _parameters(
    names: Names, operation: ir.Operation, given: Speller
) -> Iterator[Argument]:
    for parameter in operation.parameters:
        absent = () if parameter.required else (code("None"),)
        yield Argument(
            name=names.parameters[key_of(operation), parameter.place, parameter.wire],
            wire=parameter.wire,
            place=parameter.place.value,
            required=parameter.required,
            annotation=given.annotation(parameter.type, *absent),
            default=Code(()) if parameter.required else code("None"),
            docs=parameter.docs,
        )


def _members(
    body: ir.RequestBody, keywords: tuple[tuple[ir.Field, str], ...], given: Speller
) -> Iterator[Argument]:
    """The members as keywords; of a body that can be left out, each of them can be."""
    is_multipart = essence_of(body.content.media_type) == "multipart/form-data"
    speller = given.given_by_caller(raw=is_multipart)
    for field, name in keywords:
        must = field.required and body.required
        absent = () if must else (code(runtime("UnsetType")),)
        default = Code(()) if must else code(runtime("UNSET"))
        if must and isinstance(field.type, ir.Const):
            default = literal(field.type.value)
        yield Argument(
            name=name,
            wire=field.wire,
            place="body",
            required=not default,
            annotation=speller.annotation(field.type, *absent),
            default=default,
            docs=field.docs,
        )


def _extra(speller: Speller) -> Argument:
    mapping = code(
        Symbol("collections.abc", "Mapping"), "[", speller.builtin("str"), ", "
    )
    return Argument(
        name="additional_properties",
        wire="*",
        place="extra",
        required=False,
        annotation=code(mapping, Symbol("typing", "Any"), "] | None"),
        default=code("None"),
        docs=ir.Docs(
            description="Members of the body that the document does not name."
        ),
    )


def _whole_body(body: ir.RequestBody, given: Speller) -> Argument:
    content = body.content
    absent = () if body.required else (code(runtime("UnsetType")),)
    spelled = given.annotation(content.type, *absent)
    if content.type == ir.Plain(ir.Kind.BINARY) and not is_json(content.media_type):
        spelled = either(code(runtime("FileContent")), *absent)
    return Argument(
        name="body",
        wire="",
        place="body",
        required=body.required,
        annotation=spelled,
        default=Code(()) if body.required else code(runtime("UNSET")),
        docs=content.docs,
    )


def page_of(signed: Signature, item: Code, *, is_async: bool) -> Code:
    """`SyncPager[Trip, Header]`, what a method that lists returns."""
    pager = runtime("AsyncPager" if is_async else "SyncPager")
    return code(pager, "[", joined(", ", (item, signed.header)), "]")

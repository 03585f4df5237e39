"""An operation → its parameters, types and result as every stage after names sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from . import ir
from .bodies import object_of
from .calls import body_keywords
from .code import Code, Symbol, code, joined, later, runtime
from .media import Form, essence_of, form_of, is_json, is_range
from .names import Names, key_of
from .paths import answer_of, item_of
from .python import Speller, either, literal, quoted, sentence


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
    remarks: ir.Remarks = ir.NO_REMARKS


@dataclass(frozen=True, slots=True)
class Signature:
    """`spread` tells whether body arguments are its members, or the one body.

    `media_types` are those of the bodies that the arguments make.
    """

    arguments: tuple[Argument, ...]
    spread: bool
    returns: Code
    header: Code
    media_types: tuple[str, ...] = ()


def signature(
    api: ir.Api, names: Names, operation: ir.Operation, speller: Speller
) -> Signature:
    """How an operation is called when its body is of the usual media type."""
    return signatures(api, names, operation, speller)[0]


def signatures(
    api: ir.Api, names: Names, operation: ir.Operation, speller: Speller
) -> tuple[Signature, ...]:
    """One for each set of arguments that bodies are made of, the usual one first."""
    ways: dict[Code, Signature] = {}
    for content in operation.body.all if operation.body else (None,):
        way = _signature(api, names, operation, content, speller)
        key = joined(
            ", ", (code(a.name, a.wire, a.annotation, a.default) for a in way.arguments)
        )
        known = ways.setdefault(key, way)
        if content is not None:
            media_types = (*known.media_types, content.media_type)
            ways[key] = replace(known, media_types=media_types)
    found = tuple(ways.values())
    contents = operation.body.all if operation.body else ()
    if len(contents) < 2 and not any(_is_open(content) for content in contents):
        return found
    return tuple(_with_content_type(way, found, speller) for way in found)


def merged(ways: tuple[Signature, ...], speller: Speller) -> Signature:
    """The arguments of all these at once, those of bodies of any type."""
    if len(ways) == 1:
        return ways[0]
    found: dict[str, Argument] = {}
    for argument in (a for way in ways for a in way.arguments):
        known = found.setdefault(argument.name, argument)
        if argument.place == "body":
            docs = known.docs if known.docs.description else argument.docs
            found[argument.name] = replace(
                known,
                required=False,
                annotation=speller.builtin("object"),
                default=code(runtime("UNSET")),
                docs=docs,
            )
        elif argument.place == "content_type":
            found[argument.name] = replace(known, annotation=speller.builtin("str"))
    return replace(ways[0], arguments=_ordered(list(found.values())))


def _signature(
    api: ir.Api,
    names: Names,
    operation: ir.Operation,
    content: ir.Body | None,
    speller: Speller,
) -> Signature:
    """Path parameters first and in path order, then keywords, required ones before others."""
    given = speller.given_by_caller()
    arguments = [*_parameters(names, operation, given)]
    keywords = None
    if operation.body is not None and content is not None:
        required = operation.body.required
        keywords = body_keywords(api, names, operation, content)
        if keywords is None:
            arguments.append(_whole_body(content, required, given))
        else:
            arguments += _members(content, required, keywords, given)
            shape = object_of(api, content.type)
            if shape is not None and shape.extra is not None:
                arguments.append(_extra(speller))
    return Signature(
        arguments=_ordered(arguments),
        spread=keywords is not None,
        returns=returned(operation, speller),
        header=_header(operation, speller),
    )


def _ordered(arguments: list[Argument]) -> tuple[Argument, ...]:
    positional = [a for a in arguments if a.place == ir.Place.PATH.value]
    rest = [a for a in arguments if a.place != ir.Place.PATH.value]
    rest.sort(key=lambda a: (not a.required, a.place == "content_type"))
    return (*positional, *rest)


def _with_content_type(
    way: Signature, ways: tuple[Signature, ...], speller: Speller
) -> Signature:
    """With an argument for the media type; a range is the caller's to narrow."""
    kinds = way.media_types
    is_open = any(is_range(kind) for kind in kinds)
    usual = "application/octet-stream" if kinds[0] == "*/*" else kinds[0]
    is_usual = way is ways[0] and not is_range(usual)
    argument = Argument(
        name="content_type",
        wire="",
        place="content_type",
        required=not is_usual,
        annotation=speller.builtin("str") if is_open else _literal(kinds),
        default=code(quoted(usual)) if is_usual else Code(()),
        docs=ir.Docs(description=f"The media type of the body: {_listed(ways)}."),
    )
    return replace(way, arguments=_ordered([*way.arguments, argument]))


def _is_open(content: ir.Body) -> bool:
    """Whether the document leaves it to the caller what a body is."""
    is_data = is_json(content.media_type) and content.type != ir.Plain(ir.Kind.BINARY)
    return is_range(content.media_type) and not is_data


def _literal(kinds: tuple[str, ...]) -> Code:
    listed = joined(", ", (quoted(kind) for kind in kinds))
    return code(Symbol("typing", "Literal"), "[", listed, "]")


def _listed(ways: tuple[Signature, ...]) -> str:
    *kinds, last = (f"`{kind}`" for way in ways for kind in way.media_types)
    return f"{', '.join(kinds)} or {last}" if kinds else last


def returned(operation: ir.Operation, speller: Speller) -> Code:
    """What a call returns: the data of every success, or an item of a stream."""
    if operation.streams:
        bodies = [b for r in operation.responses for b in r.bodies if b.framing]
        return either(*(o for b in bodies for o in speller.options(b.type)))
    wanted = [r for r in operation.responses if r.status.startswith("2")]
    wanted = wanted or [r for r in operation.responses if r.status == "default"]
    found = [option for r in wanted for option in _result(r, speller)]
    return either(*found) if found else code("None")


def paged_item(api: ir.Api, operation: ir.Operation) -> ir.Type:
    """The item type of a list that comes in pages."""
    return item_of(api.types, operation) or ir.Plain(ir.Kind.ANY)


@dataclass(frozen=True, slots=True)
class Paged:
    """One item of a list that comes in pages, and what each page is read as.

    `is_list` tells whether a page is the list itself.
    """

    item: Code
    answer: Code
    is_list: bool


def paged(
    api: ir.Api, operation: ir.Operation, signed: Signature, speller: Speller
) -> Paged:
    """How the pages of an operation are typed."""
    item = speller.annotation(paged_item(api, operation))
    answer = answer_of(operation)
    shape = _unnamed(api, answer) if answer is not None else None
    is_list = isinstance(shape, ir.Array) and not _is_choice(operation)
    plain = code(speller.builtin("list"), "[", item, "]")
    return Paged(item, plain if is_list else signed.returns, is_list)


def page_of(signed: Signature, found: Paged, *, is_async: bool = False) -> Code:
    """`SyncPager[Trip, Header]`, what a method that lists returns.

    What the items come in is the third part, where that is not the list itself.
    """
    pager = later("AsyncPager" if is_async else "SyncPager")
    more = () if found.is_list else (found.answer,)
    return code(pager, "[", joined(", ", (found.item, signed.header, *more)), "]")


def _unnamed(api: ir.Api, typed: ir.Type) -> ir.Type:
    while isinstance(typed, ir.Ref) and isinstance(
        alias := api.types[typed.id], ir.Alias
    ):
        typed = alias.type
    return typed


def _is_choice(operation: ir.Operation) -> bool:
    """Whether a success is described in several ways."""
    bodies = [r.bodies for r in operation.responses if r.status.startswith("2")]
    return len(bodies) > 1 or any(len(found) > 1 for found in bodies)


def _result(response: ir.Response, speller: Speller) -> tuple[Code, ...]:
    if response.content is None:
        return (code("None"),)
    types = [body.type for body in response.bodies]
    if response.payload is not None:
        types[0] = response.payload.data
    return tuple(option for typed in types for option in _read(typed, speller))


def _read(typed: ir.Type, speller: Speller) -> tuple[Code, ...]:
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
        others = (_EMPTY,) if parameter.allow_empty and not _is_text(parameter) else ()
        absent = () if parameter.required else (code("None"),)
        yield Argument(
            name=names.parameters[key_of(operation), parameter.place, parameter.wire],
            wire=parameter.wire,
            place=parameter.place.value,
            required=parameter.required,
            annotation=given.annotation(parameter.type, *others, *absent),
            default=Code(()) if parameter.required else code("None"),
            docs=parameter.docs,
            remarks=parameter.remarks,
        )


_EMPTY: Final = code(Symbol("typing", "Literal"), '[""]')


def _is_text(parameter: ir.Parameter) -> bool:
    return parameter.type == ir.Plain(ir.Kind.STRING)


def _members(
    content: ir.Body,
    is_required: bool,
    keywords: tuple[tuple[ir.Field, str], ...],
    given: Speller,
) -> Iterator[Argument]:
    """The members as keywords; of a body that can be left out, each of them can be."""
    speller = given.given_by_caller(raw=_is_multipart(content))
    headers = {part.wire: part.headers for part in content.parts if part.headers}
    for field, name in keywords:
        must = field.required and is_required
        absent = () if must else (code(runtime("UnsetType")),)
        default = Code(()) if must else code(runtime("UNSET"))
        if must and isinstance(field.type, ir.Const):
            default = literal(field.type.value)
        as_file = (code(later("File")),) if field.wire in headers else ()
        yield Argument(
            name=name,
            wire=field.wire,
            place="body",
            required=not default,
            annotation=speller.annotation(field.type, *as_file, *absent),
            default=default,
            docs=_with_headers(field.docs, headers.get(field.wire, ())),
            remarks=field.remarks,
        )


def _with_headers(docs: ir.Docs, headers: tuple[ir.Header, ...]) -> ir.Docs:
    if not headers:
        return docs
    names = ", ".join(f"`{header.wire}`" for header in headers)
    more = f"Its part can have {names}, as `(name, content, media_type, headers)`."
    said = [sentence(docs.description), more]
    return replace(docs, description=" ".join(text for text in said if text))


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


def _whole_body(content: ir.Body, is_required: bool, given: Speller) -> Argument:
    absent = () if is_required else (code(runtime("UnsetType")),)
    spelled = given.annotation(content.type, *absent)
    if content.type == ir.Plain(ir.Kind.BINARY):
        spelled = either(code(later("FileContent")), *absent)
    elif form_of(content.media_type) in (Form.UNKNOWN, Form.XML):
        # Why: writers of XML make bytes, which say themselves how they are encoded.
        file = code(later("FileContent"))
        spelled = given.annotation(content.type, file, *absent)
    elif _is_multipart(content):
        # Why: the models have no place for files.
        anything = ir.Map(ir.Plain(ir.Kind.ANY))
        spelled = given.annotation(content.type, given.annotation(anything), *absent)
    return Argument(
        name="body",
        wire="",
        place="body",
        required=is_required,
        annotation=spelled,
        default=Code(()) if is_required else code(runtime("UNSET")),
        docs=content.docs,
    )


def _is_multipart(content: ir.Body) -> bool:
    return essence_of(content.media_type) == "multipart/form-data"


def stream_of(signed: Signature, *, is_async: bool) -> Code:
    """`Stream[Tick]`, what a method returns whose answer is read item by item."""
    name = "AsyncStream" if is_async else "Stream"
    return code(later(name), "[", signed.returns, "]")

"""Operations of one tag → the view of a resource module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from . import ir, views
from .calls import call_path, operation_name
from .code import Code, code, runtime
from .layout import annotated, bracketed, exploded
from .method_docs import method_docs
from .names import Names, key_of
from .operation_views import operation_view
from .python import Speller, docstring, quoted, sentence
from .signature import (
    Argument,
    Signature,
    merged,
    page_of,
    paged,
    signatures,
    stream_of,
)
from .views import MethodView, OverloadView, ResourceClassView, ResourceView
from .words import pascal

_PLACES: Final = {
    "path": ("path",),
    "query": ("query", "querystring"),
    "headers": ("header",),
    "cookies": ("cookie",),
}
"""The arguments of `call` with the places of parameters that go into them."""


def resource_view(api: ir.Api, names: Names, tag: str) -> ResourceView:
    """What describes the operations, then one class a colour."""
    operations = tuple(o for o in api.operations if o.tag == tag)
    methods = frozenset(names.methods[key_of(o)] for o in operations)
    speller = Speller(api.types, names)
    inside = Speller(api.types, names, shadowed=methods)
    text = about(api, tag)
    return ResourceView(
        doc=docstring([sentence(text)], 0),
        operations=tuple(operation_view(api, names, o, speller) for o in operations),
        classes=tuple(
            ResourceClassView(
                name=resource_class(names, tag, is_async=is_async),
                base=code(runtime("AsyncResource" if is_async else "Resource")),
                doc=docstring(_about(api, tag), 4),
                methods=tuple(
                    _method(api, names, o, inside, is_async=is_async)
                    for o in operations
                ),
            )
            for is_async in (False, True)
        ),
    )


def about(api: ir.Api, tag: str) -> str:
    """What the document says about a tag, in short."""
    found = (t.docs.summary or t.docs.description for t in api.tags if t.wire == tag)
    return next(found, "") or f"The `{tag}` operations"


def _about(api: ir.Api, tag: str) -> Iterator[str]:
    """All that the document says about a tag."""
    yield sentence(about(api, tag))
    for found in (t for t in api.tags if t.wire == tag):
        yield sentence(found.docs.description if found.docs.summary else "")
        yield f"Part of `{found.parent}`." if found.parent else ""
        yield found.link


def resource_class(names: Names, tag: str, *, is_async: bool) -> Code:
    """`TripResource` and `AsyncTripResource`."""
    prefix = "Async" if is_async else ""
    return code(f"{prefix}{pascal(names.resources[tag])}Resource")


def _method(
    api: ir.Api,
    names: Names,
    operation: ir.Operation,
    speller: Speller,
    *,
    is_async: bool,
) -> MethodView:
    ways = signatures(api, names, operation, speller)
    signed = merged(ways, speller)
    returns = signed.returns
    if operation.pages:
        found = paged(api, operation, signed, speller)
        returns = page_of(signed, found, is_async=is_async)
    if operation.streams:
        returns = stream_of(signed, is_async=is_async)
    is_later = bool(operation.pages) or operation.streams
    waits = is_async and not is_later
    verb = "paginate" if operation.pages else "call"
    verb = "stream" if operation.streams else verb
    return MethodView(
        head=code("async def" if waits else "def"),
        name=code(names.methods[key_of(operation)]),
        deprecated=_deprecated(names, operation),
        overloads=tuple(OverloadView(_parameters(w)) for w in ways if len(ways) > 1),
        parameters=_parameters(signed),
        returns=returns,
        doc=docstring(method_docs(api, names, operation, signed, speller), 8),
        call=code("await " if waits else "", f"self._client.{verb}"),
        arguments=tuple(_arguments(names, operation, signed, ways)),
    )


def _deprecated(names: Names, operation: ir.Operation) -> Code:
    if not operation.docs.deprecated:
        return Code(())
    return code(quoted(f"{call_path(names, operation)} is deprecated"))


def _parameters(signed: Signature) -> tuple[Code, ...]:
    options = code("options: ", runtime("RequestOptions"), " | None = None")
    return (*parameters(signed), options)


def parameters(signed: Signature) -> Iterator[Code]:
    """`trip_id: str`, then `*` and the keywords."""
    is_keyword = False
    for argument in signed.arguments:
        if argument.place != "path" and not is_keyword:
            is_keyword = True
            yield code("*")
        yield annotated(
            argument.name, argument.annotation, argument.default, column=8, after=1
        )
    if not is_keyword:
        yield code("*")


def _arguments(
    names: Names,
    operation: ir.Operation,
    signed: Signature,
    ways: tuple[Signature, ...],
) -> Iterator[Code]:
    yield code(operation_name(names, operation), "()")
    for sent in in_places(signed):
        yield code(sent.name, "=", sent.value)
    if operation.body:
        is_one = len(ways) == 1
        yield code("body=", body(signed) if is_one else _one_of(ways))
    if any(a.place == "content_type" for a in signed.arguments):
        yield code("content_type=content_type")
    yield code("options=options")


def in_places(signed: Signature) -> Iterator[views.Argument]:
    """The arguments that are parameters: `query={"from": from_}`, by where they go."""
    for keyword, places in _PLACES.items():
        found = [a for a in signed.arguments if a.place in places]
        if found:
            yield views.Argument(code(keyword), members(found, before=len(keyword) + 1))


def _one_of(ways: tuple[Signature, ...]) -> Code:
    """`body_of(content_type, {…})`: a body for each media type."""
    entries = [
        code(quoted(media_type), ": ", body(way, column=20, before=len(media_type) + 4))
        for way in ways
        for media_type in way.media_types
    ]
    choice = exploded("{", entries, "}", column=16)
    opening = code(runtime("body_of"), "(")
    return exploded(opening, [code("content_type"), choice], ")", column=12)


def body(signed: Signature, *, column: int = 12, before: int = len("body=")) -> Code:
    """The one body argument, or the members as a dictionary by wire name."""
    found = [a for a in signed.arguments if a.place == "body"]
    if not signed.spread:
        return code("body")
    has_extra = any(a.place == "extra" for a in signed.arguments)
    extra = code("**(additional_properties or {})") if has_extra else None
    return members(found, extra, column=column, before=before)


def members(
    arguments: list[Argument],
    extra: Code | None = None,
    *,
    column: int = 12,
    before: int,
) -> Code:
    """`{"from": from_, "limit": limit}` as an argument of a call in a method."""
    entries = [code(quoted(a.wire), f": {a.name}") for a in arguments]
    if extra is not None:
        entries.insert(0, extra)
    return bracketed("{", entries, "}", column=column, before=before)

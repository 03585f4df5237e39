"""Links of responses → lines of a docstring: what to call next, in Python, and with what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from . import ir
from .bodies import object_of
from .calls import body_keywords, call_path
from .document import tokens_of
from .names import Names, key_of
from .python import literal, sentence

_BODY: Final = re.compile(r"\$response\.body(?:#(.*))?")
_HEADER: Final = re.compile(r"\$response\.header\.([!#$%&'*+.^_`|~0-9A-Za-z-]+)")
_GIVEN: Final = re.compile(r"\$request\.(path|query|header)\.(.+)")
_SENT: Final = re.compile(r"\$request\.body#/([^/]+)")


def links(api: ir.Api, names: Names, operation: ir.Operation) -> Iterator[str]:
    """`userRepositories: client.repos.list(username=answer.username)` and its like."""
    for response in operation.responses:
        for link in response.links:
            target = linked(api, link)
            if target is not None:
                call = _call(api, names, operation, response, link, target)
                said = [f"{link.key}: `{call}`", sentence(link.docs.description)]
                if link.body is not None:
                    value = _spelled(api, names, operation, response, link.body)
                    said.append(f"The body is `{value}`.")
                yield " ".join(text for text in said if text)


def linked(api: ir.Api, link: ir.Link) -> ir.Operation | None:
    """The operation that a link names."""
    found = (
        o
        for o in api.operations
        if link.target in (o.id if o.named else "", o.at.place)
    )
    return next(found, None)


def _call(
    api: ir.Api,
    names: Names,
    operation: ir.Operation,
    response: ir.Response,
    link: ir.Link,
    target: ir.Operation,
) -> str:
    given: list[str] = []
    for wire, value in link.parameters:
        found = _parameter(target, wire)
        name = (
            names.parameters[key_of(target), found.place, found.wire] if found else wire
        )
        given.append(f"{name}={_spelled(api, names, operation, response, value)}")
    given += ["..."] if link.body is not None else []
    return f"client.{call_path(names, target)}({', '.join(given)})"


def _parameter(target: ir.Operation, wire: str) -> ir.Parameter | None:
    """The parameter that a link names, maybe with its place before: `path.id`."""
    place, _, rest = wire.partition(".")
    exact = (p for p in target.parameters if (p.place.value, p.wire) == (place, rest))
    plain = (p for p in target.parameters if p.wire == wire)
    return next(iter((*exact, *plain)), None)


def _spelled(
    api: ir.Api,
    names: Names,
    operation: ir.Operation,
    response: ir.Response,
    value: ir.Value,
) -> str:
    """A runtime expression in Python where it has a short form, else as it is."""
    if not isinstance(value, str):
        return str(literal(value))
    if found := _BODY.fullmatch(value):
        return _from_body(api, names, response, found[1] or "") or value
    if found := _HEADER.fullmatch(value):
        return f"headers[{literal(found[1])}]"
    if found := _GIVEN.fullmatch(value):
        key = (key_of(operation), ir.Place(found[1]), found[2])
        return names.parameters.get(key, value)
    if found := _SENT.fullmatch(value):
        content = operation.body.content if operation.body else None
        fields = body_keywords(api, names, operation, content) if content else None
        kept = (name for field, name in fields or () if field.wire == found[1])
        return next(kept, value)
    return value if value.startswith("$") or "{$" in value else str(literal(value))


def _from_body(api: ir.Api, names: Names, response: ir.Response, pointer: str) -> str:
    """`/owner/username` → `answer.owner.username`; empty where the types do not say."""
    typed = response.content.type if response.content else ir.Plain(ir.Kind.ANY)
    spelled = "answer"
    for token in tokens_of(pointer):
        while isinstance(typed, ir.Nullable):
            typed = typed.inner
        shape = object_of(api, typed)
        if shape is not None:
            field = next((f for f in shape.fields if f.wire == token), None)
            if field is None or response.payload is not None:
                return ""
            spelled += f".{names.fields[shape.id, token]}"
            typed = field.type
        elif isinstance(typed, ir.Array) and token.isdecimal():
            spelled, typed = f"{spelled}[{token}]", typed.item
        else:
            return ""
    return spelled

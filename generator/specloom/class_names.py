"""The place of a schema → the class name that it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from itertools import pairwise, takewhile
from pathlib import PurePosixPath
from typing import Final

from . import ir
from .document import tokens_of
from .event_names import event_owners
from .media import is_json
from .scope import Claim
from .source import to_pointer
from .words import pascal, title, words

_SHELVES: Final = frozenset({"definitions", "$defs", "schemas", "paths", "webhooks"})
"""Members of a file that hold what has a name."""
_STEPS: Final = frozenset(
    {"properties", "patternProperties", "items", "additionalProperties", "allOf"}
    | {"variants", "oneOf", "anyOf", "prefixItems", "type"}
)
"""Members with which the way down begins in a file that is a schema as a whole."""

_NAMING: Final = frozenset(
    {"properties", "$defs", "definitions", "patternProperties", "type", "headers"}
)
"""Members whose members have names."""
_ARRAYS: Final = frozenset(
    {"parameters", "oneOf", "anyOf", "allOf", "prefixItems", "variants"}
)
_MEDIA: Final = {
    "multipart/form-data": "Multipart",
    "application/x-www-form-urlencoded": "Form",
}


def class_claim(
    api: ir.Api, known: Mapping[str, str], id: ir.TypeId, pin: str, kept: str
) -> Claim[ir.TypeId]:
    """A pin, else a component's key, else the way down to the schema; `known` is `owners`.

    Where the way's name is taken, it is followed by the kind of the type. The `kept` name
    of a place that is counted (`oneOf/1`) only counts if it could be given again: other
    variants may stand there now.
    """
    file, _, pointer = id.partition("#")
    tokens, at = tokens_of(pointer), api.types[id].at
    if pin:
        return Claim(id, 0, (pin,), at)
    if id not in known and (id in api.schemas or len(tokens) < 2):
        key = tokens[-1] if tokens else PurePosixPath(file).stem
        name = pascal(key) or "Model"
        return Claim(id, 1 if name == key else 2, (name,), at, kept)
    way = _way_to(api, known, id)
    places = api.shared.get(id, ())
    common = _common([_way_to(api, known, place) for place in places])
    base, *parts = way
    other = _of_media(tokens, base)
    media = (other, *parts) if other else ()
    ways = (common, way, media, (*way, _kind(api.types[id])))
    found = dict.fromkeys(pascal(*found) for found in ways if found)
    names = tuple(name or "Model" for name in found)
    if _is_counted(tokens) and not kept.startswith(names):
        kept = ""
    return Claim(id, 3 if is_json(_media_type(tokens) or "*/*") else 4, names, at, kept)


def _is_counted(tokens: tuple[str, ...]) -> bool:
    """Whether the pointer has an index in an array."""
    return any(a in _ARRAYS and b.isdecimal() for a, b in pairwise(tokens))


def _kind(shape: ir.Definition) -> str:
    match shape:
        case ir.Object():
            return "Object"
        case ir.Enumeration():
            return "Enum"
        case ir.Union():
            return "Union"
        case ir.Alias():
            return "Alias"


def _way_to(api: ir.Api, known: Mapping[str, str], id: ir.TypeId) -> tuple[str, ...]:
    """The owner of an inline schema, and the steps from there."""
    if id in known:
        return (known[id],)
    file, _, pointer = id.partition("#")
    tokens = tokens_of(pointer)
    if tokens[0] in _STEPS:
        start, base = 0, title(PurePosixPath(file).stem)
    else:
        start, base = _owner(file, tokens, known)
    return base, *_way(api, f"{file}#", tokens, start)


def _common(places: list[tuple[str, ...]]) -> tuple[str, ...]:
    """What the ways from one owner have in common, at the start and at the end."""
    if len({owner for owner, *_ in places}) != 1:
        return ()
    ways = [[word for step in way for word in words(step)] for _, *way in places]
    start = _beginning(ways)
    end = _beginning([way[len(start) :][::-1] for way in ways])[::-1]
    return (places[0][0], *start, *end) if end else ()


def _beginning(ways: list[list[str]]) -> list[str]:
    """The words with which all ways begin."""
    steps = takewhile(lambda step: len(set(step)) == 1, zip(*ways, strict=False))
    return [step[0] for step in steps]


def owners(api: ir.Api) -> dict[str, str]:
    """Names of the places that inline schemas hang on, by file and pointer."""
    found: dict[str, str] = {}
    for operation in (*api.operations, *api.webhooks, *api.callbacks):
        found[operation.at.place] = title(operation.id)
        found.update(_responses(operation))
        for parameter in operation.parameters:
            place = parameter.at.place
            if place.startswith(operation.at.place):
                found[place] = title(operation.id, parameter.wire)
            elif parameter.at.pointer.startswith("#/paths/"):
                found[place] = title(operation.path, parameter.wire)
    return found | dict(event_owners(api, api.events)) if api.events else found


def _responses(operation: ir.Operation) -> Iterator[tuple[str, str]]:
    """`GetTripResponse` for the first success, `GetTripNotFoundResponse` for the others."""
    statuses = [response.status for response in operation.responses]
    first = next((status for status in statuses if status.startswith("2")), "")
    for status in statuses:
        phrase = "" if status == first else _phrase(status)
        place = f"{operation.at.place}/responses/{status}"
        yield place, f"{title(operation.id)}{phrase}Response"


def _way(api: ir.Api, file: str, tokens: tuple[str, ...], start: int) -> Iterator[str]:
    """A word for each step from the owner: property, item, value, variant."""
    steps = iter(range(start, len(tokens)))
    for step in steps:
        match tokens[step]:
            case token if token in _NAMING:
                yield tokens[next(steps, step)]
            case "items":
                yield "Item"
            case "additionalProperties":
                yield "Value"
            case "base" | "input":
                yield tokens[step].title()
            case "variants" | "oneOf" | "anyOf" | "prefixItems":
                index = next(steps, step)
                owner = file + to_pointer(tokens[:step])[1:]
                yield _variant(api, owner, tokens[step], tokens[index])
            case "allOf":
                next(steps, step)
            case _:
                pass


def _variant(api: ir.Api, owner: ir.TypeId, word: str, index: str) -> str:
    """What tells a variant from its siblings: its title, its constant, or its number."""
    # Why: a variant that is merged with its siblings has a place of its own.
    places = (f"{owner}/{word}/{index}", f"{owner}/variants/{index}")
    shape = next((api.types[place] for place in places if place in api.types), None)
    if shape is not None and shape.title:
        return shape.title
    if isinstance(shape, ir.Object):
        for field in shape.fields:
            if isinstance(field.type, ir.Const) and isinstance(field.type.value, str):
                return field.type.value
    return f"Variant{int(index) + 1}" if index.isdecimal() else "Variant"


def _owner(
    file: str, tokens: tuple[str, ...], known: Mapping[str, str]
) -> tuple[int, str]:
    """Where the way below a component or operation begins, and the name of that owner."""
    for end in range(len(tokens), 0, -1):
        found = known.get(f"{file}{to_pointer(tokens[:end])}")
        if found:
            return _below_operation(tokens, end, found)
    match tokens:
        case ("components", _, key, *_):
            return 3, title(key)
        case (shelf, key, *_) if shelf in _SHELVES:
            return 2, title(key)
        case _:
            return 1, title(*tokens[:1])


def _below_operation(tokens: tuple[str, ...], end: int, name: str) -> tuple[int, str]:
    match tokens[end : end + 2]:
        case ("requestBody", *_) | ("formData", *_):
            return end + 1, f"{name}Request"
        case _:
            return end, name


def _media_type(tokens: tuple[str, ...]) -> str:
    return next((t for k, t in pairwise(tokens) if k == "content"), "")


def _of_media(tokens: tuple[str, ...], base: str) -> str:
    """`SendMultipartRequest`, where a body of another media type has the plain name."""
    media_type = _media_type(tokens)
    word = _MEDIA.get(media_type) or title(media_type.partition("/")[2])
    for suffix in ("Request", "Response"):
        if media_type and base.endswith(suffix):
            return f"{base.removesuffix(suffix)}{word}{suffix}"
    return ""


def _phrase(status: str) -> str:
    try:
        return title(HTTPStatus(int(status)).phrase)
    except ValueError:
        return title(status)

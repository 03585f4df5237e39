"""ir.Api and the names of resources → the methods of each, one for every way to call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from . import ir
from .parameters import telling
from .pins import Pins
from .scope import Claim, Scope
from .words import singular, snake, words

if TYPE_CHECKING:
    from .diagnostics import Sink

Key: TypeAlias = tuple[str, ...]

_PREPOSITIONS: Final = frozenset(
    [
        "of",
        "for",
        "by",
        "in",
        "to",
        "from",
        "with",
        "on",
        "at",
        "as",
        "per",
        "and",
        "or",
    ]
)
_RESOURCE: Final = frozenset(
    {"_client", "builtins", "models", "overload", "deprecated"}
)


def methods(
    api: ir.Api, resources: dict[str, str], pins: Pins, sink: Sink
) -> dict[Key, str]:
    """A name in its resource for each operation, by its key."""
    found: dict[Key, str] = {}
    scope = Scope(_RESOURCE, "call")
    for tag, resource in resources.items():
        claims: list[Claim[Key]] = []
        seconds: list[ir.Operation] = []
        for o in (o for o in api.operations if o.tag == tag):
            pin = pins.get(o.at.place)
            before = pins.kept.get("method", o.at.place, resource)
            if o.is_second and not pin and not before:
                seconds.append(o)
            else:
                claims.append(_method_claim(o, pin, before))
        found.update(scope.assign(claims, sink))
        given = [Claim(c.key, 0, (found[c.key],), c.at) for c in claims]
        later = [_second_claim(o, found[o.first]) for o in seconds]
        found.update(scope.assign([*given, *later], sink))
    return found


def _second_claim(operation: ir.Operation, first: str) -> Claim[Key]:
    """`complete_stream` beside `complete`, which has its name already."""
    names = (f"{first.rstrip('_')}_stream", f"{first.rstrip('_')}_as_stream")
    return Claim(operation.key, 1, names, operation.at)


def _method_claim(operation: ir.Operation, pin: str, kept: str) -> Claim[Key]:
    key = operation.key
    if pin:
        return Claim(key, 0, (pin.rpartition(".")[2],), operation.at)
    if operation.is_second:
        return Claim(key, 2, (kept,), operation.at, kept)
    way = _from_path(operation)
    full = words(operation.id) if operation.named else way
    ladder = (_without_resource(operation, full), full, (*full, way[0]), way)
    names = tuple(snake("_".join(parts)) for parts in ladder)
    return Claim(key, 1, names, operation.at, kept)


def _without_resource(
    operation: ir.Operation, parts: tuple[str, ...]
) -> tuple[str, ...]:
    """The words that the resource does not say already; `list_of_vehicle` keeps its last."""
    said = {singular(w) for w in words(operation.tag)}
    kept = tuple(
        word
        for index, word in enumerate(parts)
        if singular(word) not in said or (index and parts[index - 1] in _PREPOSITIONS)
    )
    return kept if any(w not in _PREPOSITIONS for w in kept) else parts


def _from_path(operation: ir.Operation) -> tuple[str, ...]:
    parts = [operation.method.lower()]
    for segment in telling(operation.path):
        if segment.startswith("{"):
            parts += ["by", *words(segment)]
        else:
            parts += words(segment)
    return tuple(parts)

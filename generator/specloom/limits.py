"""A conjunction of schema nodes → the default and the limits of its values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from . import ir
from .compose import choices, opened
from .source import Json, Node, as_object

if TYPE_CHECKING:
    from .document import Document

LOWER: Final = (
    "minimum",
    "exclusiveMinimum",
    "minLength",
    "minItems",
    "minProperties",
)
UPPER: Final = (
    "maximum",
    "exclusiveMaximum",
    "maxLength",
    "maxItems",
    "maxProperties",
)
_OTHER: Final = ("multipleOf", "pattern", "uniqueItems")
_IDLE: Final = {("uniqueItems", False), ("minLength", 0), ("minItems", 0)}
_IDLE_MEMBERS: Final = {("minProperties", 0)}


def remarks_of(document: Document, nodes: tuple[Node, ...]) -> ir.Remarks:
    """The first default that is said, and the narrowest limits."""
    parts = _parts(document, nodes)
    found: dict[str, int | float | str | bool] = {}
    for part in parts:
        for key, value in _limits(part):
            if key in LOWER and key in found:
                found[key] = max(found[key], value, key=_size)
            elif key in UPPER and key in found:
                found[key] = min(found[key], value, key=_size)
            else:
                found.setdefault(key, value)
    values = [as_object(n.value) for n in (*nodes, *parts)]
    default = next(((v["default"],) for v in values if "default" in v), ())
    limits = (item for item in found.items() if item not in _IDLE | _IDLE_MEMBERS)
    return ir.Remarks(default, tuple(limits))


def _parts(document: Document, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """All schemas that hold; of a choice between one schema and null that schema too."""
    held = opened(document, nodes)
    alone = [choice[0] for choice in choices(held) if len(choice) == 1]
    return (*held, *opened(document, alone)) if alone else held


def _limits(part: Node) -> list[tuple[str, int | float | str | bool]]:
    """The limits of one schema; a boolean `exclusiveMinimum` is that of OpenAPI 3.0."""
    said = dict(as_object(part.value))
    for edge, exclusive in (
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ):
        if said.get(exclusive) is True and edge in said:
            said[exclusive] = said.pop(edge)
        elif isinstance(said.get(exclusive), bool):
            said.pop(exclusive)
    found: list[tuple[str, int | float | str | bool]] = []
    for key in (*LOWER, *UPPER, *_OTHER):
        value = said.get(key)
        if _is_limit(key, value) and isinstance(value, str | int | float):
            found.append((key, value))
    return found


def _is_limit(key: str, value: Json) -> bool:
    if key == "pattern":
        return isinstance(value, str)
    if key == "uniqueItems":
        return isinstance(value, bool)
    return isinstance(value, int | float) and not isinstance(value, bool)


def _size(value: int | float | str | bool) -> float:
    return value if isinstance(value, int | float) else 0.0

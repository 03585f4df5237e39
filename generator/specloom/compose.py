"""A conjunction of schema nodes (allOf, references, siblings) → the facts that shape a type."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from .document import reference
from .source import Json, Node, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .document import Document

ANNOTATIONS: Final = frozenset(
    {
        "$comment", "$schema", "$id", "$anchor", "$defs", "definitions", "title",
        "description", "summary", "default", "example", "examples", "deprecated",
        "readOnly", "writeOnly", "externalDocs", "xml", "nullable", "minLength",
        "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum",
        "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems",
        "minProperties", "maxProperties", "discriminator", "propertyNames",
    }
)  # fmt: skip
"""Keywords that do not shape a type: documentation, and limits that are only documented."""


_OF_OBJECTS: Final = ("additionalProperties", "patternProperties", "propertyNames")


@dataclass(frozen=True, slots=True)
class Facts:
    """What all schemas of a conjunction say together.

    `types` None: any type. `enum` None: no list of values. `properties` and `items` are
    conjunctions again. `extra` is the additionalProperties of the parts that have it.
    `is_constant`: the one value is said by `const`. `patterns` are the schemas of
    patternProperties. `length` is how many items an array has, at least and at most.
    `choices` has one entry an `oneOf` or `anyOf`: its variants without null.
    """

    types: frozenset[str] | None
    formats: tuple[str, ...]
    enum: tuple[Json, ...] | None
    is_constant: bool
    known: tuple[str, ...]
    properties: dict[str, tuple[Node, ...]]
    required: frozenset[str]
    extra: tuple[Node, ...]
    patterns: tuple[Node, ...]
    items: tuple[Node, ...]
    prefix: Node | None
    length: tuple[int, int | None]
    choices: tuple[tuple[Node, ...], ...]
    discriminator: Node | None


def shapes(node: Node) -> bool:
    """Whether a schema says anything about the type (`{}` and `true` do not)."""
    return node.value is False or bool(shaping(node))


def shaping(node: Node) -> set[str]:
    """The keywords of a schema that shape its type."""
    if not isinstance(node.value, dict):
        return set()
    return {
        key
        for key in node.value
        if key not in ANNOTATIONS
        and (not key.startswith("x-") or key == "x-specloom-known-values")
    }


def without(node: Node, *keys: str) -> Node:
    """The same place, with some members of its object passed over."""
    if not isinstance(node.value, dict):
        return node
    rest = {key: value for key, value in node.value.items() if key not in keys}
    return replace(node, value=rest)


def conjuncts(document: Document, nodes: Iterable[Node]) -> tuple[Node, ...]:
    """The schemas that hold at once and shape a type."""
    return tuple(node for node in opened(document, nodes) if shapes(node))


def opened(document: Document, nodes: Iterable[Node]) -> tuple[Node, ...]:
    """All schemas that hold at once: references followed, allOf opened, each once."""
    found: dict[tuple[str, Tokens], Node] = {}
    pending = list(nodes)[::-1]
    while pending:
        node = pending.pop()
        place = (node.source.file, node.tokens)
        if place in found:
            continue
        found[place] = node
        if reference(node) is not None:
            pending.append(document.follow(node))
        listed = node.get("allOf")
        if listed is not None:
            pending.extend(list(listed.elements())[::-1])
    return tuple(found.values())


def units(document: Document, nodes: Iterable[Node]) -> tuple[Node, ...]:
    """The nodes that matter to a type, with `allOf` of one and bare wrappers taken off."""
    found: dict[str, Node] = {}
    pending = list(nodes)[::-1]
    while pending:
        node = pending.pop()
        if not shapes(node):
            continue
        said = shaping(node)
        if said == {"allOf"} or (
            said == {"allOf", "type"} and node.text("type") == "object"
        ):
            pending.extend(list(node.child("allOf").elements())[::-1])
        else:
            found.setdefault(node.at.place, node)
    return tuple(found.values())


def needed(document: Document, parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """The parts without a bare `type` that the others imply."""
    rest = tuple(part for part in parts if shaping(part) != {"type"})
    if len(rest) == len(parts) or not rest:
        return parts
    meant = types(conjuncts(document, rest))
    bare = tuple(part for part in parts if shaping(part) == {"type"})
    allowed = types(bare)
    return rest if meant and allowed and meant <= allowed else parts


def facts(parts: tuple[Node, ...]) -> Facts:
    """Intersect what the parts say; the parts come from `conjuncts`."""
    properties = _properties(parts)
    return Facts(
        types=_types(parts, has_properties=bool(properties)),
        formats=tuple(dict.fromkeys(f for p in parts if (f := _format(p)))),
        enum=_enum(parts),
        is_constant=any("const" in part for part in parts),
        known=tuple(v for p in parts for v in p.texts("x-specloom-known-values")),
        properties=properties,
        required=frozenset(r for p in parts for r in p.texts("required")),
        extra=tuple(e for p in parts if (e := _extra(p))),
        patterns=tuple(
            n for p in parts for _, n in p.child("patternProperties").items()
        ),
        items=tuple(i for p in parts if (i := p.get("items"))),
        prefix=next((i for p in parts if (i := p.get("prefixItems"))), None),
        length=_length(parts),
        choices=choices(parts),
        discriminator=next((d for p in parts if (d := p.get("discriminator"))), None),
    )


def choices(parts: tuple[Node, ...]) -> tuple[tuple[Node, ...], ...]:
    """What each `oneOf` and `anyOf` of the parts leaves the choice between, but null."""
    found = (
        tuple(v for v in listed.elements() if not is_null(v))
        for part in parts
        for word in ("oneOf", "anyOf")
        if (listed := part.get(word)) is not None
    )
    return tuple(choice for choice in found if choice)


def types(parts: tuple[Node, ...]) -> frozenset[str] | None:
    """The types of JSON that the parts allow, None where they say nothing about it."""
    return _types(parts, has_properties=bool(_properties(parts)))


def _properties(parts: tuple[Node, ...]) -> dict[str, tuple[Node, ...]]:
    """The members by name; those that only a condition describes come last."""
    found: dict[str, tuple[Node, ...]] = {}
    for part in parts:
        for wire, node in part.child("properties").items():
            found[wire] = (*found.get(wire, ()), node)
    for part in parts:
        dependent = [node for _, node in part.child("dependentSchemas").items()]
        for branch in (part.child("then"), part.child("else"), *dependent):
            for wire, node in branch.child("properties").items():
                if shapes(node):
                    found.setdefault(wire, (node,))
    return found


def _extra(part: Node) -> Node | None:
    """What a schema says about members that it does not name."""
    said = part.get("additionalProperties")
    other = part.get("unevaluatedProperties")
    return said or (other if other and isinstance(other.value, dict) else None)


def _length(parts: tuple[Node, ...]) -> tuple[int, int | None]:
    least = [n for p in parts if (n := _count(p, "minItems")) is not None]
    most = [n for p in parts if (n := _count(p, "maxItems")) is not None]
    return max(least, default=0), min(most, default=None)


def _count(part: Node, key: str) -> int | None:
    value = part.value.get(key) if isinstance(part.value, dict) else None
    return value if type(value) is int else None


def is_null(node: Node) -> bool:
    """Whether a schema admits null and nothing else."""
    if not isinstance(node.value, dict):
        return False
    value = node.value
    return (
        value.get("type") in ("null", ["null"])
        or value.get("enum") == [None]
        or ("const" in value and value["const"] is None)
    )


def admits_null(document: Document, nodes: tuple[Node, ...]) -> bool:
    """Whether null is invited: said by one of the schemas at least and forbidden by none.

    A schema that says `nullable` itself is believed even when what it refers to or
    composes does not repeat it: this is how OpenAPI 3.0 documents write it.
    """
    said = [_says_null(document, node, frozenset()) for node in nodes]
    silent = [not shapes(node) for node in nodes]
    return any(said) and all(s or q for s, q in zip(said, silent, strict=True))


def _says_null(document: Document, node: Node, seen: frozenset[str]) -> bool:
    place = node.at.place
    if place in seen or not isinstance(node.value, dict):
        return False
    value = node.value
    types = value.get("type")
    listed = isinstance(types, list) and "null" in types
    if node.flag("nullable") or node.flag("x-nullable") or listed or is_null(node):
        return True
    enum = value.get("enum")
    if isinstance(enum, list) and None in enum and types is None:
        return True
    inner = seen | {place}
    if reference(node) is not None:
        return _says_null(document, document.follow(node), inner)
    if "allOf" in value:
        parts = [p for p in node.child("allOf").elements() if shapes(p)]
        return bool(parts) and all(_says_null(document, p, inner) for p in parts)
    variants = [*node.child("oneOf").elements(), *node.child("anyOf").elements()]
    return any(_says_null(document, v, inner) for v in variants)


def _types(parts: tuple[Node, ...], *, has_properties: bool) -> frozenset[str] | None:
    known: frozenset[str] | None = None
    for part in parts:
        single = part.text("type")
        said = frozenset((single,) if single else part.texts("type")) - {"null"}
        if not said:
            continue
        if "number" in said:
            said |= {"integer"}
        known = said if known is None else known & said
    if known is not None:
        return known - {"integer"} if "number" in known else known
    if has_properties or any(key in p for p in parts for key in _OF_OBJECTS):
        return frozenset({"object"})
    if any("items" in p or "prefixItems" in p for p in parts):
        return frozenset({"array"})
    return None


def _format(part: Node) -> str:
    return "byte" if part.text("contentEncoding") == "base64" else part.text("format")


def _enum(parts: tuple[Node, ...]) -> tuple[Json, ...] | None:
    values: list[Json] | None = None
    for part in parts:
        if not isinstance(part.value, dict):
            continue
        listed = part.value.get("enum")
        said = listed if isinstance(listed, list) else None
        if "const" in part.value:
            said = [part.value["const"]]
        if said is not None:
            values = said if values is None else [v for v in values if v in said]
    if values is None:
        return None
    distinct: list[Json] = []
    for value in values:
        if value is not None and not any(_same(value, other) for other in distinct):
            distinct.append(value)
    return tuple(distinct)


def _same(one: Json, other: Json) -> bool:
    return type(one) is type(other) and one == other

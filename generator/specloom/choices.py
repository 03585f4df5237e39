"""The alternatives of a schema (oneOf, anyOf, enum, several types) → unions and enumerations."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from . import ir
from .addresses import REFERENCES
from .compose import Facts, conjuncts, facts, shapes, shaping, without
from .document import reference
from .source import Json, Node
from .values import ANY, PLAIN, docs_of, json_type

if TYPE_CHECKING:
    from .schema import Pool

_MOST: Final = 24
"""So many combinations of several oneOf and anyOf are written out."""


def enumeration(
    pool: Pool, id: ir.TypeId, values: tuple[Json, ...], said: Facts, at: Node
) -> ir.Type | ir.Definition:
    """Listed values: text and whole numbers have names, other kinds are only counted."""
    if said.types is not None:
        values = tuple(v for v in values if json_type(v) in _widen(said.types))
    if len(values) == 1 and said.is_constant and isinstance(values[0], str | int):
        return ir.Const(values[0])
    kinds = dict.fromkeys(json_type(value) for value in values)
    if not kinds:
        message = "an enumeration without values is typed as any value"
        return pool.degrade(id, at, "any-type", message)
    if kinds.keys() == {"integer", "number"}:
        kinds = {"number": None}
    named = tuple(
        _of_kind(
            pool,
            id if len(kinds) == 1 else f"{id}/type/{kind}",
            kind,
            tuple(v for v in values if len(kinds) == 1 or json_type(v) == kind),
            at,
        )
        for kind in kinds
    )
    return named[0] if len(named) == 1 else variants(pool, id, named, None, at)


def _of_kind(
    pool: Pool, id: ir.TypeId, kind: str, values: tuple[Json, ...], at: Node
) -> ir.Type | ir.Definition:
    title, docs = at.text("title"), docs_of(at)
    if kind == "string":
        texts = tuple(v for v in values if isinstance(v, str))
        return ir.Enumeration(id, title, docs, ir.Kind.STRING, texts, True, at.at)
    if kind == "integer":
        numbers = tuple(v for v in values if isinstance(v, int))
        return ir.Enumeration(id, title, docs, ir.Kind.INTEGER, numbers, True, at.at)
    if kind == "boolean":
        return ir.Plain(ir.Kind.BOOLEAN)
    message = f"an enumeration of {kind} values is typed as any {kind}"
    pool.degrade(id, at, "wider-type", message)
    if kind in PLAIN:
        return ir.Plain(PLAIN[kind])
    return ir.Array(ANY) if kind == "array" else ir.Map(ANY)


def union(
    pool: Pool, id: ir.TypeId, parts: tuple[Node, ...], said: Facts, at: Node
) -> ir.Type | ir.Definition:
    """One of several schemas, each together with what stands beside the choice."""
    # Why: the parts are flat already; opened again they would bring the choice back.
    opened = ("oneOf", "anyOf", "allOf", *REFERENCES)
    base = tuple(bare for part in parts if shapes(bare := without(part, *opened)))
    choices = tuple(c for c in said.choices if not _only_requires(c))
    if len(choices) < len(said.choices):
        message = "alternatives that only require members are not told apart"
        pool.degrade(id, at, "wider-type", message)
    if not choices:
        return pool.shape(id, base, at)
    listed = _listed_values(pool, choices)
    if listed:
        return enumeration(pool, id, listed, facts(base), at)
    if prod(len(choice) for choice in choices) > _MOST and len(choices) > 1:
        message = "only the first of several oneOf or anyOf shapes the type"
        pool.degrade(id, at, "wider-type", message)
        choices = choices[:1]
    found = tuple(
        (_typed(pool, chosen, base, f"{id}/variants/{index}"), chosen)
        for index, chosen in enumerate(product(*choices))
        if _is_possible(pool, chosen, base)
    )
    if not found:
        message = "no alternative fits what stands beside it"
        return pool.degrade(id, at, "empty-intersection", message)
    told = told_apart(pool, said.discriminator, found)
    return variants(pool, id, tuple(typed for typed, _ in found), told, at)


def _typed(
    pool: Pool, chosen: tuple[Node, ...], base: tuple[Node, ...], place: ir.TypeId
) -> ir.Type:
    """Variants with what their siblings say and they do not say themselves."""
    held = conjuncts(pool.document, chosen)
    own, places = facts(held), {part.at.place for part in held}
    kept = (p for p in base if p.at.place not in places and _adds(p, own))
    return pool.type_of(*chosen, *kept, place=place)


def _adds(part: Node, own: Facts) -> bool:
    """Whether a sibling says something that variants do not; a bare `type` seldom does."""
    said = shaping(part)
    if own.types:
        said -= {"type"}
    if own.required.issuperset(part.texts("required")):
        said -= {"required"}
    return bool(said)


def _only_requires(choice: tuple[Node, ...]) -> bool:
    return all(shaping(variant) <= {"required", "not"} for variant in choice)


def _listed_values(
    pool: Pool, choices: tuple[tuple[Node, ...], ...]
) -> tuple[Json, ...]:
    """The values of a choice between listed ones of one kind: an enumeration in parts."""
    if len(choices) != 1 or len(choices[0]) < 2:
        return ()
    if any(reference(variant) is not None for variant in choices[0]):
        return ()
    found = [facts(conjuncts(pool.document, (v,))).enum for v in choices[0]]
    values = [value for listed in found for value in listed or ()]
    kinds = {json_type(value) for value in values}
    if not all(found) or kinds not in ({"string"}, {"integer"}):
        return ()
    return tuple(dict.fromkeys(v for v in values if isinstance(v, str | int)))


def _is_possible(pool: Pool, chosen: tuple[Node, ...], base: tuple[Node, ...]) -> bool:
    """Whether some type of value fits the variants and what stands beside them."""
    types = facts(conjuncts(pool.document, (*chosen, *base))).types
    return types is None or bool(types)


def variants(
    pool: Pool,
    id: ir.TypeId,
    found: tuple[ir.Type | ir.Definition, ...],
    told: ir.Discriminator | None,
    at: Node,
) -> ir.Type | ir.Definition:
    """A union of these, each once; null is taken out, and one alone is itself."""
    kept: list[ir.Type] = []
    for variant in found:
        typed = pool.named(variant) if isinstance(variant, ir.Definition) else variant
        plain = typed.inner if isinstance(typed, ir.Nullable) else typed
        if plain not in kept:
            kept.append(plain)
    if ANY in kept:
        return ANY
    if len(kept) == 1:
        return kept[0]
    return ir.Union(id, at.text("title"), docs_of(at), tuple(kept), told, at.at)


def one_of_several(
    pool: Pool, id: ir.TypeId, found: tuple[ir.Type, ...], at: Node
) -> ir.Type:
    """A value that has one of these types; null where one of them allows it."""
    either = variants(pool, id, found, None, at)
    typed = pool.named(either) if isinstance(either, ir.Definition) else either
    is_nullable = any(isinstance(one, ir.Nullable) for one in found)
    return ir.Nullable(typed) if is_nullable and typed != ANY else typed


def told_apart(
    pool: Pool,
    node: Node | None,
    found: tuple[tuple[ir.Type, tuple[Node, ...]], ...],
) -> ir.Discriminator | None:
    """Which value means which variant; None where some object has no value.

    The mapping as written comes first, then the values that a variant fixes, then the
    names of components (OpenAPI 3.1, 4.8.25).
    """
    wire = property_of(node)
    if node is None or not wire:
        return None
    refs = [(v.id, nodes) for v, nodes in found if isinstance(v, ir.Ref)]
    origins = {_origin(pool, nodes): id for id, nodes in refs}
    mapping: dict[str, ir.TypeId] = {}
    for value, target in node.child("mapping").items():
        place = _mapped(pool, node, target)
        if place is not None:
            mapping[value] = origins.get(place, place)
    for id, nodes in refs:
        if id not in mapping.values():
            for key in _keys(pool, wire, nodes):
                mapping.setdefault(key, id)
    other = node.get("defaultMapping")
    place = _mapped(pool, node, other) if other else None
    if any(id not in mapping.values() for id, _ in refs) and place is None:
        return None
    default = origins.get(place, place) if place else None
    return ir.Discriminator(wire, tuple(mapping.items()), default)


def _origin(pool: Pool, nodes: tuple[Node, ...]) -> ir.TypeId:
    """The place of a variant; behind the reference when it is one."""
    return pool.document.follow(nodes[0]).at.place if len(nodes) == 1 else ""


def _keys(pool: Pool, wire: str, nodes: tuple[Node, ...]) -> list[str]:
    """The values of the discriminator that a variant has: fixed ones, else its name."""
    member = facts(conjuncts(pool.document, nodes)).properties.get(wire, ())
    fixed = facts(conjuncts(pool.document, member)).enum or ()
    origin = pool.document.follow(nodes[0])
    name = [origin.key] if origin.at.place in pool.referred else []
    return [value for value in fixed if isinstance(value, str)] or name


def property_of(discriminator: Node | None) -> str:
    """The member of a discriminator; in Swagger 2.0 it is the whole of it."""
    if discriminator is None:
        return ""
    if isinstance(discriminator.value, str):
        return discriminator.value
    return discriminator.text("propertyName")


def _mapped(pool: Pool, node: Node, target: Node) -> ir.TypeId | None:
    """What a mapping names: a reference, or the key of a component."""
    ref = target.value if isinstance(target.value, str) else ""
    ways = [f"#/components/schemas/{ref}"] if not any(c in ref for c in "#/") else []
    for way in (*ways, ref):
        found = pool.document.target(node, way) if way else None
        if found is not None:
            return pool.component(pool.document.follow(found))
    message = f"the mapping of {target.key!r} points to nothing"
    pool.sink.report("wider-type", message, target.at)
    return None


def _widen(types: frozenset[str]) -> frozenset[str]:
    return types | {"integer"} if "number" in types else types

"""Choices between listed text and any text → enumerations, which are open anyway."""

from __future__ import annotations

from dataclasses import replace

from . import ir
from .rewriting import with_types


def open_enums(api: ir.Api) -> ir.Api:
    """`anyOf: [{enum: [a, b]}, {type: string}]` is an enumeration with more than a and b."""
    types = dict(api.types)
    refs: dict[ir.TypeId, ir.Type] = {}
    for id, shape in api.types.items():
        if not isinstance(shape, ir.Union):
            continue
        kept = _without_bases(api, shape)
        if len(kept) == len(shape.variants):
            continue
        first = kept[0]
        found = types.get(first.id) if isinstance(first, ir.Ref) else None
        if len(kept) > 1:
            types[id] = replace(shape, variants=tuple(kept))
        elif isinstance(found, ir.Enumeration) and found.id.startswith(f"{id}/"):
            types[id] = _as(shape, found)
            del types[found.id]
        elif id in api.schemas:
            types[id] = ir.Alias(id, shape.title, shape.docs, first, shape.at)
        else:
            refs[id] = first
            del types[id]
    return with_types(api, types, refs) if types != api.types else api


def _without_bases(api: ir.Api, shape: ir.Union) -> list[ir.Type]:
    """The variants without plain text and numbers that an enumeration stands for."""
    found = [_meant(api, variant) for variant in shape.variants]
    bases = {e.base for e in found if isinstance(e, ir.Enumeration)}
    return [
        variant
        for variant, meant in zip(shape.variants, found, strict=True)
        if not (isinstance(meant, ir.Plain) and meant.kind in bases)
    ]


def _meant(api: ir.Api, typed: ir.Type) -> ir.Type | ir.Definition:
    """What a type is, through references and aliases."""
    while isinstance(typed, ir.Ref):
        shape = api.types[typed.id]
        if not isinstance(shape, ir.Alias):
            return shape
        typed = shape.type
    return typed


def _as(shape: ir.Union, found: ir.Enumeration) -> ir.Enumeration:
    """The enumeration in the place of the choice that it stood in."""
    return replace(
        found,
        id=shape.id,
        title=shape.title or found.title,
        docs=shape.docs if shape.docs != ir.Docs() else found.docs,
        listed=False,
    )

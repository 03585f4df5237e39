"""Schema nodes of every dialect → ir types, with the named ones gathered in a pool."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

from . import ir
from .compose import (
    Facts,
    admits_null,
    conjuncts,
    facts,
    is_null,
    shapes,
    shaping,
    units,
    without,
)
from .load import tokens_of
from .loops import cut_loops
from .source import Json, Node, to_pointer

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .load import Document

_STRING: Final[dict[str, ir.Kind]] = {
    "date-time": ir.Kind.DATETIME,
    "date": ir.Kind.DATE,
    "time": ir.Kind.TIME,
    "duration": ir.Kind.DURATION,
    "uuid": ir.Kind.UUID,
    "byte": ir.Kind.BASE64,
    "binary": ir.Kind.BINARY,
    "decimal": ir.Kind.DECIMAL,
}
_PLAIN: Final[dict[str, ir.Kind]] = {
    "boolean": ir.Kind.BOOLEAN,
    "integer": ir.Kind.INTEGER,
    "number": ir.Kind.NUMBER,
    "string": ir.Kind.STRING,
    "file": ir.Kind.BINARY,
}
ANY: Final = ir.Plain(ir.Kind.ANY)
NULL: Final = ir.Plain(ir.Kind.NULL)
_UNNAMEABLE: Final = re.compile(r'["\\\x00-\x1f]')
# Why: msgspec refuses such names, as it writes them into JSON unescaped.


@dataclass(slots=True)
class Pool:
    """Reads schemas; what has a name is built once and referred to by its place."""

    document: Document
    sink: Sink
    types: dict[ir.TypeId, ir.Definition] = field(
        default_factory=dict[ir.TypeId, ir.Definition]
    )
    degraded: set[ir.TypeId] = field(default_factory=set[ir.TypeId])
    _pending: deque[Node] = field(default_factory=deque[Node])
    _known: set[ir.TypeId] = field(default_factory=set[ir.TypeId])
    _referred: set[ir.TypeId] = field(default_factory=set[ir.TypeId])
    _merged: dict[frozenset[tuple[str, ...]], ir.TypeId] = field(
        default_factory=dict[frozenset[tuple[str, ...]], ir.TypeId]
    )

    def component(self, node: Node) -> ir.TypeId:
        """Ask for the named type of a schema that others refer to."""
        place = node.at.place
        self._referred.add(place)
        if place not in self._known:
            self._known.add(place)
            self._pending.append(node)
        return place

    def finish(self) -> None:
        """Build every named type that was asked for, and those that they lead to."""
        while self._pending:
            node = self._pending.popleft()
            place = node.at.place
            self._build(place, (node,), node)
        for id, cut in cut_loops(self.types).items():
            message = "the schema contains itself; values inside it are any JSON values"
            self.degraded.add(id)
            self.sink.report("wider-type", message, cut.at)
            self.types[id] = cut

    def type_of(self, *nodes: Node, place: ir.TypeId = "") -> ir.Type:
        """The type of a value that fits all these schemas.

        `place` names the type when the conjunction is in no single place of a document.
        """
        parts = units(self.document, nodes)
        if not parts:
            found: ir.Type = ANY
        elif len(parts) == 1 and "$ref" in parts[0] and _bare(parts[0]):
            found = ir.Ref(self.component(self.document.follow(parts[0])))
        else:
            found = self._inline(self._id(parts, nodes[0], place), parts, nodes[0])
        if found not in (ANY, NULL) and admits_null(self.document, nodes):
            return ir.Nullable(found)
        return found

    def _id(self, parts: tuple[Node, ...], at: Node, place: ir.TypeId) -> ir.TypeId:
        """One schema has its place; a conjunction the place where it was met first."""
        if len(parts) == 1:
            return parts[0].at.place
        met = frozenset((part.at.place, *sorted(shaping(part))) for part in parts)
        return self._merged.setdefault(met, place or at.at.place)

    def _inline(self, id: ir.TypeId, parts: tuple[Node, ...], at: Node) -> ir.Type:
        if id in self._known:
            self._referred.add(id)
            return ir.Ref(id)
        self._known.add(id)
        shape = self._shape(id, parts, at)
        if id in self._referred:
            shape = _named(id, shape, at)
        if isinstance(shape, ir.Definition):
            self.types[id] = shape
            return ir.Ref(id)
        self._known.discard(id)
        return shape

    def _build(self, id: ir.TypeId, nodes: tuple[Node, ...], at: Node) -> None:
        shape: ir.Type | ir.Definition
        parts = units(self.document, nodes)
        if len(parts) == 1 and "$ref" in parts[0] and _bare(parts[0]):
            shape = self.type_of(parts[0])
        else:
            shape = self._shape(id, parts, at)
        self.types[id] = _named(id, shape, at)

    def _shape(
        self, id: ir.TypeId, nodes: tuple[Node, ...], at: Node
    ) -> ir.Type | ir.Definition:
        parts = conjuncts(self.document, nodes)
        said = facts(parts)
        if any(is_null(part) for part in parts):
            return NULL
        if any(part.value is False for part in parts):
            return self.degrade(
                id, at, "empty-intersection", "no value fits this schema"
            )
        if said.types is not None and not said.types:
            message = "the parts of this schema ask for different types"
            return self.degrade(id, at, "empty-intersection", message)
        if said.enum is not None:
            return self._enumeration(id, said.enum, said, at)
        if said.choices:
            return self._union(id, parts, said, at)
        kinds = sorted(said.types or ())
        if len(kinds) > 1:
            variants = tuple(
                self._of_type(f"{id}/type/{k}", k, said, at) for k in kinds
            )
            return self._variants(id, variants, None, at)
        if not kinds:
            return ANY
        return self._of_type(id, kinds[0], said, at)

    def _of_type(
        self, id: ir.TypeId, kind: str, said: Facts, at: Node
    ) -> ir.Type | ir.Definition:
        if kind == "object":
            return self._object(id, said, at)
        if kind == "array":
            if said.prefix is not None:
                message = "a tuple is typed as an array of any values"
                self.degrade(id, at, "wider-type", message)
                return ir.Array(ANY)
            return (
                ir.Array(self.type_of(*said.items, place=f"{id}/items"))
                if said.items
                else ir.Array(ANY)
            )
        if kind not in _PLAIN:
            return self.degrade(id, at, "any-type", f"{kind!r} is no JSON type")
        if kind == "string" and said.known:
            return ir.Enumeration(
                id, at.text("title"), docs_of(at), ir.Kind.STRING,
                tuple(dict.fromkeys(said.known)), listed=False, at=at.at,
            )  # fmt: skip
        formats = [_STRING[f] for f in said.formats if f in _STRING]
        if kind == "string" and formats:
            return ir.Plain(formats[0])
        if kind == "number" and "decimal" in said.formats:
            return ir.Plain(ir.Kind.DECIMAL)
        return ir.Plain(_PLAIN[kind])

    def _object(self, id: ir.TypeId, said: Facts, at: Node) -> ir.Type | ir.Definition:
        extra = self._extra(id, said)
        if not said.properties:
            closed = extra is None and bool(said.extra)
            return (
                ir.Object(id, at.text("title"), docs_of(at), (), None, at.at)
                if closed
                else ir.Map(extra or ANY)
            )
        named = {w: n for w, n in said.properties.items() if not _UNNAMEABLE.search(w)}
        for wire in [w for w in said.properties if w not in named]:
            message = f"{wire!r} cannot be a field; additional_properties keeps it"
            self.degrade(id, said.properties[wire][-1], "wider-type", message)
            extra = extra or ANY
        for wire in sorted(said.required - said.properties.keys()):
            message = f"{wire!r} is required but not described"
            self.sink.report("undescribed-member", message, at.at)
        fields = tuple(
            self._field(id, wire, nodes, said) for wire, nodes in named.items()
        )
        return ir.Object(id, at.text("title"), docs_of(at), fields, extra, at.at)

    def _field(
        self, id: ir.TypeId, wire: str, nodes: tuple[Node, ...], said: Facts
    ) -> ir.Field:
        place = id + to_pointer(("properties", wire))[1:]
        shown = next((n for n in reversed(nodes) if docs_of(n) != ir.Docs()), nodes[-1])
        return ir.Field(
            wire=wire,
            type=self.type_of(*nodes, place=place),
            required=wire in said.required,
            read_only=any(node.flag("readOnly") for node in nodes),
            write_only=any(node.flag("writeOnly") for node in nodes),
            docs=docs_of(shown),
            at=nodes[-1].at,
        )

    def _extra(self, id: ir.TypeId, said: Facts) -> ir.Type | None:
        if not said.extra or any(node.value is False for node in said.extra):
            return None
        return self.type_of(*said.extra, place=f"{id}/additionalProperties")

    def _enumeration(
        self, id: ir.TypeId, values: tuple[Json, ...], said: Facts, at: Node
    ) -> ir.Type | ir.Definition:
        if said.types is not None:
            values = tuple(v for v in values if json_type(v) in _widen(said.types))
        if len(values) == 1 and "const" in at and isinstance(values[0], str | int):
            return ir.Const(values[0])
        title, docs = at.text("title"), docs_of(at)
        if values and all(isinstance(v, str) for v in values):
            texts = cast("tuple[str, ...]", values)
            return ir.Enumeration(id, title, docs, ir.Kind.STRING, texts, True, at.at)
        if values and all(type(v) is int for v in values):
            numbers = cast("tuple[int, ...]", values)
            return ir.Enumeration(
                id, title, docs, ir.Kind.INTEGER, numbers, True, at.at
            )
        kinds = sorted({json_type(v) for v in values})
        if kinds == ["boolean"]:
            return ir.Plain(ir.Kind.BOOLEAN)
        if len(kinds) == 1 and kinds[0] in _PLAIN:
            message = f"an enumeration of {kinds[0]} values is typed as any {kinds[0]}"
            self.degrade(id, at, "wider-type", message)
            return ir.Plain(_PLAIN[kinds[0]])
        kind = "of values of different kinds" if values else "without values"
        message = f"an enumeration {kind} is typed as any value"
        return self.degrade(id, at, "any-type", message)

    def _union(
        self, id: ir.TypeId, parts: tuple[Node, ...], said: Facts, at: Node
    ) -> ir.Type | ir.Definition:
        variants = said.choices[0]
        # Why: the parts are flat already; opened again they would bring the choice back.
        opened = ("oneOf", "anyOf", "allOf", "$ref")
        base = tuple(without(part, *opened) for part in parts)
        if all(shaping(variant) == {"required"} for variant in variants):
            message = "alternatives that only require members are not told apart"
            self.degrade(id, at, "wider-type", message)
            return self._shape(id, tuple(part for part in base if shapes(part)), at)
        if len(said.choices) > 1:
            message = "only the first of several oneOf or anyOf shapes the type"
            self.degrade(id, at, "wider-type", message)
        typed = tuple(
            self.type_of(
                *self._with_base(variant, base), place=f"{id}/variants/{index}"
            )
            for index, variant in enumerate(variants)
        )
        return self._variants(id, typed, said.discriminator, at)

    def _with_base(self, variant: Node, base: tuple[Node, ...]) -> tuple[Node, ...]:
        """A variant with what its siblings say; their bare `type` only where it has none."""
        own = facts(conjuncts(self.document, (variant,)))
        kept = (p for p in base if shaping(p) - ({"type"} if own.types else set()))
        return (variant, *kept)

    def _variants(
        self,
        id: ir.TypeId,
        variants: tuple[ir.Type | ir.Definition, ...],
        discriminator: Node | None,
        at: Node,
    ) -> ir.Type | ir.Definition:
        kept: list[ir.Type] = []
        for variant in variants:
            if isinstance(variant, ir.Definition):
                self.types[variant.id] = variant
                variant = ir.Ref(variant.id)
            plain = variant.inner if isinstance(variant, ir.Nullable) else variant
            if plain not in kept:
                kept.append(plain)
        if ANY in kept:
            return ANY
        if len(kept) == 1:
            return kept[0]
        found = self._discriminator(discriminator, kept)
        return ir.Union(id, at.text("title"), docs_of(at), tuple(kept), found, at.at)

    def _discriminator(
        self, node: Node | None, variants: list[ir.Type]
    ) -> ir.Discriminator | None:
        """The mapping as written, and the names of components that it leaves out."""
        if node is None or not node.text("propertyName"):
            return None
        mapping: dict[str, ir.TypeId] = {}
        for value, target in node.child("mapping").items():
            ref = target.value if isinstance(target.value, str) else ""
            if not any(c in ref for c in "#/."):
                ref = f"#/components/schemas/{ref}"
            found = self.document.target(node, ref)
            if found is None:
                message = f"the mapping of {value!r} points to nothing"
                self.sink.report("wider-type", message, target.at)
                continue
            mapping[value] = self.component(self.document.follow(found))
        for variant in variants:
            if isinstance(variant, ir.Ref) and variant.id not in mapping.values():
                mapping.setdefault(
                    tokens_of(variant.id.partition("#")[2])[-1], variant.id
                )
        return ir.Discriminator(node.text("propertyName"), tuple(mapping.items()))

    def degrade(self, id: ir.TypeId, at: Node, code: str, message: str) -> ir.Plain:
        """Report that the type of this place says less than the document; any value."""
        self.degraded.add(id)
        self.sink.report(code, message, at.at)
        return ANY


def docs_of(node: Node) -> ir.Docs:
    """Title is not among them: it is a candidate for a name, not a sentence."""
    return ir.Docs(
        summary=node.text("summary"),
        description=node.text("description"),
        deprecated=node.flag("deprecated"),
    )


def json_type(value: Json) -> str:
    """The JSON Schema name of a value's type."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"


def _widen(types: frozenset[str]) -> frozenset[str]:
    return types | {"integer"} if "number" in types else types


def _bare(node: Node) -> bool:
    """Whether a reference stands alone (beside documentation), so that it is the type."""
    return shaping(node) == {"$ref"}


def _named(id: ir.TypeId, shape: ir.Type | ir.Definition, at: Node) -> ir.Definition:
    if isinstance(shape, ir.Definition):
        return shape
    return ir.Alias(id, at.text("title"), docs_of(at), shape, at.at)

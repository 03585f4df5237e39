"""Schema nodes of every dialect → ir types, with the named ones gathered in a pool."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from . import ir
from .choices import enumeration, one_of_several, told_apart, union, variants
from .compose import (
    Facts,
    admits_null,
    conjuncts,
    facts,
    is_null,
    needed,
    opened,
    shaping,
    units,
)
from .document import reference
from .families import Families
from .limits import remarks_of
from .loops import named_loops
from .media import is_json
from .source import Node, to_pointer
from .values import ANY, NULL, PLAIN, docs_of

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document

_STRING: Final[dict[str, ir.Kind]] = {
    "date-time": ir.Kind.DATETIME,
    "date": ir.Kind.DATE,
    "time": ir.Kind.TIME,
    "duration": ir.Kind.DURATION,
    "uuid": ir.Kind.UUID,
    "byte": ir.Kind.BASE64,
    "binary": ir.Kind.BINARY,
    "decimal": ir.Kind.DECIMAL_TEXT,
}
_Met: TypeAlias = frozenset[tuple[str, ...]]
"""The schemas of a conjunction: their places, and what each says there."""
_MANY: Final = 5_000
_UNNAMEABLE: Final = re.compile(r'["\\\x00-\x1f]')
# Why: msgspec refuses such names, as it writes them into JSON unescaped.


@dataclass(slots=True)
class Pool:
    """Reads schemas; what has a name is built once and referred to by its place.

    `decoded` are the places of text whose content is meant, not the text.
    """

    document: Document
    sink: Sink
    types: dict[ir.TypeId, ir.Definition] = field(
        default_factory=dict[ir.TypeId, ir.Definition]
    )
    degraded: set[ir.TypeId] = field(default_factory=set[ir.TypeId])
    _families: Families = field(init=False)
    _degrades: int = 0
    _pending: deque[Node] = field(default_factory=deque[Node])
    _known: set[ir.TypeId] = field(default_factory=set[ir.TypeId])
    referred: set[ir.TypeId] = field(default_factory=set[ir.TypeId])
    decoded: set[str] = field(default_factory=set[str])
    _recurring: set[ir.TypeId] = field(default_factory=set[ir.TypeId])
    _conjunctions: int = 0
    _open: dict[_Met, ir.TypeId] = field(default_factory=dict[_Met, ir.TypeId])
    _merged: dict[_Met, ir.TypeId] = field(default_factory=dict[_Met, ir.TypeId])

    def __post_init__(self) -> None:
        self._families = Families(self.document)

    def component(self, node: Node) -> ir.TypeId:
        """Ask for the named type of a schema that others refer to."""
        place = node.at.place
        self.referred.add(place)
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
        for id, shape in self.types.items():
            if isinstance(shape, ir.Union):
                self.types[id] = self._without_missing(shape)
        self.types |= named_loops(self.types)

    def type_of(self, *nodes: Node, place: ir.TypeId = "") -> ir.Type:
        """The type of a value that fits all these schemas.

        `place` names the type when the conjunction is in no single place of a document.
        """
        parts = needed(self.document, units(self.document, nodes))
        if not parts:
            found: ir.Type = ANY
        elif len(parts) == 1 and _bare(parts[0]):
            found = ir.Ref(self.component(self.document.follow(parts[0])))
        else:
            found = self._conjunction(place or nodes[0].at.place, parts, nodes[0])
        if found not in (ANY, NULL) and admits_null(self.document, nodes):
            return ir.Nullable(found)
        return found

    def _conjunction(
        self, place: ir.TypeId, parts: tuple[Node, ...], at: Node
    ) -> ir.Type:
        """One schema has its own place; several the place where they are met.

        Those that are met again on their way down contain themselves.
        """
        # Why: a small document can make any number of conjunctions of conjunctions, so
        # that after many of them equal ones share the place where they were met first.
        if len(parts) == 1:
            return self._inline(parts[0].at.place, parts, at)
        met = frozenset((part.at.place, *sorted(shaping(part))) for part in parts)
        self._conjunctions += 1
        known = self._merged if self._conjunctions > _MANY else self._open
        if met in known:
            return self._inline(known[met], parts, at)
        self._merged.setdefault(met, place)
        self._open[met] = place
        found = self._inline(place, parts, at)
        self._open.pop(met, None)
        return found

    def _inline(self, id: ir.TypeId, parts: tuple[Node, ...], at: Node) -> ir.Type:
        if id in self._known:
            self._recurring.add(id)
            return ir.Ref(id)
        self._known.add(id)
        before = self._degrades
        shape = self.shape(id, parts, at)
        if self._degrades > before:
            self.degraded.add(id)
        if id in self.referred or id in self._recurring:
            shape = _named(id, shape, at)
        if isinstance(shape, ir.Definition):
            self.types[id] = shape
            return ir.Ref(id)
        self._known.discard(id)
        return shape

    def _build(self, id: ir.TypeId, nodes: tuple[Node, ...], at: Node) -> None:
        shape: ir.Type | ir.Definition
        before = self._degrades
        parts = units(self.document, nodes)
        if len(parts) == 1 and _bare(parts[0]):
            shape = self.type_of(parts[0])
        else:
            shape = self.shape(id, parts, at)
        if self._degrades > before:
            self.degraded.add(id)
        named = _named(id, self._with_family(shape, parts, at), at)
        if isinstance(named, ir.Alias):
            named = replace(named, remarks=remarks_of(self.document, nodes))
        self.types[id] = named

    def _with_family(
        self, shape: ir.Type | ir.Definition, parts: tuple[Node, ...], at: Node
    ) -> ir.Type | ir.Definition:
        """A parent with a discriminator stands for whatever extends it, and for itself."""
        told = facts(conjuncts(self.document, parts)).discriminator
        children = self._families.descendants(at) if told else ()
        if not isinstance(shape, ir.Object) or not children:
            return shape
        base = replace(shape, id=f"{shape.id}/base")
        self.types[base.id] = base
        self.referred.add(base.id)
        ids = {c.at.place: self._own(c) for c in (*children, at)}
        relatives = tuple((ir.Ref(self.component(c)), (c,)) for c in (*children, at))
        found = told_apart(self, told, relatives)
        if found is None:
            return shape
        mapping = tuple((v, ids[id]) for v, id in found.mapping if id in ids)
        default = ids.get(found.default, found.default) if found.default else base.id
        kept = tuple(ir.Ref(id) for id in ids.values())
        told_by = ir.Discriminator(found.wire, mapping, default)
        return ir.Union(shape.id, shape.title, shape.docs, kept, told_by, shape.at)

    def _own(self, node: Node) -> ir.TypeId:
        """The class of a schema itself, when its name stands for a whole family."""
        place = node.at.place
        return f"{place}/base" if self._families.descendants(node) else place

    def _without_missing(self, shape: ir.Union) -> ir.Union:
        """Relatives that turned out to be no objects stand for themselves."""
        missing = {
            r.id for r in shape.variants if isinstance(r, ir.Ref)
        } - self.types.keys()
        if not missing:
            return shape
        plain = {id: id.removesuffix("/base") for id in missing}
        kept = tuple(
            ir.Ref(plain.get(v.id, v.id)) if isinstance(v, ir.Ref) else v
            for v in shape.variants
        )
        told = shape.discriminator
        if told is not None:
            mapping = tuple((value, plain.get(id, id)) for value, id in told.mapping)
            told = replace(told, mapping=mapping)
        return replace(shape, variants=tuple(dict.fromkeys(kept)), discriminator=told)

    def named(self, shape: ir.Definition) -> ir.Ref:
        """Keep a definition, and refer to it."""
        self.types[shape.id] = shape
        return ir.Ref(shape.id)

    def shape(
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
            return enumeration(self, id, said.enum, said, at)
        if said.choices:
            return union(self, id, parts, said, at)
        kinds = sorted(said.types or ())
        if len(kinds) > 1:
            found = tuple(self._of_type(f"{id}/type/{k}", k, said, at) for k in kinds)
            return variants(self, id, found, None, at)
        if not kinds:
            return ANY
        return self._of_type(id, kinds[0], said, at)

    def _of_type(
        self, id: ir.TypeId, kind: str, said: Facts, at: Node
    ) -> ir.Type | ir.Definition:
        if kind == "object":
            return self._object(id, said, at)
        if kind == "array":
            return self._array(id, said, at)
        if kind not in PLAIN:
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
        return ir.Plain(PLAIN[kind])

    def _array(self, id: ir.TypeId, said: Facts, at: Node) -> ir.Type:
        """A list, or a tuple where every item has its place and none is left out."""
        is_closed = any(node.value is False for node in said.items)
        rest: ir.Type = ANY
        if said.items and not is_closed:
            rest = self.type_of(*said.items, place=f"{id}/items")
        if said.prefix is None:
            return ir.Array(rest)
        places = tuple(
            self.type_of(node, place=f"{id}/prefixItems/{index}")
            for index, node in enumerate(said.prefix.elements())
        )
        least, most = said.length
        if least >= len(places) and (is_closed or most == len(places)):
            return ir.Tuple(places)
        message = "a tuple of varying length is typed as an array"
        self.degrade(id, at, "wider-type", message)
        has_rest = not is_closed and (most is None or most > len(places))
        found = places + (rest,) * has_rest
        return ir.Array(one_of_several(self, f"{id}/items", found, at))

    def _object(self, id: ir.TypeId, said: Facts, at: Node) -> ir.Type | ir.Definition:
        extra = self._extra(id, said, at)
        if not said.properties:
            is_closed = extra is None and bool(said.extra)
            return (
                ir.Object(id, at.text("title"), docs_of(at), (), None, at.at)
                if is_closed
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
        title = at.text("title") or self._referent(at)
        return ir.Object(id, title, docs_of(at), fields, extra, at.at)

    def _referent(self, at: Node) -> str:
        """The name of what a schema refers to, when it adds something to that."""
        return self.document.follow(at).key if reference(at) is not None else ""

    def _field(
        self, id: ir.TypeId, wire: str, nodes: tuple[Node, ...], said: Facts
    ) -> ir.Field:
        place = id + to_pointer(("properties", wire))[1:]
        shown = next((n for n in reversed(nodes) if docs_of(n) != ir.Docs()), nodes[-1])
        return ir.Field(
            wire=wire,
            type=self.type_of(*self._contents(nodes), place=place),
            required=wire in said.required,
            read_only=any(node.flag("readOnly") for node in nodes),
            write_only=any(node.flag("writeOnly") for node in nodes),
            docs=docs_of(shown),
            at=nodes[-1].at,
            remarks=remarks_of(self.document, nodes),
        )

    def _contents(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """The schemas of what stands as JSON in text that is decoded; else of the text."""
        if self.decoded.isdisjoint(node.at.place for node in nodes):
            return nodes
        held = (
            node.get("contentSchema")
            for node in opened(self.document, nodes)
            if is_json(node.text("contentMediaType"))
        )
        return tuple(node for node in held if node) or nodes

    def _extra(self, id: ir.TypeId, said: Facts, at: Node) -> ir.Type | None:
        """The type of members without a declared name; None when none are invited."""
        is_closed = any(node.value is False for node in said.extra)
        place = f"{id}/additionalProperties"
        found = [
            self.type_of(node, place=f"{id}/patternProperties/{index}")
            for index, node in enumerate(said.patterns)
        ]
        if said.extra and not is_closed:
            found.append(self.type_of(*said.extra, place=place))
        elif said.patterns and not is_closed:
            message = "members whose names fit no pattern are read like those that do"
            self.sink.report("pattern-members", message, at.at)
        if not found:
            return None
        return one_of_several(self, place, tuple(found), at)

    def degrade(self, id: ir.TypeId, at: Node, code: str, message: str) -> ir.Plain:
        """Report that the type of this place says less than the document; any value."""
        self.degraded.add(id)
        self._degrades += 1
        self.sink.report(code, message, at.at)
        return ANY


def _bare(node: Node) -> bool:
    """Whether a reference stands alone (beside documentation), so that it is the type."""
    return reference(node) is not None and len(shaping(node)) == 1


def _named(id: ir.TypeId, shape: ir.Type | ir.Definition, at: Node) -> ir.Definition:
    if isinstance(shape, ir.Definition):
        return shape
    return ir.Alias(id, at.text("title"), docs_of(at), shape, at.at)

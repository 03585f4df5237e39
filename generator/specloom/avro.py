"""An Avro schema (1.9 and later) → an ir type, with its named types gathered in the pool."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from . import ir
from .choices import one_of_several
from .source import Node
from .values import ANY, NULL

if TYPE_CHECKING:
    from .schema import Pool

_PRIMITIVE: Final[dict[str, ir.Type]] = {
    "null": NULL,
    "boolean": ir.Plain(ir.Kind.BOOLEAN),
    "int": ir.Plain(ir.Kind.INTEGER),
    "long": ir.Plain(ir.Kind.INTEGER),
    "float": ir.Plain(ir.Kind.NUMBER),
    "double": ir.Plain(ir.Kind.NUMBER),
    "bytes": ir.Plain(ir.Kind.BASE64),
    "string": ir.Plain(ir.Kind.STRING),
}
_LOGICAL: Final = {
    ("int", "date"): ir.Kind.DATE,
    ("int", "time-millis"): ir.Kind.TIME,
    ("long", "time-micros"): ir.Kind.TIME,
    **{
        ("long", f"{scope}timestamp-{unit}"): ir.Kind.DATETIME
        for scope in ("", "local-")
        for unit in ("millis", "micros", "nanos")
    },
    ("bytes", "decimal"): ir.Kind.DECIMAL,
    ("fixed", "decimal"): ir.Kind.DECIMAL,
    ("string", "uuid"): ir.Kind.UUID,
    ("fixed", "uuid"): ir.Kind.UUID,
}
"""What a logical type is to a user, by the type that it is written in."""
_NAMED: Final = ("record", "error", "enum", "fixed")
_BYTES: Final = ir.Plain(ir.Kind.BASE64)
_EMPTY: Final = "a union without types is typed as any value"


@dataclass(frozen=True, slots=True)
class Avro:
    """Reads one schema; a name stands for the type that was defined before under it."""

    pool: Pool
    known: dict[str, ir.Type] = field(default_factory=dict[str, ir.Type])

    def type_of(self, node: Node, space: str = "") -> ir.Type:
        """The type of a schema in a namespace."""
        value = node.value
        if isinstance(value, str):
            return self._by_name(value, node, space)
        if isinstance(value, list):
            return self._union(node, space)
        kind = node.get("type")
        if kind is None or not isinstance(value, dict):
            return self._unclear(
                "this is no Avro schema; it is typed as any value", node
            )
        if not isinstance(kind.value, str):
            return self.type_of(kind, space)
        match kind.value:
            case "array":
                return ir.Array(self.type_of(node.child("items"), space))
            case "map":
                return ir.Map(self.type_of(node.child("values"), space))
            case name if name in _NAMED:
                return self._named(name, node, space)
            case name:
                return self._logical(name, node) or self._by_name(name, kind, space)

    def _by_name(self, name: str, node: Node, space: str) -> ir.Type:
        """A primitive type, or one that was defined; the closest namespace goes first."""
        full = _full(name, space)
        found = _PRIMITIVE.get(name) or self.known.get(full) or self.known.get(name)
        return found or self._unclear(
            f"no Avro type named {name!r} is known; this is typed as any value", node
        )

    def _named(self, kind: str, node: Node, space: str) -> ir.Type:
        full = _full(node.text("name"), node.text("namespace") or space)
        if kind == "fixed":
            found = self._logical(kind, node) or self._duration(node) or _BYTES
            self.known[full] = found
            return found
        self.known[full] = ir.Ref(node.at.place)
        name, docs = full.rpartition(".")[2], ir.Docs(description=node.text("doc"))
        if kind == "enum":
            values = tuple(dict.fromkeys(node.texts("symbols")))
            shape: ir.Definition = ir.Enumeration(
                node.at.place, name, docs, ir.Kind.STRING, values, True, node.at
            )
        else:
            fields = tuple(self._fields(node, full.rpartition(".")[0]))
            shape = ir.Object(node.at.place, name, docs, fields, None, node.at)
        return self.pool.named(shape)

    def _fields(self, node: Node, space: str) -> list[ir.Field]:
        found: dict[str, ir.Field] = {}
        for member in node.child("fields").elements():
            default, name = member.get("default"), member.text("name")
            if not name.isidentifier():
                message = f"{name!r} is no name of a field, which is passed over"
                self._unclear(message, member)
                continue
            found[name] = ir.Field(
                wire=name,
                type=self.type_of(member.child("type"), space),
                required=default is None,
                read_only=False,
                write_only=False,
                docs=ir.Docs(description=member.text("doc")),
                at=member.at,
                remarks=ir.Remarks((default.value,) if default else ()),
            )
        return list(found.values())

    def _union(self, node: Node, space: str) -> ir.Type:
        branches, found = list(node.elements()), list[ir.Type]()
        for branch in branches:
            found += [] if branch.value == "null" else [self.type_of(branch, space)]
        if not found:
            return NULL if branches else self._unclear(_EMPTY, node)
        typed = one_of_several(self.pool, node.at.place, tuple(found), node)
        is_nullable = len(found) < len(branches) and typed != ANY
        return ir.Nullable(typed) if is_nullable else typed

    def _logical(self, kind: str, node: Node) -> ir.Type | None:
        found = _LOGICAL.get((kind, node.text("logicalType")))
        return ir.Plain(found) if found else None

    def _duration(self, node: Node) -> ir.Type | None:
        if node.text("logicalType") != "duration":
            return None
        # Why: it counts months, which no time span of Python does.
        message = "a duration of Avro is typed as its 12 bytes"
        self.pool.degrade(node.at.place, node, "wider-type", message)
        return _BYTES

    def _unclear(self, message: str, node: Node) -> ir.Type:
        return self.pool.degrade(node.at.place, node, "any-type", message)


def _full(name: str, space: str) -> str:
    """A name with its namespace; one with dots has it already."""
    return name if "." in name or not space else f"{space}.{name}"

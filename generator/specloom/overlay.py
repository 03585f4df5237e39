"""A document and OpenAPI Overlays (1.0, 1.1) → the document as the overlays change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from .source import Json, Location, Node, Source, Tokens, as_object

if TYPE_CHECKING:
    from .diagnostics import Sink

_VERSIONS: Final = ("1.0", "1.1")
_MEMBERS: Final = ("target", "description", "update", "remove", "copy")
_Change: TypeAlias = Callable[[Node], Node | None]
"""A target → what takes its place; None removes it."""


@dataclass(frozen=True, slots=True)
class _Weave:
    """The objects and arrays that overlays made, with where their members were written.

    Nothing is changed in place, because YAML aliases share what they refer to. In a `Node`
    of this module, source and tokens say where its value was written. A member that is not
    listed was written where its container was, under its key.
    """

    made: dict[int, tuple[Json, dict[str, Location]]] = field(
        default_factory=dict[int, "tuple[Json, dict[str, Location]]"]
    )

    def member(self, owner: Node, key: str) -> Node | None:
        """The value of a key or index."""
        value = owner.value
        if isinstance(value, dict) and key in value:
            found = value[key]
        elif isinstance(value, list) and key.isdecimal() and int(key) < len(value):
            found = value[int(key)]
        else:
            return None
        at = self._origins(owner).get(key)
        if at is None:
            return Node(owner.source, (*owner.tokens, key), found)
        return Node(at.source, at.tokens, found)

    def written(self, root: Node, tokens: Tokens) -> Location:
        """Where the value of a pointer was written, else what is closest around it."""
        node = root
        for token in tokens:
            child = self.member(node, token)
            if child is None:
                break
            node = child
        return node.at

    def with_members(self, node: Node, found: dict[str, Node | None]) -> Node:
        """The same object with other members, some of them new, some of them gone."""
        assert isinstance(node.value, dict)
        changed = dict(node.value)
        origins = dict(self._origins(node))
        for key, member in found.items():
            if member is None:
                changed.pop(key, None)
                origins.pop(key, None)
            else:
                changed[key] = member.value
                origins[key] = member.at
        return self._made(node, changed, origins)

    def with_elements(self, node: Node, found: list[Node]) -> Node:
        """The same array with other elements."""
        origins = {str(index): element.at for index, element in enumerate(found)}
        return self._made(node, [element.value for element in found], origins)

    def elements(self, node: Node) -> list[Node]:
        length = len(node.value) if isinstance(node.value, list) else 0
        return [e for i in range(length) if (e := self.member(node, str(i)))]

    def _origins(self, node: Node) -> dict[str, Location]:
        known = self.made.get(id(node.value))
        return known[1] if known else {}

    def _made(self, node: Node, value: Json, origins: dict[str, Location]) -> Node:
        self.made[id(value)] = value, origins
        return Node(node.source, node.tokens, value)


@dataclass(frozen=True, slots=True)
class _Overlay:
    """One overlay at work: what its version means, what it made, whom it tells."""

    version: str
    weave: _Weave
    sink: Sink

    def act(self, root: Node, action: Node) -> Node:
        """The document after one action."""
        for key in as_object(action.value):
            if key not in _MEMBERS and not key.startswith("x-"):
                self._wrong(f"an action has no member {key!r}", action.child(key))
                return root
        change = self._change(root, action)
        targets = self._find(root, action, "target")
        if change is None or targets is None:
            return root
        if not targets:
            message = f"{action.text('target')} matches nothing in the document"
            self.sink.report("idle-overlay", message, action.child("target").at)
        ways: dict[Tokens, dict[str, None]] = {}
        for target in targets:
            for end, token in enumerate(target):
                ways.setdefault(target[:end], {})[token] = None
        changes = _Changes(self.weave, change, frozenset(targets), ways)
        found = changes.of(root, ())
        if found is None:
            self._wrong("the whole document cannot be removed", action.child("target"))
        return found or root

    def _change(self, root: Node, action: Node) -> _Change | None:
        """What an action does to a target; None where it does nothing."""
        said = [key for key in ("remove", "update", "copy") if key in action]
        if "remove" in action and not isinstance(action.child("remove").value, bool):
            self._wrong("`remove` is true or false", action.child("remove"))
            return None
        if not action.flag("remove") and "remove" in said:
            said.remove("remove")
        if not said:
            message = "the action has neither `update` nor `remove` nor `copy`"
            self.sink.report("idle-overlay", message, action.at)
            return None
        if said[1:]:
            message = f"`{said[1]}` does nothing beside `{said[0]}`"
            self.sink.report("idle-overlay", message, action.child(said[1]).at)
        if said[0] == "remove":
            return lambda _: None
        new = (
            action.child("update") if said[0] == "update" else self._copy(root, action)
        )
        return (lambda old: self._updated(old, new)) if new else None

    def _copy(self, root: Node, action: Node) -> Node | None:
        found = self._find(root, action, "copy")
        if found is None:
            return None
        if len(found) != 1:
            message = f"{action.text('copy')} matches {len(found)} values, not one"
            self._wrong(message, action.child("copy"))
            return None
        node: Node | None = root
        for token in found[0]:
            node = self.weave.member(node, token) if node else None
        return node

    def _find(self, root: Node, action: Node, key: str) -> list[Tokens] | None:
        """The places that the JSONPath (RFC 9535) of an action selects, each once."""
        path = action.child(key)
        if not isinstance(path.value, str) or not path.value.startswith("$"):
            self._wrong(f"`{key}` is a JSONPath, which begins with $", path)
            return None
        from jsonpath import JSONPathEnvironment, JSONPathError

        environment = JSONPathEnvironment(strict=True)
        try:
            query = environment.compile(path.value)
            data = root.value if isinstance(root.value, (dict, list)) else {}
            found = [tuple(map(str, match.parts)) for match in query.finditer(data)]
        except (JSONPathError, RecursionError) as error:
            reason = error.args[0] if error.args else type(error).__name__
            self._wrong(f"{path.value} is no JSONPath: {reason}", path)
            return None
        return list(dict.fromkeys(found))

    def _updated(self, old: Node, new: Node) -> Node:
        """A target with an update: objects are merged, arrays appended to."""
        is_entry = not isinstance(new.value, list) or self.version.startswith("1.0")
        if isinstance(old.value, list) and is_entry:
            return self.weave.with_elements(old, [*self.weave.elements(old), new])
        return self._merged(old, new)

    def _merged(self, old: Node, new: Node) -> Node:
        match old.value, new.value:
            case dict(), dict():
                found: dict[str, Node | None] = {}
                for key in new.value:
                    mine, theirs = (self.weave.member(n, key) for n in (old, new))
                    both = self._merged(mine, theirs) if mine and theirs else theirs
                    found[key] = both
                return self.weave.with_members(old, found)
            case list(), list():
                elements = [*self.weave.elements(old), *self.weave.elements(new)]
                return self.weave.with_elements(old, elements)
            case (dict() | list(), _) | (_, dict() | list()):
                message = f"{_kind(new.value)} cannot be merged into {_kind(old.value)}"
                help = "Remove the old value in an action before this one."
                self.sink.report("bad-overlay", message, new.at, help=help)
                return old
            case _:
                return new

    def _wrong(self, message: str, node: Node) -> None:
        self.sink.report("bad-overlay", message, node.at)


@dataclass(frozen=True, slots=True)
class _Changes:
    """One action on all its targets, so that what lies above them is copied once."""

    weave: _Weave
    change: _Change
    targets: frozenset[Tokens]
    ways: dict[Tokens, dict[str, None]]

    def of(self, node: Node, way: Tokens) -> Node | None:
        """A value with the targets in and below it changed; None when it is removed."""
        found = self.change(node) if way in self.targets else node
        if found is None:
            return None
        members: dict[str, Node | None] = {}
        for key in self.ways.get(way, ()):
            child = self.weave.member(found, key)
            if child is not None:
                members[key] = self.of(child, (*way, key))
        if not members:
            return found
        if isinstance(found.value, dict):
            return self.weave.with_members(found, members)
        old = enumerate(self.weave.elements(found))
        new = (members.get(str(index), element) for index, element in old)
        return self.weave.with_elements(found, [e for e in new if e is not None])


def apply_overlays(root: Source, overlays: Iterable[Source], sink: Sink) -> Source:
    """The document with the actions of all overlays done, one after the other."""
    weave = _Weave()
    node = Node(root, (), root.data)
    for source in overlays:
        overlay = _opened(source, weave, sink)
        if overlay is not None:
            for action in Node(source, (), source.data).child("actions").elements():
                node = overlay.act(node, action)
    origin = partial(weave.written, node)
    return replace(root, data=node.value, origin=origin) if weave.made else root


def _opened(source: Source, weave: _Weave, sink: Sink) -> _Overlay | None:
    """An overlay of a known version with a list of actions; else it is reported."""
    root = Node(source, (), source.data)
    version = str(as_object(root.value).get("overlay", ""))
    actions = root.child("actions")
    if "overlay" not in root:
        message = "this is no overlay; it has no member `overlay`"
        sink.report("bad-overlay", message, root.at)
    elif not f"{version}.".startswith(tuple(f"{known}." for known in _VERSIONS)):
        message = f"version {version} of overlays is not supported"
        help = f"Supported are {' and '.join(_VERSIONS)}."
        sink.report("bad-overlay", message, root.child("overlay").at, help=help)
    elif not isinstance(actions.value, list) or not actions.value:
        message = "an overlay needs `actions`, an array with at least one"
        sink.report("bad-overlay", message, actions.at)
    else:
        return _Overlay(version, weave, sink)
    return None


def _kind(value: Json) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "an array"
        case None:
            return "null"
        case _:
            return "a single value"

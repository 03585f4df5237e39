"""A document's file → plain data and its places, read without the generator."""

# Why: the stubs of PyYAML leave some parameters unannotated.
# pyright: reportUnknownMemberType=false, reportUnknownLambdaType=false

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import unquote

import yaml

METHODS: Final = frozenset(
    {"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """A value of a file, and where it stands; `tokens` are those of its JSON pointer."""

    file: Path
    tokens: tuple[str, ...]
    value: Any = field(compare=False, hash=False, repr=False)

    @property
    def pointer(self) -> str:
        parts = (t.replace("~", "~0").replace("/", "~1") for t in self.tokens)
        return "#" + "".join(f"/{part}" for part in parts)

    def has(self, key: str) -> bool:
        return key in table(self.value)

    def get(self, key: str, default: Any = None) -> Any:
        return table(self.value).get(key, default)

    def child(self, key: str) -> Place:
        """A member, or an element by its index; None as value when it is not there."""
        items = array(self.value)
        value = items[int(key)] if items else self.get(key)
        return Place(self.file, (*self.tokens, key), value)

    def members(self) -> Iterator[tuple[str, Place]]:
        return ((key, self.child(key)) for key in table(self.value))

    def elements(self, key: str) -> list[Place]:
        """The elements of an array member."""
        found = self.child(key)
        return [found.child(str(index)) for index in range(len(array(found.value)))]

    def follow(self) -> Place:
        """What stands behind references, or the place itself."""
        place = self
        while isinstance(ref := place.get("$ref"), str):
            place = place.target(ref)
        return place

    def target(self, ref: str) -> Place:
        """The place that a reference in this one means; raises KeyError for none."""
        address, _, fragment = ref.partition("#")
        file = self.file.parent / unquote(address) if address else self.file
        tokens = _tokens(fragment)
        found = _walk(start(file), tokens)
        if found is None and not address:
            found = self._nearby(tokens)
        if found is None:
            raise KeyError(ref)
        return found

    def _nearby(self, tokens: tuple[str, ...]) -> Place | None:
        """The same way from the closest object around that has it: pasted JSON Schemas."""
        root = start(self.file)
        for end in range(len(self.tokens), 0, -1):
            around = _walk(root, self.tokens[:end])
            found = _walk(around, tokens) if around else None
            if found:
                return found
        return None


@dataclass(frozen=True, slots=True)
class Call:
    """An operation or webhook as the document has it."""

    method: str
    path: str
    is_webhook: bool
    at: Place
    item: Place


def table(value: object) -> dict[str, Any]:
    """The value when it is an object, else an empty one."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def array(value: object) -> list[Any]:
    """The value when it is an array, else an empty one."""
    return [*cast("Iterable[Any]", value)] if isinstance(value, list) else []


def start(file: Path) -> Place:
    """The whole of a file."""
    file = file.resolve()
    return Place(file, (), _read(file))


def at(root: Place, place: str) -> Place | None:
    """The place of a pointer with, or without, a relative file name before it."""
    name, _, fragment = place.partition("#")
    file = root.file.parent / name if name else root.file
    return _walk(start(file), _tokens(fragment, escaped=False))


def calls(root: Place) -> list[Call]:
    """Every operation and webhook of a document."""
    return [
        call
        for shelf in ("paths", "webhooks", "x-webhooks")
        for path, entry in root.child(shelf).members()
        if not path.startswith("x-")
        for call in _calls(path, entry.follow(), shelf != "paths")
    ]


def callbacks(root: Place) -> set[str]:
    """The pointers of every request that a service makes back, also because of another."""
    found: dict[str, Place] = {}
    pending = calls(root)
    while pending:
        for _, entry in pending.pop().at.child("callbacks").members():
            for expression, item in entry.follow().members():
                if expression.startswith("x-"):
                    continue
                for call in _calls(expression, item.follow(), True):
                    if call.at.pointer not in found:
                        found[call.at.pointer] = call.at
                        pending.append(call)
    return set(found)


def _calls(path: str, item: Place, is_webhook: bool) -> Iterator[Call]:
    for method, place in item.members():
        if method in METHODS:
            yield Call(method.upper(), path, is_webhook, place, item)
    for method, place in item.child("additionalOperations").members():
        yield Call(method.upper(), path, is_webhook, place, item)


def _tokens(fragment: str, *, escaped: bool = True) -> tuple[str, ...]:
    plain = unquote(fragment) if escaped else fragment
    return tuple(t.replace("~1", "/").replace("~0", "~") for t in plain.split("/")[1:])


def _walk(place: Place, tokens: tuple[str, ...]) -> Place | None:
    for token in tokens:
        is_element = token.isdecimal() and int(token) < len(array(place.value))
        if not place.has(token) and not is_element:
            return None
        place = place.child(token)
    return place


@cache
def _read(file: Path) -> Any:
    text = file.read_text("utf-8")
    if file.suffix == ".json":
        return json.loads(text)
    return _with_text_keys(yaml.load(text, _Yaml))


def _with_text_keys(value: object) -> object:
    if isinstance(value, list):
        return [_with_text_keys(item) for item in array(cast("object", value))]
    if isinstance(value, dict):
        members = table(cast("object", value))
        return {str(key): _with_text_keys(item) for key, item in members.items()}
    return value


class _Yaml(yaml.SafeLoader):
    """YAML 1.2: `on` and `2024-01-01` are text, and `010` is ten."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for _tag, _pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    _Yaml.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), None
    )
_Yaml.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(str(node.value), 10)
)
_Yaml.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))

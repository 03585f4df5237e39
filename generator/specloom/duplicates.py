"""The text of a JSON file, or the graph of a YAML file → the keys that an object repeats."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import yaml

from .source import Location, Source, position_at

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .source import Tokens

_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],]')


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A key that stands in its object before: its place, and the offsets of both."""

    tokens: Tokens
    offset: int
    before: int


def report_duplicates(source: Source, found: Iterator[Duplicate], sink: Sink) -> None:
    """Say of each where it is, and where it is before."""
    for one in found:
        before = position_at(source.text, one.before)
        message = (
            f"{one.tokens[-1]!r} stands at {before.line}:{before.column} already; "
            "the last is used"
        )
        # Why: the pointer leads to the last of them, which may stand further below.
        here = Source(source.file, source.text, None, partial(_at, one.offset))
        sink.report("duplicate-key", message, Location(here, one.tokens))


def _at(offset: int, _: Tokens) -> int:
    return offset


def in_json(text: str) -> Iterator[Duplicate]:
    """The repeated keys of a JSON text that was parsed before."""
    return _scan(text) if _has_some(text) else iter(())


def _has_some(text: str) -> bool:
    found: list[bool] = []

    def look(pairs: list[tuple[str, object]]) -> None:
        if len(dict(pairs)) != len(pairs):
            found.append(True)

    try:
        json.loads(text, object_pairs_hook=look)
    except (ValueError, RecursionError):
        return False
    return bool(found)


def _scan(text: str) -> Iterator[Duplicate]:
    """The same key by key, which takes its time."""
    way: list[str] = []
    seen: list[dict[str, int] | None] = []
    awaits_key = False
    for match in _TOKEN.finditer(text):
        token, known = match[0], seen[-1] if seen else None
        if token in "{[":
            seen.append({} if token == "{" else None)
            way.append("0")
            awaits_key = token == "{"
        elif token in "}]":
            seen.pop()
            way.pop()
            awaits_key = False
        elif token == ",":
            awaits_key = known is not None
            way[-1] = way[-1] if awaits_key else str(int(way[-1]) + 1)
        elif awaits_key and known is not None:
            key = way[-1] = json.loads(token)
            if key in known:
                yield Duplicate(tuple(way), match.start(), known[key])
            known[key] = match.start()
            awaits_key = False


def in_mapping(node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The repeated keys of a YAML mapping, each with the one before."""
    keys = [key for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
    if len({key.value for key in keys}) == len(keys):
        return
    seen: dict[str, yaml.ScalarNode] = {}
    for key in keys:
        # Why: pairs that `<<` brought into the mapping stand elsewhere.
        if node.start_mark.index <= key.start_mark.index < node.end_mark.index:
            before = seen.get(key.value)
            if before is not None and key.value != "<<":
                yield key, before
            seen[key.value] = key


def in_graph(
    root: yaml.Node, found: list[tuple[yaml.Node, yaml.Node]]
) -> Iterator[Duplicate]:
    """The places of repeated keys of a YAML file."""
    befores = {id(key): before.start_mark.index for key, before in found}
    pending: list[tuple[yaml.Node, Tokens]] = [(root, ())] if found else []
    known: set[int] = set()
    while pending:
        node, way = pending.pop()
        if id(node) in known or not isinstance(node, yaml.CollectionNode):
            continue
        known.add(id(node))
        below: list[tuple[yaml.Node, Tokens]] = []
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                below.append((value, (*way, key.value)))
                before = befores.pop(id(key), None)
                if before is not None:
                    yield Duplicate(below[-1][1], key.start_mark.index, before)
        else:
            below = [(v, (*way, str(i))) for i, v in enumerate(node.value)]
        pending += reversed(below)

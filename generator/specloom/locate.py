"""Text and a pointer → the character offset where the value (a collection: its key) starts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from .source import Tokens


def in_yaml(root: yaml.Node, tokens: Tokens) -> int:
    """Where the value of a pointer starts in the text of a node graph."""
    node, offset = root, root.start_mark.index
    for token in tokens:
        found = _yaml_member(node, token)
        if found is None:
            break
        key, node = found
        is_scalar = isinstance(node, yaml.ScalarNode)
        offset = (key if key is not None and not is_scalar else node).start_mark.index
    return offset


def _yaml_member(
    node: yaml.Node, token: str
) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in reversed(node.value):
            if isinstance(key, yaml.ScalarNode) and key.value == token:
                return key, value
        for key, value in node.value:
            if key.value == "<<":
                merged = (
                    value.value if isinstance(value, yaml.SequenceNode) else [value]
                )
                for part in merged:
                    found = _yaml_member(part, token)
                    if found is not None:
                        return found
    if isinstance(node, yaml.SequenceNode) and token.isdecimal():
        return None, node.value[int(token)]
    return None


_DECODER: Final = json.JSONDecoder(strict=False)
_SPACE: Final = " \t\r\n"


def in_json(text: str) -> Callable[[Tokens], int]:
    """A way to find where the value of a pointer starts in JSON text."""
    # Why: a document may be complained about a thousand times, so that each object and
    # array is read once for all of them.
    members = cache(partial(_json_members, text))

    def locate(tokens: Tokens) -> int:
        place = offset = _skip(text, 0)
        for token in tokens:
            found = members(place).get(token)
            if found is None:
                break
            key, place = found
            offset = key if text[place] in "{[" else place
        return offset

    return locate


def _json_members(text: str, start: int) -> dict[str, tuple[int, int]]:
    """Offsets of keys and values (of equal keys the last counts, as parsers have it)."""
    found: dict[str, tuple[int, int]] = {}
    if text[start] not in "{[":
        return found
    is_object, at = text[start] == "{", _skip(text, start + 1)
    while text[at] not in "}]":
        token, value = str(len(found)), at
        if is_object:
            token, after = _DECODER.raw_decode(text, at)
            value = _skip(text, _skip(text, after) + 1)
        found[token] = at, value
        at = _after_value(text, value)
    return found


def _after_value(text: str, at: int) -> int:
    end = _skip(text, _DECODER.raw_decode(text, at)[1])
    return _skip(text, end + 1) if text[end] == "," else end


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def in_toml(text: str, tokens: Tokens) -> int:
    """Where the line of a key starts in TOML text; quoted keys and tables are found too."""
    offset = 0
    for token in tokens:
        key = rf"[\"']?{re.escape(token)}[\"']?"
        found = re.search(rf"^[ \t]*(?:{key}[ \t]*=|\[{key}\])", text[offset:], re.M)
        if found is None:
            break
        offset += found.start()
    return offset

"""Overlays: what becomes of a value, where it was written, and what stays untouched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.diagnostics import Sink
from specloom.overlay import apply_overlays
from specloom.reader import read_source
from specloom.source import Json, Location, Source, Tokens, walk


def read(data: Any) -> Source:
    sink = Sink()
    source = read_source("x", json.dumps(data).encode(), sink)
    assert source is not None, sink.all
    return source


def overlay(*actions: Any, version: str = "1.1.0") -> Source:
    info = {"title": "Changes", "version": "1"}
    return read({"overlay": version, "info": info, "actions": actions})


def applied(data: Any, *actions: Any, version: str = "1.1.0") -> Any:
    sink = Sink()
    found = apply_overlays(read(data), [overlay(*actions, version=version)], sink)
    assert not sink.all
    return found.data


UPDATES: dict[str, tuple[Any, str, Any, Any]] = {
    "merge": ({"a": {"b": 1}}, "$", {"a": {"c": 2}}, {"a": {"b": 1, "c": 2}}),
    "replace": ({"a": 1, "b": 2}, "$", {"a": None}, {"a": None, "b": 2}),
    "concatenate": ({"a": [1]}, "$", {"a": [2, 3]}, {"a": [1, 2, 3]}),
    "append": ({"a": [1]}, "$.a", {"b": 2}, {"a": [1, {"b": 2}]}),
    "append all": ({"a": [1]}, "$.a", [2, 3], {"a": [1, 2, 3]}),
    "several": ([{"a": 1}, {"b": 2}], "$[*]", {"c": 3}, [{"a": 1, "c": 3}, {"b": 2, "c": 3}]),
    "a value": ({"a": "old"}, "$.a", "new", {"a": "new"}),
    "nested": ({"a": {"a": {}}}, "$..a", {"x": 1}, {"a": {"a": {"x": 1}, "x": 1}}),
    "of what it adds": ({"a": {}}, "$..a", {"a": 1}, {"a": {"a": 1}}),
}  # fmt: skip


@pytest.mark.parametrize(("data", "target", "update", "expected"), UPDATES.values(), ids=UPDATES)  # fmt: skip
def test_update(data: Any, target: str, update: Any, expected: Any) -> None:
    assert applied(data, {"target": target, "update": update}) == expected


def test_an_array_is_one_entry_in_version_1_0() -> None:
    action = {"target": "$.a", "update": [2]}
    assert applied({"a": [1]}, action, version="1.0.0") == {"a": [1, [2]]}


REMOVALS: dict[str, tuple[Any, str, Any]] = {
    "member": ({"a": 1, "b": 2}, "$.a", {"b": 2}),
    "elements": ([0, 1, 2, 3], "$[2,0]", [1, 3]),
    "element twice": ([0, 1], "$[0,0]", [1]),
    "inside what goes": ({"a": {"a": 1}, "b": 2}, "$..a", {"b": 2}),
    "everything": ({"a": 1}, "$.*", {}),
}


@pytest.mark.parametrize(("data", "target", "expected"), REMOVALS.values(), ids=REMOVALS)  # fmt: skip
def test_remove(data: Any, target: str, expected: Any) -> None:
    assert applied(data, {"target": target, "remove": True}) == expected


def test_copy_takes_the_value_as_it_is_at_that_moment() -> None:
    moved = applied(
        {"a": {"x": 1}},
        {"target": "$", "update": {"b": {}}},
        {"target": "$.b", "copy": "$.a"},
        {"target": "$.a", "update": {"x": 2}},
        {"target": "$.b", "copy": "$"},
    )
    assert moved == {"a": {"x": 2}, "b": {"x": 1, "a": {"x": 2}, "b": {"x": 1}}}


def test_what_yaml_shares_is_changed_in_one_place_only() -> None:
    source = read_source("x", b"a: &a {b: {c: 1}}\nd: *a\n", Sink())
    assert source is not None
    change = overlay({"target": "$.d.b", "update": {"c": 2}})
    found = apply_overlays(source, [change], Sink())
    assert found.data == {"a": {"b": {"c": 1}}, "d": {"b": {"c": 2}}}


def leaves(value: Json, tokens: Tokens = ()) -> Iterator[tuple[Tokens, Json]]:
    if isinstance(value, (dict, list)):
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        for key, child in entries:
            yield from leaves(child, (*tokens, str(key)))
    else:
        yield tokens, value


KEYS = st.sampled_from("abc")
VALUES = st.recursive(
    st.integers(),
    lambda inner: st.dictionaries(KEYS, inner) | st.lists(inner, max_size=3),
    max_leaves=6,
)
PATHS = st.sampled_from(
    ["$", "$.a", "$.b", "$.*", "$..a", "$..*", "$.a[0]", "$..[1]", "$.a.b", "$..[?@>0]"]
)
ACTIONS = st.fixed_dictionaries({"target": PATHS, "update": VALUES}) | (
    st.fixed_dictionaries({"target": PATHS, "copy": PATHS})
    | st.fixed_dictionaries({"target": PATHS, "remove": st.just(True)})
)


@given(st.dictionaries(KEYS, VALUES), st.lists(ACTIONS, min_size=1, max_size=5))
def test_a_value_is_found_where_it_was_written(data: Any, actions: list[Any]) -> None:
    document, change = read(data), overlay(*actions)
    before = deepcopy((document.data, change.data))
    found = apply_overlays(document, [change], Sink())
    for tokens, value in leaves(found.data):
        at = Location(found, tokens).written
        node = walk(at.source, at.tokens)
        assert node is not None
        assert node.value == value
    assert (document.data, change.data) == before

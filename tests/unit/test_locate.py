"""Pointers into text: the line and column that a person would point at."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.diagnostics import Sink
from specloom.document import tokens_of
from specloom.reader import read_source
from specloom.source import Location, Source, to_pointer

YAML = """\
# a comment
info:
  title: Größe   # non-ASCII before the place
  list: [a, {b: c}]
"/a/b~c":
  - x: 1
  - <<: {y: 2}
    200: ok
base: &base
  z: 3
other:
  <<: *base
"""
PLACES: dict[tuple[str, ...], tuple[int, int]] = {
    (): (2, 1),
    ("info",): (2, 1),
    ("info", "title"): (3, 10),
    ("info", "list"): (4, 3),
    ("info", "list", "1"): (4, 13),
    ("info", "list", "1", "b"): (4, 17),
    ("/a/b~c",): (5, 1),
    ("/a/b~c", "0", "x"): (6, 8),
    ("/a/b~c", "1", "y"): (7, 13),
    ("/a/b~c", "1", "200"): (8, 10),
    ("other", "z"): (10, 6),
    ("info", "missing"): (2, 1),
}


def read(text: str, file: str = "x.yaml") -> Source:
    sink = Sink()
    source = read_source(file, text.encode(), sink)
    assert source is not None, sink.all
    return source


@pytest.mark.parametrize("tokens", PLACES)
def test_places_in_yaml(tokens: tuple[str, ...]) -> None:
    place = Location(read(YAML), tokens).position()
    assert (place.line, place.column) == PLACES[tokens]


def test_places_in_json() -> None:
    text = json.dumps(
        {"a": {"b": [1, {"c/d": "é"}]}, "e": 2}, indent=2, ensure_ascii=False
    )
    source = read(text)
    places = {
        ("a",): (2, 3),
        ("a", "b"): (3, 5),
        ("a", "b", "0"): (4, 7),
        ("a", "b", "1"): (5, 7),
        ("a", "b", "1", "c/d"): (6, 16),
        ("e",): (10, 8),
    }
    for tokens, expected in places.items():
        place = Location(source, tokens).position()
        assert (place.line, place.column) == expected, tokens


def test_yaml_is_read_as_json_knows_it() -> None:
    text = "on: yes\n200: 2020-01-01\nno: ~\nx: 0x10\ny: 012\nz: 1e3\nt: =\nu: 1:30\n"
    assert read(text).data == {
        "on": "yes",
        "200": "2020-01-01",
        "no": None,
        "x": 16,
        "y": "012",
        "z": 1000.0,
        "t": "=",
        "u": "1:30",
    }


def test_json_with_tabs_and_yaml_flow_are_both_read() -> None:
    assert read('{\n\t"a": 1}').data == {"a": 1}
    assert read("{a: 1, b: [x]}").data == {"a": 1, "b": ["x"]}


BAD = {
    "": "empty-document",
    "# nothing\n": "empty-document",
    "a: [1\nb: 2": "invalid-yaml",
    "a:\n\t- b": "invalid-yaml",
    '{"a": 1,}}': "invalid-json",
    "a: &x [*x]": "invalid-yaml",
    "[" * 500 + "]" * 500: "too-deep",
    "{? [a]: b}": "invalid-json",
    "? [a]\n: b\n": "invalid-yaml",
    "a: !!python/object/apply:os.system [x]": "invalid-yaml",
    "a\x07b: 1": "invalid-yaml",
    "a: !!set {b, c}": "invalid-yaml",
    "a: !!int b": "invalid-yaml",
    "a: !!bool b": "invalid-yaml",
    "a: !!map [b]": "invalid-yaml",
    "a: !!seq b": "invalid-yaml",
    "a: !!str [b]": "invalid-yaml",
    "a: *b": "invalid-yaml",
    "<<: b": "invalid-yaml",
    "a: 1\n---\nb: 2": "invalid-yaml",
}


@pytest.mark.parametrize("text", BAD)
def test_what_cannot_be_read(text: str) -> None:
    sink = Sink()
    assert read_source("x", text.encode(), sink) is None
    assert [found.code for found in sink.all] == [BAD[text]]


def test_bytes_that_are_not_text() -> None:
    sink = Sink()
    assert read_source("x", b"a: \xff", sink) is None
    assert sink.all[0].code == "not-utf8"


def test_aliases_cannot_multiply_without_end() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    sink = Sink()
    assert read_source("x", "\n".join(lines).encode(), sink) is None
    assert sink.all[0].code == "too-large"


@given(st.lists(st.text(st.characters(exclude_characters="%", codec="utf-8"))))
def test_pointers_come_back(tokens: list[str]) -> None:
    assert tokens_of(to_pointer(tuple(tokens))[1:]) == tuple(tokens)

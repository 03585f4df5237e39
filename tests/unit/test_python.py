"""Escaping: whatever a document says, the source says the same and nothing else."""

from __future__ import annotations

import ast
import re
import tomllib
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.code import Code, Symbol, code
from specloom.format import format_python
from specloom.layout import annotated, assigned, bracketed
from specloom.markup import link, markdown, snippet, toml
from specloom.python import docstring, either, literal, quoted, tuple_of

NASTY = [
    '"', "'", '"""', "'''", "x\\", '\\"', r"\N{LATIN SMALL LETTER A}", "{__import__('os')}",
    "a\nb", "a\rb", "a\u2028b", "a\x0cb", "a\x00b", "\ud800", "\ufeff", "\u202e", "\x1b[2J",
    '"""\nimport os\n"""', "{{ 7*7 }}", "# type: ignore", "`", "*/", "${x}", "%s%n",
]  # fmt: skip


@given(st.text())
@pytest.mark.parametrize("nasty", NASTY)
def test_text_comes_back_from_a_literal(nasty: str, text: str) -> None:
    for value in (nasty, text):
        assert ast.literal_eval(quoted(value)) == value
        assert quoted(value).isprintable()


VALUES: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_values_come_back_from_literals(value: Any) -> None:
    if "inf" not in str(literal(value)):
        assert ast.literal_eval(str(literal(value))) == value


@given(st.lists(st.text(), max_size=3), st.sampled_from([0, 4, 8]))
@pytest.mark.parametrize("nasty", NASTY)
def test_a_docstring_is_one_string_and_nothing_else(
    nasty: str, texts: list[str], indent: int
) -> None:
    found = str(docstring([nasty, *texts], indent))
    tree = ast.parse(found) if found else ast.parse("")
    assert len(tree.body) <= 1
    for node in tree.body:
        assert isinstance(node, ast.Expr)
        assert isinstance(node.value, ast.Constant)
        assert isinstance(node.value.value, str)
    for character in found.replace("\n", ""):
        assert unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


@pytest.mark.parametrize(
    "texts",
    [
        ["One line."],
        ['One line that ends with a quote "'],
        [
            "Summary.",
            "A paragraph that is long enough to be wrapped because it has many words in it, really.",
        ],
        ["Summary.", "- a list\n- of things\n\n    code\n"],
        ["Back\\slash and \"quotes\" and '''more'''."],
    ],
)
def test_black_leaves_docstrings_as_they_are(texts: list[str]) -> None:
    text = f"class A:\n    {docstring(texts, 4)}\n\n    a = 1\n"
    assert format_python(text) == text


@given(st.text())
@pytest.mark.parametrize("nasty", NASTY)
def test_toml_comes_back(nasty: str, text: str) -> None:
    for value in (nasty, text):
        found = tomllib.loads(f"x = {toml(value).text}\ny = 1")
        assert found["y"] == 1
        assert "\n" not in found["x"]


@given(st.text())
@pytest.mark.parametrize("nasty", NASTY)
def test_markdown_is_one_harmless_line(nasty: str, text: str) -> None:
    for value in (nasty, text):
        found = markdown(value).text
        assert "\n" not in found
        plain = re.sub(r"(?<!\\)`[^`|]+`", "", found.replace("\\\\", ""))
        for mark in "<>[]`*|":
            assert plain.count(mark) == plain.count(f"\\{mark}")


def test_snippets_and_links() -> None:
    assert snippet("a`b").text == "``a`b``"
    assert link("here", "https://a.example/x").text == "[here](https://a.example/x)"
    assert link("here", "javascript:alert(1)").text == "here"
    assert link("here", "https://a.example/) <b>").text == "here"


def test_unions_of_annotations() -> None:
    text, none, anything = code("str"), code("None"), code(Symbol("typing", "Any"))
    assert str(either(none, text, none, text)) == "str | None"
    assert either(text, anything, none) == anything
    assert str(tuple_of(["a"])) == '("a",)'
    assert str(tuple_of([])) == "()"


LONG = [code(f'"{letter * 30}": {letter}') for letter in "abc"]


@pytest.mark.parametrize("parts", [[], LONG[:1], LONG[:2], LONG])
def test_layout_is_what_black_would_do(parts: list[Code | str]) -> None:
    found = bracketed("{", parts, "}", column=0, before=4, after=0)
    text = f"x = {found}\n"
    assert format_python(text) == text


@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_long_unions_are_what_black_would_do(count: int) -> None:
    options = either(*(code(f"SomeRatherLongClassName{n}") for n in range(count)))
    line = annotated("name", options, code("None"), column=4)
    text = f"class A:\n    {line}\n"
    assert format_python(text) == text


def test_unions_of_very_many_do_not_nest() -> None:
    found = {
        count: str(assigned(code("A"), either(*map(code, numbered(count))), column=0))
        for count in (200, 201)
    }
    assert found[200].startswith("A = (\n    Class0\n    | Class1\n")
    assert found[201].startswith("A = Union[\n    Class0,\n    Class1,\n")
    assert format_python(f"{found[201]}\n") == f"{found[201]}\n"


def numbered(count: int) -> list[str]:
    return [f"Class{n}" for n in range(count)]

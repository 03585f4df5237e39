"""Source laid out as black would: on one line where it fits, else one part a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .code import Code, Symbol, code, joined

WIDTH: Final = 88
_MOST: Final = 200
"""Alternatives with `|` between them; type checkers give up on expressions that nest deeper."""


def bracketed(
    opening: Code | Symbol | str,
    parts: Sequence[Code | str],
    closing: str,
    *,
    column: int,
    before: int = 0,
    after: int = 1,
) -> Code:
    """`f(a, b)`, `[a, b]`, `{"a": b}`: a bracket pair on one line or exploded.

    `column` is the indent of the line on which it starts, `before` how many characters
    stand before it there, `after` how many follow it (a comma by default).
    """
    line = code(opening, joined(", ", parts), closing)
    text = str(line)
    if "\n" not in text and column + before + len(text) + after <= WIDTH:
        return line
    return exploded(opening, parts, closing, column=column) if parts else line


def exploded(
    opening: Code | Symbol | str,
    parts: Sequence[Code | str],
    closing: str,
    *,
    column: int,
) -> Code:
    """One part a line, each with a comma after it."""
    space = "\n" + " " * (column + 4)
    lines = [code(space, part, ",") for part in parts]
    return code(opening, *lines, "\n" + " " * column, closing)


def annotated(
    name: str, annotation: Code, default: Code, *, column: int, after: int = 0
) -> Code:
    """`name: A | B = default`; what does not fit goes into parentheses.

    That is the default where the rest of the line fits, and else the union.
    """
    end = code(" = ", default) if default else code()
    line = code(f"{name}: ", annotation, end)
    options = alternatives(annotation)
    if column + len(str(line).partition("\n")[0]) + after <= WIDTH:
        return line
    head = code(f"{name}: ", annotation, " = ")
    if default and column + len(str(head)) + 1 <= WIDTH:
        return code(head, parenthesised(default, column=column))
    if len(options) < 2:
        return line
    return code(f"{name}: ", _wrapped(annotation, options, column=column), end)


def assigned(head: Code, union: Code, *, column: int) -> Code:
    """`head = A | B`, the union in parentheses when it does not fit.

    A very long one is a `Union`, whose alternatives do not nest.
    """
    line = code(head, " = ", union)
    options = alternatives(union)
    if len(options) > _MOST:
        opening = code(head, " = ", Symbol("typing", "Union"), "[")
        return exploded(opening, options, "]", column=column)
    if column + len(str(line)) <= WIDTH:
        return line
    if str(union)[:1] in ('"', "'"):
        return code(head, " = ", parenthesised(union, column=column))
    if len(options) < 2:
        return line
    return code(head, " = ", _wrapped(union, options, column=column))


def _wrapped(union: Code, options: list[Code], *, column: int) -> Code:
    space = "\n" + " " * (column + 4)
    if column + 4 + len(str(union)) > WIDTH:
        union = joined(f"{space}| ", options)
    return code("(", space, union, "\n" + " " * column, ")")


def parenthesised(inner: Code, *, column: int) -> Code:
    """`(inner)` over three lines or more, the inner ones indented once more."""
    deeper = [
        p.replace("\n", "\n    ") if isinstance(p, str) else p for p in inner.parts
    ]
    space = "\n" + " " * column
    return code("(", f"{space}    ", *deeper, space, ")")


def importing(module: str, *names: str, column: int) -> Code:
    """`from module import name` inside a function."""
    line = f"from {module} import {', '.join(names)}"
    if column + len(line) <= WIDTH:
        return code(line)
    return exploded(f"from {module} import (", names, ")", column=column)


def alternatives(annotation: Code) -> list[Code]:
    """The options of a union; what stands inside brackets is one of them, unsplit."""
    found: list[list[str | Symbol]] = [[]]
    depth = 0
    for part in annotation.parts:
        if part == " | " and not depth:
            found.append([])
            continue
        found[-1].append(part)
        if isinstance(part, str):
            depth += part.count("[") - part.count("]")
    return [code(*parts) for parts in found]

"""Safe text for each kind of output; a template prints nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Symbol:
    """A Python name that brings its import along.

    `module` is absolute, or starts with a dot and counts from the package's root; a
    `lazy` one is imported for type checkers only.
    """

    module: str
    name: str
    lazy: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """Python source: text that is known to be safe, and symbols."""

    parts: tuple[str | Symbol, ...]

    def __str__(self) -> str:
        return "".join(p if isinstance(p, str) else p.name for p in self.parts)

    def __bool__(self) -> bool:
        return bool(self.parts)


@dataclass(frozen=True, slots=True)
class Toml:
    """TOML source that is known to be safe."""

    text: str


@dataclass(frozen=True, slots=True)
class Markdown:
    """Markdown that is known to be safe."""

    text: str

    def __bool__(self) -> bool:
        return bool(self.text)


def code(*parts: str | Symbol | Code) -> Code:
    """Put source together; the strings are ours, never a document's."""
    flat: list[str | Symbol] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Code) else (part,))
    return Code(tuple(flat))


def joined(separator: str, parts: Iterable[Code | Symbol | str]) -> Code:
    """`", "` between the parts."""
    found: list[str | Symbol | Code] = []
    for part in parts:
        found += [separator, part] if found else [part]
    return code(*found)


def runtime(name: str) -> Symbol:
    """A public name of the runtime that every client carries."""
    return Symbol("._runtime", name)


def later(name: str) -> Symbol:
    """The same for annotations only; what most programs do without is not loaded."""
    return Symbol("._runtime", name, lazy=True)

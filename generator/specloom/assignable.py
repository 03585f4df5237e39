"""Two annotations as text → which of them takes more values."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, TypeAlias


class Fit(Enum):
    """What a new annotation takes, beside an old one."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Option:
    """One part of a union: a name, and what stands in its brackets.

    A class that is a union has what it `stands_for`, an enumeration its `base`.
    """

    name: str
    inner: tuple[_Type, ...] = ()
    stands_for: _Type = frozenset()
    base: str = ""


_Type: TypeAlias = frozenset[_Option]
_ANYTHING: Final = frozenset({"Any", "object", "builtins.object"})
_TAKES: Final = frozenset(
    {
        *(("float", "int"), ("Sequence", "list"), ("Mapping", "dict")),
        *(("datetime", "DateTime"), ("DateTime", "datetime")),
    }
)
"""Names of which the first takes what the second does."""
_LITERAL: Final = "Literal "


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of one version: what unions stand for, and the bases of enumerations.

    Their names are those in `models`; `renamed` has the names that they have later.
    """

    names: frozenset[str] = frozenset()
    unions: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    bases: Mapping[str, str] = field(default_factory=dict[str, str])
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Versions:
    """The classes that annotations name, as they were and as they are."""

    old: Classes = Classes()
    new: Classes = Classes()

    def fit(self, old: str, new: str) -> Fit:
        """Which of two annotations takes more."""
        before, after = _parsed(old, self.old), _parsed(new, self.new)
        if before == after:
            return Fit.SAME
        if _takes(after, before):
            return Fit.SAME if _takes(before, after) else Fit.WIDER
        return Fit.NARROWER if _takes(before, after) else Fit.OTHER

    def listed(self, old: str, new: str) -> tuple[str, ...]:
        """Enumerations that a new annotation names, and an old one does not."""
        before = {o.name for o in _parsed(old, self.old)}
        after = _parsed(new, self.new)
        return tuple(sorted(o.name for o in after if o.base and o.name not in before))


def without(annotation: str, absent: str) -> str:
    """An annotation without one part of its union, as it was where none is left."""
    node = _tree(annotation)
    if node is None:
        return annotation
    kept = [text for o in _options(node) if (text := ast.unparse(o)) != absent]
    return " | ".join(kept) or annotation


def _tree(text: str) -> ast.expr | None:
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError):
        return None


def _parsed(text: str, classes: Classes, within: frozenset[str] = frozenset()) -> _Type:
    node = _tree(text)
    if node is None:
        return frozenset({_Option(text)})
    return _type(node, classes, within)


def _type(node: ast.expr, classes: Classes, within: frozenset[str]) -> _Type:
    return frozenset(o for n in _options(node) for o in _option(n, classes, within))


def _options(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _options(node.left)
        yield from _options(node.right)
    else:
        yield node


def _option(
    node: ast.expr, classes: Classes, within: frozenset[str]
) -> Iterator[_Option]:
    if not isinstance(node, ast.Subscript):
        yield _named(ast.unparse(node), classes, within)
        return
    inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    name = ast.unparse(node.value)
    if name == "Literal":
        yield from (_Option(_LITERAL + ast.unparse(value)) for value in inside)
    else:
        yield _Option(name, tuple(_type(part, classes, within) for part in inside))


def _named(text: str, classes: Classes, within: frozenset[str]) -> _Option:
    """A name; of a class with what it stands for, once where it stands for itself."""
    name = text.removeprefix("models.")
    if name not in classes.names:
        return _Option(text)
    stands_for: _Type = frozenset()
    if name not in within:
        parts = (
            _parsed(v, classes, within | {name}) for v in classes.unions.get(name, ())
        )
        stands_for = frozenset(option for part in parts for option in part)
    later = classes.renamed.get(name, name)
    return _Option(f"models.{later}", (), stands_for, classes.bases.get(name, ""))


def _takes(wide: _Type, narrow: _Type) -> bool:
    return all(any(_one_takes(w, n) for w in wide) for n in narrow)


def _one_takes(wide: _Option, narrow: _Option) -> bool:
    if wide.name in _ANYTHING or (wide.name, wide.inner) == (narrow.name, narrow.inner):
        return True
    if narrow.stands_for:
        return all(_one_takes(wide, option) for option in narrow.stands_for)
    if wide.stands_for:
        return any(_one_takes(option, narrow) for option in wide.stands_for)
    if narrow.base:
        return _one_takes(wide, _Option(narrow.base))
    if narrow.name.startswith(_LITERAL):
        return wide.name == _kind(narrow.name.removeprefix(_LITERAL))
    if wide.name != narrow.name and (wide.name, narrow.name) not in _TAKES:
        return False
    return len(wide.inner) == len(narrow.inner) and all(
        _takes(w, n) for w, n in zip(wide.inner, narrow.inner, strict=True)
    )


def _kind(value: str) -> str:
    """The type of a literal."""
    return type(ast.literal_eval(value)).__name__

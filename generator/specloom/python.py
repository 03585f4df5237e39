"""ir types and values → Python source: annotations, literals, docstrings; all escaping."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, assert_never

from . import ir
from .code import Code, Symbol, code, joined, later, runtime
from .layout import WIDTH

if TYPE_CHECKING:
    from .names import Names

_PLAIN: Final[Mapping[ir.Kind, str | Symbol]] = {
    ir.Kind.ANY: Symbol("typing", "Any"),
    ir.Kind.NULL: "None",
    ir.Kind.BOOLEAN: "bool",
    ir.Kind.INTEGER: "int",
    ir.Kind.NUMBER: "float",
    ir.Kind.DECIMAL: Symbol("decimal", "Decimal"),
    ir.Kind.DECIMAL_TEXT: runtime("DecimalText"),
    ir.Kind.STRING: "str",
    ir.Kind.DATETIME: runtime("DateTime"),
    ir.Kind.DATE: Symbol("datetime", "date"),
    ir.Kind.TIME: Symbol("datetime", "time"),
    ir.Kind.DURATION: Symbol("datetime", "timedelta"),
    ir.Kind.UUID: Symbol("uuid", "UUID"),
    ir.Kind.BASE64: "bytes",
    ir.Kind.BINARY: "str",
}
_ESCAPED: Final = re.compile(r"\\.|\"")
"""A piece of a literal that quotes may change."""
_UNSHADOWED: Final[Mapping[str, str]] = {
    "date": "PlainDate",
    "datetime": "DateTime",
    "time": "PlainTime",
    "timedelta": "Duration",
}
"""What the runtime calls the types whose names a document can take away."""


@dataclass(frozen=True, slots=True)
class Speller:
    """Writes types for one scope.

    `shadowed` are builtins that the scope hides, `inside` says whether models stand in
    this very module, save those of `elsewhere`, `given` whether the value comes from a
    caller (then wider forms are welcome: any sequence, plain text for an enumeration),
    `raw` whether binary values are bytes or files rather than text in JSON.
    """

    types: dict[ir.TypeId, ir.Definition]
    names: Names
    shadowed: frozenset[str] = frozenset()
    inside: bool = False
    given: bool = False
    raw: bool = False
    elsewhere: Set[ir.TypeId] = frozenset()

    def given_by_caller(self, *, raw: bool = False) -> Speller:
        return replace(self, given=True, raw=raw)

    def annotation(self, typed: ir.Type, *others: Code) -> Code:
        """The type as Python spells it, or one of these others."""
        return either(*self.options(typed), *others)

    def options(self, typed: ir.Type) -> tuple[Code, ...]:
        """The alternatives of a type, null last."""
        match typed:
            case ir.Plain(ir.Kind.DECIMAL_TEXT) if self.given:
                return (self._plain(ir.Kind.DECIMAL_TEXT), self.builtin("str"))
            case ir.Plain(kind):
                return (self._plain(kind),)
            case ir.Const(value):
                return (code(Symbol("typing", "Literal"), "[", literal(value), "]"),)
            case ir.Array(item):
                return (code(self._array(), "[", self.annotation(item), "]"),)
            case ir.Tuple(items):
                spelled = (self.annotation(item) for item in items)
                return (code(self.builtin("tuple"), "[", joined(", ", spelled), "]"),)
            case ir.Map(value):
                key = self.builtin("str")
                return (code(self._map(), "[", key, ", ", self.annotation(value), "]"),)
            case ir.Nullable(inner):
                return (*self.options(inner), code("None"))
            case ir.Ref(id):
                return self._named(id)
            case _:
                assert_never(typed)

    def builtin(self, name: str) -> Code:
        if name in self.shadowed:
            return code(Symbol("", "builtins"), f".{name}")
        return code(name)

    def model(self, id: ir.TypeId) -> Code:
        """The class or alias of a named type, as this module reaches it."""
        name = self.names.types[id]
        if id in self.elsewhere:
            return code(Symbol(".models", name, lazy=True))
        return code(name) if self.inside else code(Symbol(".", "models"), f".{name}")

    def _plain(self, kind: ir.Kind) -> Code:
        if kind is ir.Kind.BINARY and self.raw:
            return code(later("File")) if self.given else self.builtin("bytes")
        spelled = _PLAIN[kind]
        if kind is ir.Kind.DATETIME and self.given:
            spelled = Symbol("datetime", "datetime")
        if isinstance(spelled, Symbol) and spelled.name in self.shadowed:
            spelled = runtime(_UNSHADOWED[spelled.name])
        if isinstance(spelled, Symbol) or spelled == "None":
            return code(spelled)
        return self.builtin(spelled)

    def _array(self) -> Code:
        if self.given:
            return code(Symbol("collections.abc", "Sequence"))
        return self.builtin("list")

    def _map(self) -> Code:
        if self.given:
            return code(Symbol("collections.abc", "Mapping"))
        return self.builtin("dict")

    def _named(self, id: ir.TypeId) -> tuple[Code, ...]:
        shape = self.types[id]
        match shape:
            case ir.Alias():
                return self.options(shape.type)
            case ir.Enumeration() if self.given:
                base = "str" if shape.base is ir.Kind.STRING else "int"
                return (self.model(id), self.builtin(base))
            case ir.Enumeration() | ir.Object() | ir.Union():
                return (self.model(id),)
            case _:
                assert_never(shape)


def either(*options: Code) -> Code:
    """`A | B`, each once; Any swallows all."""
    distinct: dict[Code, None] = {}
    for option in options:
        if option == code(Symbol("typing", "Any")):
            return option
        distinct[option] = None
    last = code("None")
    ordered = [o for o in distinct if o != last] + [o for o in distinct if o == last]
    return joined(" | ", ordered)


def literal(value: ir.Value) -> Code:
    """A value of a document as Python source; text with double quotes where it can."""
    match value:
        case None | bool() | int() | float():
            return code(repr(value))
        case str():
            return code(quoted(value))
        case list():
            return code("[", joined(", ", (literal(v) for v in value)), "]")
        case dict():
            entries = (code(quoted(k), ": ", literal(v)) for k, v in value.items())
            return code("{", joined(", ", entries), "}")


def quoted(text: str) -> str:
    """A string literal in which nothing ends the string and nothing is invisible.

    Its quotes are those of black: double ones, unless these need more backslashes.
    """
    spelled = repr(text)
    if spelled.startswith('"') or text.count('"') > text.count("'"):
        return spelled
    return f'"{_ESCAPED.sub(_in_double_quotes, spelled[1:-1])}"'


def _in_double_quotes(found: re.Match[str]) -> str:
    """A piece of a literal in single quotes, as it is in double ones."""
    return {"\\'": "'", '"': '\\"'}.get(found[0], found[0])


def tuple_of(texts: Iterable[str]) -> Code:
    """`("a", "b")` of string literals."""
    parts = [quoted(text) for text in texts]
    return code("(", ", ".join(parts), ",)" if len(parts) == 1 else ")")


def docstring(paragraphs: Iterable[str], indent: int) -> Code:
    """A docstring of these paragraphs, its later lines indented by so many spaces."""
    lines: list[str] = []
    for paragraph in paragraphs:
        wrapped = _wrap(paragraph, WIDTH - indent)
        if wrapped:
            lines += ["", *wrapped] if lines else wrapped
    if not lines:
        return Code(())
    lines = [_harmless(line) for line in lines]
    if lines[0].startswith('"'):
        lines[0] = f" {lines[0]}"
    if len(lines) == 1:
        end = " " if lines[0].endswith('"') else ""
        return code(f'"""{lines[0]}{end}"""')
    space = " " * indent
    body = "\n".join(
        [lines[0], *(f"{space}{line}" if line else "" for line in lines[1:])]
    )
    return code(f'"""{body}\n{space}"""')


def section(title: str, lines: Iterable[str], indent: int) -> str:
    """A titled list in a docstring, its long lines with a hanging indent."""
    found = [f"{title}:"]
    for line in lines:
        found += textwrap.wrap(
            " ".join(line.split()),
            max(WIDTH - indent, 40),
            initial_indent="    ",
            subsequent_indent="        ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(found)


_SPECIAL: Final = re.compile(r"^(?:[-*+>|#=~`]|\d+[.)]|\s)")


def sentence(text: str) -> str:
    """The text with a full stop where it ends without one."""
    plain = text.strip()
    last = plain.rpartition("\n")[2]
    is_open = plain and plain[-1] not in ".!?:;…`" and not _SPECIAL.match(last)
    return f"{plain}." if is_open else plain


def _wrap(text: str, width: int) -> list[str]:
    """Lines of a text; paragraphs of plain prose are filled, all else is left as it is."""
    lines = [line.rstrip().expandtabs(4) for line in text.strip().splitlines()]
    found: list[str] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
            continue
        if block and found:
            found.append("")
        if any(_SPECIAL.match(b) for b in block):
            found += block
        elif block:
            found += textwrap.wrap(
                " ".join(block),
                max(width, 40),
                break_long_words=False,
                break_on_hyphens=False,
            )
        block = []
    return found


def _harmless(line: str) -> str:
    """Text that cannot end the docstring nor hide what it is."""
    escaped = line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if escaped.isprintable():
        return escaped
    return "".join(_visible(c) for c in escaped)


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"):
        return f"\\\\u{ord(character):04x}"
    return character

"""The text of a YAML or JSON file → its data, told apart by content and not by suffix."""

# Why: the stubs of PyYAML leave the parameters of its constructors unannotated.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import partial
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, cast

import msgspec
import yaml

from . import duplicates
from .locate import in_json, in_yaml
from .source import Json, Location, Source

if TYPE_CHECKING:
    from .diagnostics import Sink

MAX_DEPTH: Final = 400
MAX_NODES: Final = 5_000_000


def read_source(file: str, raw: bytes, sink: Sink) -> Source | None:
    """Parse the bytes of a file; reports and returns None when that cannot be done."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        readable = raw.decode("utf-8-sig", "replace")
        offset = len(raw[: error.start].decode("utf-8-sig"))
        message = f"byte {raw[error.start]:#04x} is not UTF-8 here"
        sink.report("not-utf8", message, _offset(file, readable, offset))
        return None
    start = text.lstrip()[:1]
    if not start:
        sink.report("empty-document", "the file is empty", _top(file))
        return None
    source = _read_json(file, text, sink) if start in "{[" else None
    source = source or _read_yaml(file, text, sink, is_json=start in "{[")
    if source is None or not within_budget(source, sink):
        return None
    if source.data is None:
        sink.report("empty-document", "the file holds no value", _top(file))
        return None
    return source


def _top(file: str) -> Location:
    return Location(Source(file, "", None), ())


def _read_json(file: str, text: str, sink: Sink) -> Source | None:
    try:
        data = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
    source = Source(file, text, data, in_json(text))
    duplicates.report_duplicates(source, duplicates.in_json(text), sink)
    return source


def _read_yaml(file: str, text: str, sink: Sink, *, is_json: bool) -> Source | None:
    loader = _Loader(text)
    try:
        graph = loader.get_single_node()
        data = loader.construct_document(graph) if graph is not None else None
    except yaml.MarkedYAMLError as error:
        code = "invalid-json" if is_json else "invalid-yaml"
        mark = error.problem_mark or error.context_mark
        if mark and error.context_mark and not text[mark.index :].strip():
            mark = error.context_mark  # Why: what is left open hurts at its start.
        offset = mark.index if mark else 0
        problem = " ".join(filter(None, (error.context, error.problem)))
        help = error.note or _help(problem, text[offset : offset + 1])
        sink.report(code, problem, _offset(file, text, offset), help=help)
        return None
    except yaml.reader.ReaderError as error:
        message = f"character U+{ord(str(error.character)[:1]):04X} is not allowed"
        sink.report("invalid-yaml", message, _offset(file, text, error.position))
        return None
    except RecursionError:
        sink.report("too-deep", "the document nests too deep", _top(file))
        return None
    finally:
        loader.dispose()
    if graph is None:
        return Source(file, text, None)
    source = Source(file, text, cast("Json", data), partial(in_yaml, graph))
    repeated = duplicates.in_graph(graph, loader.repeated)
    duplicates.report_duplicates(source, repeated, sink)
    return source


def _help(problem: str, character: str) -> str:
    """What to do about a problem of the YAML parser that has one likely cause."""
    if "another document" in problem:
        return "Keep one document a file."
    if "undefined alias" in problem:
        return "Define the anchor above, or put quotes around text that begins with *."
    if character == "\t":
        return "Indent with spaces; YAML knows no tabs there."
    return ""


def _offset(file: str, text: str, offset: int) -> Location:
    """A location inside text that has no structure."""
    return Location(Source(file, text, None, lambda _: offset), ())


def within_budget(source: Source, sink: Sink) -> bool:
    """Whether the data, aliases written out, keeps to the limits of depth and size."""
    sizes: dict[int, int] = {}
    open_ids: set[int] = set()

    def size(value: Json, depth: int) -> int:
        if not isinstance(value, (dict, list)):
            return 1
        known = sizes.get(id(value))
        if known is not None:
            return known
        if id(value) in open_ids or depth > MAX_DEPTH:
            raise RecursionError
        open_ids.add(id(value))
        children = value.values() if isinstance(value, dict) else value
        total = 1 + sum(size(child, depth + 1) for child in children)
        open_ids.discard(id(value))
        sizes[id(value)] = total
        return total

    try:
        if size(source.data, 0) <= MAX_NODES:
            return True
        message = f"the document has more than {MAX_NODES:,} nodes"
        sink.report("too-large", message, _top(source.file))
    except RecursionError:
        message = (
            f"the document nests deeper than {MAX_DEPTH} levels, or contains itself"
        )
        sink.report("too-deep", message, _top(source.file))
    return False


class _Loader(yaml.CSafeLoader):
    """YAML 1.2 core schema: no dates, no `yes` and `no`; keys are the strings as written.

    Two exceptions: digits with a leading zero are text, and so is what JSON has no word for
    (`.inf`, `.nan`).
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.repeated: list[tuple[yaml.Node, yaml.Node]] = []

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        if not isinstance(node, yaml.MappingNode):
            raise _unreadable("expected a mapping", node)
        self.repeated += duplicates.in_mapping(node)
        self.flatten_mapping(node)
        mapping: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise _unreadable("a key must be plain text", key_node)
            mapping[key_node.value] = self.construct_object(value_node, deep=True)
        return mapping


def _unreadable(problem: str, node: Any, help: str | None = None) -> yaml.YAMLError:
    return yaml.constructor.ConstructorError(None, None, problem, node.start_mark, help)


def _construct_map(loader: _Loader, node: Any) -> dict[Hashable, Any]:
    return loader.construct_mapping(node)


def _construct_list(loader: _Loader, node: Any) -> list[Any]:
    if not isinstance(node, yaml.SequenceNode):
        raise _unreadable("expected a list", node)
    return [loader.construct_object(element, deep=True) for element in node.value]


def _construct_text(loader: _Loader, node: Any) -> str:
    return str(loader.construct_scalar(node))


def _construct_number(loader: _Loader, node: Any) -> int | float | str:
    """A number as JSON knows it; one that no machine holds stays text."""
    text: str = loader.construct_scalar(node)
    try:
        return _number(text)
    except ValueError:
        return text


def _number(text: str) -> int | float:
    """The value of what looks like a number.

    Raises:
        ValueError: an integer has absurdly many digits, or the number is out of range.
    """
    if text[:2] in ("0x", "0o"):
        return int(text, 0)
    if text.lstrip("+-").isdecimal():
        return int(text)
    found = float(text)
    if not isfinite(found):
        raise ValueError(text)
    return found


def _construct_tagged(loader: _Loader, node: Any) -> Json:
    """A value whose tag is written out: it has to look like one of its kind."""
    text: str = loader.construct_scalar(node)
    name = str(node.tag).removeprefix(_YAML)
    pattern = _PATTERNS["number" if name in ("int", "float") else name]
    if re.fullmatch(pattern, text) is None:
        raise _unreadable(f"{text!r} is no !!{name}", node)
    match name:
        case "null":
            return None
        case "bool":
            return text.lower() == "true"
        case _:
            return _construct_number(loader, node)


def _refuse(_: _Loader, node: Any) -> Json:
    tag = str(node.tag).replace(_YAML, "!!")
    help = "Write the value without the tag, as JSON would."
    raise _unreadable(f"the tag {tag} has no meaning in JSON", node, help)


_YAML: Final = "tag:yaml.org,2002:"
_NUMBER: Final = "tag:specloom,2026:number"
_DIGITS: Final = "(?:0|[1-9][0-9]*)"
# Why: 0123 is a number to some, another number to others, and usually meant as text.
_PATTERNS: Final = {
    "bool": "true|True|TRUE|false|False|FALSE",
    "null": "~|null|Null|NULL|",
    "merge": "<<",
    "number": (
        rf"[-+]?{_DIGITS}|0o[0-7]+|0x[0-9a-fA-F]+"
        rf"|[-+]?(?:\.[0-9]+|{_DIGITS}(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    ),
}
_FIRST: Final = (
    ("bool", f"{_YAML}bool", list("tTfF")),
    ("null", f"{_YAML}null", ["~", "n", "N", ""]),
    ("merge", f"{_YAML}merge", ["<"]),
    ("number", _NUMBER, list("-+.0123456789")),
)
_Loader.yaml_implicit_resolvers = {}
for _name, _tag, _characters in _FIRST:
    _pattern = re.compile(f"(?:{_PATTERNS[_name]})$")
    _Loader.add_implicit_resolver(_tag, _pattern, _characters)
_Loader.yaml_constructors = {}
for _name in ("null", "bool", "int", "float"):
    _Loader.add_constructor(f"{_YAML}{_name}", _construct_tagged)
for _name in ("str", "timestamp"):
    _Loader.add_constructor(f"{_YAML}{_name}", _construct_text)
_Loader.add_constructor(f"{_YAML}seq", _construct_list)
_Loader.add_constructor(f"{_YAML}map", _construct_map)
_Loader.add_constructor(_NUMBER, _construct_number)
_Loader.add_constructor(None, _refuse)

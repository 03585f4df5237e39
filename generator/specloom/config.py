"""specloom.toml and the command line → a frozen Config."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from .locate import in_toml
from .source import Location, Source

if TYPE_CHECKING:
    from .diagnostics import Sink

FILE: Final = "specloom.toml"
_TEXTS: Final = (
    "document",
    "package",
    "client",
    "distribution",
    "version",
)
_KEYS: Final = (*_TEXTS, "names", "strict", "min_fidelity")


@dataclass(frozen=True, slots=True)
class Config:
    """What a run is asked for; an empty text means: take it from the document.

    `package` is the import name, `client` the class, `distribution` the name to install,
    `version` the one of the package; `names` pins Python names by JSON pointer. `strict`
    makes violations of the specification errors; `min_fidelity` is the share of
    operations, from 0 to 1, that must be exact.
    """

    document: Path
    output: Path
    package: str = ""
    client: str = ""
    distribution: str = ""
    version: str = ""
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    strict: bool = False
    min_fidelity: float = 0.0
    source: Source | None = None

    def at(self, *tokens: str) -> Location | None:
        """A place in specloom.toml, for diagnostics about what it says."""
        return Location(self.source, tokens) if self.source else None


def read_config(spec: Path, output: Path, package: str, sink: Sink) -> Config | None:
    """The configuration of a document, or of a folder with a specloom.toml."""
    file = (spec if spec.is_dir() else spec.parent) / FILE
    if not file.is_file():
        return Config(spec, output, package=package)
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        sink.report("config", f"{file} cannot be read: {error}")
        return None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        offset = _offset(text, str(error))
        source = Source(str(file), text, None, lambda _: offset)
        message = str(error).partition(" (at ")[0]
        sink.report("config", message, Location(source, ()))
        return None
    source = Source(str(file), text, None, partial(in_toml, text))
    return _config(spec, output, package, data, source, sink)


def _config(
    spec: Path,
    output: Path,
    package: str,
    data: dict[str, Any],
    source: Source,
    sink: Sink,
) -> Config | None:
    before = len(sink.errors())
    for key, value in data.items():
        wrong = _complaint(key, value)
        if wrong:
            help = "" if key in _KEYS else f"Keys are {', '.join(_KEYS)}."
            sink.report("config", wrong, Location(source, (key,)), help=help)
    if len(sink.errors()) > before:
        return None
    texts = {key: str(data.get(key, "")) for key in _TEXTS}
    named = texts.pop("document")
    if spec.is_dir() and not named:
        sink.report("config", f"{source.file} names no document", None)
        return None
    texts["package"] = package or texts["package"]
    document = spec / named if spec.is_dir() else spec
    pins: dict[str, str] = dict(data.get("names", {}))
    return Config(
        document,
        output,
        names=pins,
        strict=data.get("strict", False),
        min_fidelity=data.get("min_fidelity", 0.0),
        source=source,
        **texts,
    )


def _complaint(key: str, value: object) -> str:
    """What is wrong with a key; empty when nothing is."""
    if key not in _KEYS:
        return f"unknown key {key!r}"
    if key == "names" and not _is_text_table(value):
        return "[names] maps pointers to names, both text"
    if key in _TEXTS and not isinstance(value, str):
        return f"`{key}` must be text, in quotes"
    if key == "strict" and not isinstance(value, bool):
        return "`strict` must be true or false"
    if key == "min_fidelity" and not _is_share(value):
        return "`min_fidelity` must be a number from 0 to 1"
    return ""


def _offset(text: str, error: str) -> int:
    """Where the TOML parser stopped."""
    found = re.search(r"\(at line (\d+), column (\d+)\)", error)
    if found is None:
        return len(text.rstrip())
    before = text.split("\n")[: int(found[1]) - 1]
    return sum(len(line) + 1 for line in before) + int(found[2]) - 1


def _is_share(value: object) -> bool:
    return type(value) in (int, float) and 0 <= cast("float", value) <= 1


def _is_text_table(value: object) -> bool:
    values = (
        cast("dict[str, object]", value).values() if isinstance(value, dict) else [0]
    )
    return all(isinstance(entry, str) for entry in values)

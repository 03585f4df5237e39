"""specloom.toml and the command line → a frozen Config."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from .load import Reading
from .locate import in_toml
from .source import Location, Source

if TYPE_CHECKING:
    from .diagnostics import Sink

FILE: Final = "specloom.toml"
MSGSPEC: Final = "msgspec"
PYDANTIC: Final = "pydantic"
FLAVOURS: Final = (MSGSPEC, PYDANTIC)
"""The libraries that models can be made with."""
ROLES: Final = ("client", "application", "both")
"""Whose part a client of an AsyncAPI document can play."""
SCHEMES: Final = ("semantic", "api")
"""How versions are numbered: by what changes for users, or as the API is."""
_TEXTS: Final = ("document", "package", "client", "distribution", "version")


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a key holds: a test, and how to say it."""

    is_kept_by: Callable[[object], bool]
    text: str


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, cast("list[object]", value)))


def _is_hosts(value: object) -> bool:
    from .remote import is_host

    return _is_texts(value) and all(map(is_host, cast("list[str]", value)))


def _is_text_table(value: object) -> bool:
    entries = cast("dict[str, object]", value)
    return isinstance(value, dict) and all(map(_is_text, entries.values()))


def _is_flavour(value: object) -> bool:
    return value in FLAVOURS


def _is_role(value: object) -> bool:
    return value in ROLES


def _is_scheme(value: object) -> bool:
    return value in SCHEMES


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_share(value: object) -> bool:
    return type(value) in (int, float) and 0 <= cast("float", value) <= 1


_TEXT: Final = _Kind(_is_text, "must be text, in quotes")
_LIST: Final = _Kind(_is_texts, "must be a list of texts")
_KINDS: Final[Mapping[str, _Kind]] = {
    **dict.fromkeys(_TEXTS, _TEXT),
    "events": _TEXT,
    "versions": _Kind(_is_scheme, f"must be one of {', '.join(SCHEMES)}"),
    "role": _Kind(_is_role, f"must be one of {', '.join(ROLES)}"),
    "models": _Kind(_is_flavour, f"must be one of {', '.join(FLAVOURS)}"),
    "overlays": _LIST,
    "root": _TEXT,
    "remote": _Kind(_is_hosts, 'must be a list of hosts, such as "example.com"'),
    "detect_pages": _Kind(_is_flag, "must be true or false"),
    "strict": _Kind(_is_flag, "must be true or false"),
    "min_fidelity": _Kind(_is_share, "must be a number from 0 to 1"),
    "names": _Kind(_is_text_table, "maps pointers to names, both text"),
}


@dataclass(frozen=True, slots=True)
class Config:
    """What a run is asked for; an empty text means: take it from the document.

    `package` is the import name, `client` the class, `distribution` the name to install,
    `version` the one of the package; `names` pins Python names by JSON pointer; `reading` is
    what is read beside the document. `strict` makes violations of the specification
    errors; `min_fidelity` is the share of operations, from 0 to 1, that must be exact;
    `models` is one of FLAVOURS; `detect_pages` tells whether lists are read page by page
    where the document does not ask for it. `role` is one of ROLES, or empty: it is guessed.
    `versions` is one of SCHEMES.
    """

    document: Path
    output: Path
    package: str = ""
    client: str = ""
    distribution: str = ""
    version: str = ""
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    reading: Reading = field(default_factory=Reading)
    strict: bool = False
    min_fidelity: float = 0.0
    models: str = MSGSPEC
    detect_pages: bool = True
    role: str = ""
    versions: str = SCHEMES[0]
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


def with_version(text: str, version: str) -> str:
    """A specloom.toml with another version, in the line of the old one where it has one."""
    line = f'version = "{version}"'
    top, table, rest = text.partition("\n[")
    found, count = re.subn(r"(?m)^version\s*=.*$", line, top, count=1)
    return (found if count else f"{line}\n{top}") + table + rest


def with_options(
    config: Config,
    *,
    overlays: tuple[Path, ...] = (),
    root: Path | None = None,
    hosts: tuple[str, ...] = (),
    strict: bool = False,
    models: str = "",
    role: str | None = None,
) -> Config:
    """The same with what the command line says: lists grow, the rest goes first."""
    reading = Reading(
        overlays=(*config.reading.overlays, *overlays),
        root=root or config.reading.root,
        hosts=(*config.reading.hosts, *hosts),
        events=config.reading.events,
    )
    return replace(
        config,
        reading=reading,
        strict=strict or config.strict,
        models=models or config.models,
        role=role or config.role,
    )


def _config(
    spec: Path,
    output: Path,
    package: str,
    data: dict[str, Any],
    source: Source,
    sink: Sink,
) -> Config | None:
    if not _is_sound(data, source, sink):
        return None
    texts = {key: str(data.get(key, "")) for key in _TEXTS}
    named = texts.pop("document")
    if spec.is_dir() and not named:
        sink.report("config", f"{source.file} names no document", None)
        return None
    texts["package"] = package or texts["package"]
    folder = Path(source.file).parent
    document = spec / named if spec.is_dir() else spec
    pins: dict[str, str] = dict(data.get("names", {}))
    reading = Reading(
        overlays=tuple(folder / name for name in data.get("overlays", ())),
        root=folder / data["root"] if "root" in data else None,
        hosts=tuple(data.get("remote", ())),
        events=folder / data["events"] if "events" in data else None,
    )
    return Config(
        document,
        output,
        names=pins,
        reading=reading,
        strict=data.get("strict", False),
        min_fidelity=data.get("min_fidelity", 0.0),
        models=data.get("models", MSGSPEC),
        detect_pages=data.get("detect_pages", True),
        role=data.get("role", ""),
        versions=data.get("versions", SCHEMES[0]),
        source=source,
        **texts,
    )


def _is_sound(data: dict[str, Any], source: Source, sink: Sink) -> bool:
    """Whether every key is known and holds what it should; reports those that do not."""
    before = len(sink.errors())
    for key, value in data.items():
        at = Location(source, (key,))
        if key not in _KINDS:
            help = f"Keys are {', '.join(_KINDS)}."
            sink.report("config", f"unknown key {key!r}", at, help=help)
        elif not _KINDS[key].is_kept_by(value):
            sink.report("config", f"`{key}` {_KINDS[key].text}", at)
    return len(sink.errors()) == before


def _offset(text: str, error: str) -> int:
    """Where the TOML parser stopped."""
    found = re.search(r"\(at line (\d+), column (\d+)\)", error)
    if found is None:
        return len(text.rstrip())
    before = text.split("\n")[: int(found[1]) - 1]
    return sum(len(line) + 1 for line in before) + int(found[2]) - 1

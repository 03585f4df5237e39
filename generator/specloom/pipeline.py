"""The whole machine on one page: load → validate → parse → name → plan → render → write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from . import __version__
from .asyncapi import parse_events, with_events
from .codegen import is_installed, write_classes
from .config import PYDANTIC
from .diagnostics import Stopped
from .directions import split
from .document import ASYNCAPI
from .format import format_all
from .generics import filled_in
from .kept import kept
from .load import load
from .names import Names, assign_names
from .open_enums import open_enums
from .openapi import parse
from .plan import plan
from .project_views import package_version
from .pydantic_views import Hints, hints
from .render import render_all, runtime_files, templates_folder
from .repairs import repair
from .schema import Pool
from .second import with_seconds
from .sharing import shared
from .surface import NAME, Data, as_json, surface
from .validate import validate

if TYPE_CHECKING:
    from . import ir
    from .config import Config
    from .diagnostics import Sink
    from .document import Document


@dataclass(frozen=True, slots=True)
class Generated:
    """A client in memory: files by path, those that belong to the user, its surface."""

    api: ir.Api
    names: Names
    files: dict[str, str]
    once: dict[str, str]
    surface: Data


Stage: TypeAlias = Callable[[str], None]
"""Told the name of each stage as it begins."""


def quiet(_: str) -> None:
    """Tell nobody."""


def read(config: Config, sink: Sink, stage: Stage = quiet) -> ir.Api:
    """A document's meaning.

    Raises:
        Stopped: the document is wrong; the sink says where and why.
    """
    sink.strict = config.strict
    stage(f"reading {config.document.name}")
    loaded = load(config.document, sink, config.reading)
    if loaded is None:
        raise Stopped
    stage("validating")
    loaded = filled_in(repair(loaded, sink))
    validate(loaded, sink)
    sink.stop_if_unreadable()
    stage("understanding")
    api = _understood(loaded, config, sink)
    sink.stop_if_errors()
    return split(open_enums(api))


def _understood(document: Document, config: Config, sink: Sink) -> ir.Api:
    """What one document means, or two; both share their types."""
    pool, events = Pool(document, sink), document.events
    if document.kind == ASYNCAPI:
        return parse_events(document, pool, role=config.role)
    api = parse(document, pool, detect_pages=config.detect_pages)
    if events is None:
        return api
    return with_events(api, events, pool, role=config.role)


def generate(
    config: Config, sink: Sink, stage: Stage = quiet, previous: object = None
) -> Generated:
    """A document's client, without touching the disk.

    `previous` is the surface of the last run, whose names are kept.

    Raises:
        Stopped: the document or the configuration is wrong.
    """
    api, calls, names = _named(config, sink, stage, previous)
    outputs = plan(calls, names, config, _hints(api, config, sink))
    stage("rendering")
    rendered = render_all(outputs, header(api))
    stage("formatting")
    texts = format_all(rendered)
    once = {o.path: texts[o.path] for o in outputs if o.once}
    files = {path: text for path, text in texts.items() if path not in once}
    has_events = api.events is not None
    files |= runtime_files(names.package, config.models, realtime=has_events)
    version = package_version(config.version, api)
    data = surface(calls, names, version, __version__, files)
    return Generated(api, names, files | {NAME: as_json(data)}, once, data)


def describe(
    config: Config, sink: Sink, stage: Stage = quiet, previous: object = None
) -> tuple[ir.Api, Data]:
    """A document's meaning and its client's surface, of which no file is written.

    Raises as `generate` does.
    """
    api, calls, names = _named(config, sink, stage, previous)
    version = package_version(config.version, api)
    return api, surface(calls, names, version, __version__, {})


def _named(
    config: Config, sink: Sink, stage: Stage, previous: object
) -> tuple[ir.Api, ir.Api, Names]:
    """A document's meaning, the same with all ways to call it, and the names of those."""
    api = read(config, sink, stage)
    before = kept(previous)
    api = shared(api, {*config.names, *api.pins}, before.classes())
    stage("naming")
    calls = with_seconds(api)
    names = assign_names(calls, config, sink, before)
    sink.stop_if_errors()
    return api, calls, names


def _hints(api: ir.Api, config: Config, sink: Sink) -> Hints | None:
    """What is written of pydantic models by others; None for msgspec."""
    if config.models != PYDANTIC:
        return None
    if not is_installed():
        at = config.at("models")
        sink.report("missing-extra", "pydantic models need another package", at)
        raise Stopped
    return hints(api, partial(write_classes, templates=templates_folder() / PYDANTIC))


def header(api: ir.Api) -> str:
    """The first line of every generated file: generator and document."""
    document = api.files[0].sha256[:12] if api.files else ""
    return f"# Generated by specloom {__version__} from {document}; do not edit."

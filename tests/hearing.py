"""Text of documents → what AsyncAPI documents mean, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from specloom import ir
from specloom.config import Config
from specloom.diagnostics import Diagnostic, Severity, Sink, Stopped
from specloom.load import Reading
from specloom.pipeline import read

HEAD: Final = """\
asyncapi: {version}
info: {{title: Sample, version: 1.0.0}}
defaultContentType: application/json
servers: {{main: {{{server}: broker.example.com, protocol: kafka}}}}
"""


@dataclass(frozen=True, slots=True)
class Heard:
    """A document's meaning and what was said about it."""

    api: ir.Api
    found: tuple[Diagnostic, ...]

    @property
    def events(self) -> ir.Events:
        assert self.api.events is not None
        return self.api.events

    @property
    def codes(self) -> list[str]:
        """The codes of everything but notes."""
        return [d.code for d in self.found if d.severity is not Severity.NOTE]

    def all(self, code: str) -> list[str]:
        """The messages of a code."""
        return [d.message for d in self.found if d.code == code]

    def message(self, key: str) -> ir.Message:
        return next(m for m in self.events.messages.values() if m.key == key)

    def channel(self, key: str) -> ir.Channel:
        return next(c for c in self.events.channels if c.key == key)

    def exchange(self, key: str) -> ir.Exchange:
        return next(e for e in self.events.exchanges if e.key == key)

    def server(self, key: str) -> ir.EventServer:
        return next(s for s in self.events.servers if s.key == key)

    def fields(self, typed: ir.Type | None) -> dict[str, ir.Type]:
        """The members of an object."""
        assert isinstance(typed, ir.Ref)
        shape = self.api.types[typed.id]
        assert isinstance(shape, ir.Object), shape
        return {field.wire: field.type for field in shape.fields}

    def keys(self, ids: tuple[ir.MessageId, ...]) -> list[str]:
        return [self.events.messages[id].key for id in ids]


def version2(text: str) -> str:
    """A document of AsyncAPI 2 with what all of them need."""
    return HEAD.format(version="2.6.0", server="url") + text


def version3(text: str) -> str:
    """The same of AsyncAPI 3."""
    return HEAD.format(version="3.0.0", server="host") + text


def hear(
    folder: Path,
    text: str,
    *,
    role: str = "application",
    beside: str = "",
    files: Mapping[str, str] | None = None,
) -> Heard:
    """Read a document; `beside` is an OpenAPI document that it stands next to."""
    for name, content in {"asyncapi.yaml": text, **(files or {})}.items():
        (folder / name).write_text(content, "utf-8")
    config, sink = Config(folder / "asyncapi.yaml", Path(), role=role), Sink()
    if beside:
        (folder / "openapi.yaml").write_text(beside, "utf-8")
        reading = Reading(events=config.document)
        config = replace(config, document=folder / "openapi.yaml", reading=reading)
    try:
        api = read(config, sink)
    except Stopped:
        raise AssertionError([(d.code, d.message) for d in sink.errors()]) from None
    return Heard(api, sink.all)

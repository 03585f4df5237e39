"""Names that are asked for or were given before, by place → the name for a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import ir
from .kept import Kept
from .words import is_keyword

if TYPE_CHECKING:
    from .config import Config
    from .diagnostics import Sink
    from .source import Location


class Pins:
    """Names asked for by specloom.toml or `x-specloom-name`, and which of them were used.

    `kept` are the names of the last run.
    """

    def __init__(self, api: ir.Api, config: Config, sink: Sink, kept: Kept) -> None:
        self.kept = kept
        configured = {p: (n, config.at("names", p)) for p, n in config.names.items()}
        self._names: dict[str, tuple[str, Location | None]] = {**api.pins, **configured}
        self._unused, self._sink = configured, sink

    def get(self, place: str, is_class: bool | None = None) -> str:
        """The name of a place; where a member and its class share one, by its capital."""
        name, at = self._names.get(place, ("", None))
        self._unused.pop(place, None)
        parts = name.split(".") if name else []
        if not all(p.isidentifier() and not is_keyword(p) for p in parts):
            self._sink.report("bad-pin", f"{name!r} is not a Python name", at)
            return ""
        if is_class is not None and name[:1].isupper() is not is_class:
            return ""
        return name

    def report_unused(self) -> None:
        for place, (_, at) in self._unused.items():
            self._sink.report("unused-pin", f"{place} is not in the document", at)

"""ir.Api → plain data for `specloom inspect`."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, cast

from . import ir
from .source import Location


def as_data(value: object) -> Any:
    """Records as objects that name their class, places as `file#pointer`."""
    if isinstance(value, Location):
        return f"{value.file}{value.pointer}"
    if isinstance(value, Enum):
        return value.name.lower()
    if is_dataclass(value):
        kind = {} if isinstance(value, ir.Api) else {"kind": type(value).__name__}
        return kind | {f.name: as_data(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        members = cast("dict[object, object]", value)
        return {str(key): as_data(entry) for key, entry in members.items()}
    if isinstance(value, frozenset):
        return sorted(str(entry) for entry in cast("frozenset[object]", value))
    if isinstance(value, tuple):
        return [as_data(entry) for entry in cast("tuple[object, ...]", value)]
    return value

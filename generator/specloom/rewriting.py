"""A record and what named types are replaced by → the same record with other references."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeAlias, TypeVar, cast

from . import ir
from .source import Location

T = TypeVar("T")
Parts: TypeAlias = tuple[object, ...]
Replaced: TypeAlias = Mapping[ir.TypeId, ir.Type]


def rewritten(value: T, refs: Replaced) -> T:
    """The same value, at any depth, with these references replaced; places are kept."""
    return cast("T", _rewritten(value, refs))


def _rewritten(value: Any, refs: Replaced) -> Any:
    if isinstance(value, ir.Ref):
        return refs.get(value.id, value)
    if isinstance(value, ir.Discriminator):
        return _discriminator(value, refs)
    if isinstance(value, tuple):
        return _tuple(cast("Parts", value), refs)
    if not is_dataclass(value) or isinstance(value, Location | type):
        return value
    old = {field.name: getattr(value, field.name) for field in fields(value)}
    new = {name: _rewritten(part, refs) for name, part in old.items()}
    return value if all(new[n] is old[n] for n in old) else replace(value, **new)


def _tuple(parts: Parts, refs: Replaced) -> Parts:
    changed = tuple(_rewritten(part, refs) for part in parts)
    is_same = all(new is old for new, old in zip(changed, parts, strict=True))
    return parts if is_same else changed


def _discriminator(found: ir.Discriminator, refs: Replaced) -> ir.Discriminator:
    def moved(id: ir.TypeId) -> ir.TypeId:
        other = refs.get(id)
        return other.id if isinstance(other, ir.Ref) else id

    mapping = tuple((value, moved(id)) for value, id in found.mapping)
    default = moved(found.default) if found.default else None
    return ir.Discriminator(found.wire, mapping, default)


def with_types(
    api: ir.Api, types: dict[ir.TypeId, ir.Definition], refs: Replaced
) -> ir.Api:
    """The document with other named types, and references to them instead of others."""
    if not refs:
        return replace(api, types=types)
    return replace(
        api,
        types={id: rewritten(shape, refs) for id, shape in types.items()},
        operations=rewritten(api.operations, refs),
        webhooks=rewritten(api.webhooks, refs),
        callbacks=rewritten(api.callbacks, refs),
        events=_events(api.events, refs) if api.events else None,
    )


def _events(events: ir.Events, refs: Replaced) -> ir.Events:
    messages = {id: rewritten(m, refs) for id, m in events.messages.items()}
    channels = rewritten(events.channels, refs)
    return replace(events, messages=messages, channels=channels)

"""Classes, as they were and as they are → what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from .assignable import Classes, Fit, Versions
from .changes import Change, change
from .matching import Matched, matched
from .published import Model, Value
from .value_changes import Owner, value_changes

_NAMES_FOR_TYPES: Final = frozenset({"union", "alias"})


def same_models(old: tuple[Model, ...], new: tuple[Model, ...]) -> Matched[Model]:
    """Classes by their names, else by their places, else by what they hold."""
    return matched(old, new, lambda m: m.name, lambda m: m.pointer, _content)


def _content(model: Model) -> tuple[object, ...]:
    """What a class holds; empty where that tells little."""
    members = tuple((m.wire, m.type, m.required) for m in model.members)
    held = members or model.variants
    return (model.kind, held) if held else ()


def versions(
    old: tuple[Model, ...], new: tuple[Model, ...], found: Matched[Model]
) -> Versions:
    """The classes of both, by which annotations are compared."""
    renamed = {a.name: b.name for a, b in found.pairs if a.name != b.name}
    return Versions(_classes(old, renamed), _classes(new, {}))


def _classes(models: tuple[Model, ...], renamed: Mapping[str, str]) -> Classes:
    return Classes(
        frozenset(m.name for m in models),
        {m.name: _stands_for(m) for m in models if m.kind in _NAMES_FOR_TYPES},
        {m.name: m.base for m in models if m.kind == "enumeration"},
        renamed,
    )


def _stands_for(model: Model) -> tuple[str, ...]:
    return model.variants or (model.type,)


def model_changes(found: Matched[Model], versions: Versions) -> Iterator[Change]:
    """All changes of classes."""
    for model in found.removed:
        yield change("class-removed", f"models.{model.name}", old=model.pointer)
    for model in found.added:
        yield change("class-added", f"models.{model.name}", new=model.pointer)
    for before, after in found.pairs:
        yield from _changes(before, after, versions)


def _changes(before: Model, after: Model, versions: Versions) -> Iterator[Change]:
    subject = f"models.{after.name}"
    if before.name != after.name:
        before_name = f"models.{before.name}"
        yield _change("class-renamed", before_name, before, after, became=subject)
    if before.deprecated != after.deprecated:
        kind = "class-deprecated" if after.deprecated else "class-not-deprecated"
        yield _change(kind, subject, before, after)
    names = {before.kind, after.kind} <= _NAMES_FOR_TYPES
    if before.kind != after.kind and not names:
        text = f"{before.kind}, now {after.kind}"
        yield _change("class-of-another-kind", subject, before, after, text)
        return
    match after.kind:
        case "object":
            owner = Owner(
                "field",
                lambda v: f"{subject}.{v.name}",
                before.pointer,
                after.pointer,
                versions,
                before.directions,
            )
            yield from value_changes(before.members, after.members, owner)
        case "enumeration":
            yield from _values(before, after)
        case "union" if before.kind == "union":
            yield from _variants(before, after, versions)
        case _:
            old, new = (" | ".join(_stands_for(m)) for m in (before, after))
            way = versions.fit(old, new)
            if way is not Fit.SAME:
                text = f"{old}, now {new}"
                yield _change(f"class-{way.value}", subject, before, after, text)


def _values(before: Model, after: Model) -> Iterator[Change]:
    found = matched(before.members, after.members, _wire)
    prefix = f"models.{after.name}"
    for value in found.removed:
        yield _change("value-removed", f"{prefix}.{value.name}", before, after)
    for value in found.added:
        yield _change("value-added", f"{prefix}.{value.name}", before, after)
    for old, new in found.pairs:
        if old.name != new.name:
            names = (f"{prefix}.{value.name}" for value in (old, new))
            was, became = names
            yield _change("value-renamed", was, before, after, became=became)
    if before.listed != after.listed:
        kind = "list-of-values-closed" if after.listed else "list-of-values-opened"
        yield _change(kind, prefix, before, after)


def _wire(value: Value) -> tuple[str, str]:
    return value.wire, value.name if not value.wire else ""


def _variants(before: Model, after: Model, versions: Versions) -> Iterator[Change]:
    subject = f"models.{after.name}"
    later = versions.old.renamed
    old = [later.get(variant, variant) for variant in before.variants]
    found = matched(old, after.variants, str)
    for variant in found.removed:
        yield _change("variant-removed", subject, before, after, variant)
    for variant in found.added:
        yield _change("variant-added", subject, before, after, variant)


def _change(
    kind: str,
    subject: str,
    before: Model,
    after: Model,
    detail: str = "",
    became: str = "",
) -> Change:
    return change(
        kind,
        subject,
        detail,
        became=became,
        old=before.pointer,
        new=after.pointer,
        directions=before.directions,
    )

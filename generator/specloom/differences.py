"""Two surfaces → everything that changed for who uses the client, the worst first."""

from __future__ import annotations

from collections.abc import Iterator

from .assignable import Fit, Versions
from .call_changes import call_changes
from .changes import Change, Level, change
from .matching import matched
from .model_changes import model_changes, same_models, versions
from .published import Channel, Named, Published, Value, published
from .value_changes import Owner, value_changes


def differences(old: object, new: object) -> tuple[Change, ...]:
    """What changed between two surfaces, as surface.json has them."""
    found = _changes(published(old), published(new))
    once = dict.fromkeys(found)
    return tuple(sorted(once, key=lambda c: -c.level))


def worst(changes: tuple[Change, ...]) -> Level | None:
    """The level of the worst change, None where nothing changed."""
    return max((c.level for c in changes), default=None)


def _changes(old: Published, new: Published) -> Iterator[Change]:
    models = same_models(old.models, new.models)
    classes = versions(old.models, new.models, models)
    yield from _client(old, new)
    yield from call_changes(old.calls, new.calls, classes)
    yield from model_changes(models, classes)
    yield from _named("webhook", old.webhooks, new.webhooks)
    yield from _channels(old, new, classes)


def _client(old: Published, new: Published) -> Iterator[Change]:
    if old.package != new.package:
        yield change("package-renamed", old.package, became=new.package)
    if old.client != new.client:
        yield change("client-renamed", old.client, became=new.client)
    yield from _credentials(old.credentials, new.credentials)
    yield from _servers(old.servers, new.servers)
    if old.role != new.role and old.role and new.role:
        yield change("role-changed", new.client, f"{old.role}, now {new.role}")


def _credentials(old: tuple[Named, ...], new: tuple[Named, ...]) -> Iterator[Change]:
    yield from _named("credential", old, new)
    for before, after in matched(old, new, _key, _name).pairs:
        if before.facts[:-2] != after.facts[:-2]:
            text = f"{before.facts[0]}, now {after.facts[0]}"
            yield change("credential-retyped", _argument(after), text)
        elif before.facts != after.facts:
            text = f"{_place(before)}, now {_place(after)}"
            yield change("credential-sent-elsewhere", _argument(after), text)


def _argument(credential: Named) -> str:
    return f"{credential.name}="


def _place(credential: Named) -> str:
    return " ".join(credential.facts[-2:])


def _servers(old: tuple[Named, ...], new: tuple[Named, ...]) -> Iterator[Change]:
    """By name, as users choose them by that; the first is where calls go."""
    found = matched(old, new, _name, _key)
    yield from _added_and_removed("server", found.removed, found.added)
    for before, after in found.pairs:
        if before.name != after.name:
            yield change("server-renamed", before.name, became=after.name)
        if before.key != after.key:
            text = f"{before.key}, now {after.key}"
            yield change("server-moved", after.name, text)
    if old and new and (old[0], new[0]) not in found.pairs:
        text = f"calls go to {new[0].key}, not to {old[0].key}"
        yield change("server-moved", new[0].name, text)


def _named(
    word: str, old: tuple[Named, ...], new: tuple[Named, ...]
) -> Iterator[Change]:
    found = matched(old, new, _key, _name)
    yield from _added_and_removed(word, found.removed, found.added)
    for before, after in found.pairs:
        if before.name != after.name:
            yield change(f"{word}-renamed", before.name, became=after.name)


def _added_and_removed(
    word: str, removed: tuple[Named, ...], added: tuple[Named, ...]
) -> Iterator[Change]:
    for thing in removed:
        yield change(f"{word}-removed", thing.name, old=thing.pointer)
    for thing in added:
        yield change(f"{word}-added", thing.name, new=thing.pointer)


def _key(thing: Named) -> str:
    return thing.key


def _name(thing: Named) -> str:
    return thing.name


def _channels(old: Published, new: Published, versions: Versions) -> Iterator[Change]:
    found = matched(old.channels, new.channels, lambda c: c.pointer, lambda c: c.name)
    for channel in found.removed:
        yield change("channel-removed", f"{channel.name}()", old=channel.pointer)
    for channel in found.added:
        yield change("channel-added", f"{channel.name}()", new=channel.pointer)
    for before, after in found.pairs:
        yield from _channel(before, after, versions)


def _channel(before: Channel, after: Channel, versions: Versions) -> Iterator[Change]:
    if before.name != after.name:
        yield change(
            "channel-renamed",
            f"{before.name}()",
            became=f"{after.name}()",
            old=before.pointer,
            new=after.pointer,
        )
    if before.address != after.address:
        text = f"{before.address}, now {after.address}"
        yield change(
            "channel-moved",
            f"{after.name}()",
            text,
            old=before.pointer,
            new=after.pointer,
        )

    def subject(value: Value) -> str:
        return f"{after.name}({value.name}=)"

    owner = Owner("argument", subject, before.pointer, after.pointer, versions)
    yield from value_changes(before.opening, after.opening, owner)
    way = versions.fit(before.receives, after.receives)
    if way is not Fit.SAME:
        text = f"{before.receives}, now {after.receives}"
        yield change(
            f"event-{way.value}",
            f"{after.name}().events()",
            text,
            old=before.pointer,
            new=after.pointer,
        )
    yield from call_changes(before.methods, after.methods, versions)

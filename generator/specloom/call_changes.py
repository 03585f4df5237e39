"""Calls, as they were and as they are → what changed."""

from __future__ import annotations

from collections.abc import Iterator

from .assignable import Fit, Versions
from .changes import Change, Level, change
from .matching import matched
from .published import Answer, Call, Value
from .value_changes import Owner, value_changes


def call_changes(
    old: tuple[Call, ...], new: tuple[Call, ...], versions: Versions
) -> Iterator[Change]:
    """All changes of calls; `versions` are the classes that types name."""
    found = matched(old, new, lambda c: c.key, lambda c: c.name, lambda c: c.id)
    for call in found.removed:
        yield change("call-removed", f"{call.name}()", shown(call), old=call.pointer)
    for call in found.added:
        yield change("call-added", f"{call.name}()", shown(call), new=call.pointer)
    for before, after in found.pairs:
        yield from _changes(before, after, versions)


def shown(call: Call) -> str:
    """Method and path."""
    return " ".join(call.key[:2])


def _changes(before: Call, after: Call, versions: Versions) -> Iterator[Change]:
    if before.name != after.name:
        yield change(
            "call-renamed",
            f"{before.name}()",
            old=before.pointer,
            new=after.pointer,
            became=f"{after.name}()",
        )
    if before.key[:2] != after.key[:2]:
        text = f"{shown(before)}, now {shown(after)}"
        yield _change("call-sent-elsewhere", after.name, before, after, text)
    if before.deprecated != after.deprecated:
        kind = "call-deprecated" if after.deprecated else "call-not-deprecated"
        yield _change(kind, after.name, before, after)
    yield from _arguments(before, after, versions)
    way = versions.fit(before.returns, after.returns)
    if way is not Fit.SAME:
        text = f"{before.returns}, now {after.returns}"
        yield _change(f"result-{way.value}", after.name, before, after, text)
    yield from _bodies(before, after)
    yield from _answers(before, after, versions)
    yield from _security(before, after)


def _arguments(before: Call, after: Call, versions: Versions) -> Iterator[Change]:
    """Changes of the usual way to call it, then those of the other ways."""

    def subject(value: Value) -> str:
        return f"{after.name}({value.name}=)"

    owner = Owner("argument", subject, before.pointer, after.pointer, versions)
    yield from value_changes(before.ways[0], after.ways[0], owner)
    left = list(after.ways[1:])
    for way in before.ways[1:]:
        same = next((w for w in left if _takes(way, w, owner)), None)
        if same is not None:
            left.remove(same)
            yield from value_changes(way, same, owner)
        elif not any(_takes(way, w, owner) for w in after.ways):
            yield _change("way-removed", after.name, before, after, _listed(way))
    for way in left:
        yield _change("way-added", after.name, before, after, _listed(way))


def _takes(old: tuple[Value, ...], new: tuple[Value, ...], owner: Owner) -> bool:
    """Whether whoever calls it the old way can go on the new way."""
    found = value_changes(old, new, owner)
    return all(change.level < Level.BREAKING for change in found)


def _listed(way: tuple[Value, ...]) -> str:
    return ", ".join(value.name for value in way)


def _bodies(before: Call, after: Call) -> Iterator[Change]:
    for kind in before.sends:
        if kind not in after.sends and after.sends:
            yield _change("body-media-type-removed", after.name, before, after, kind)
    for kind in after.sends:
        if kind not in before.sends and before.sends:
            yield _change("body-media-type-added", after.name, before, after, kind)


def _answers(before: Call, after: Call, versions: Versions) -> Iterator[Change]:
    found = matched(before.answers, after.answers, lambda a: a.status)
    gone = [a for a in found.removed if not _is_error(a)]
    come = [a for a in found.added if not _is_error(a)]
    if gone or come:
        text = f"{_statuses(before)}, now {_statuses(after)}"
        yield _change("success-status-changed", after.name, before, after, text)
    for answer in found.removed:
        if _is_error(answer):
            yield _change("error-removed", after.name, before, after, answer.status)
    for answer in found.added:
        if _is_error(answer):
            yield _change("error-added", after.name, before, after, answer.status)
    for old, new in found.pairs:
        if set(old.media_types) != set(new.media_types):
            kinds = f"{_kinds(old)}, now {_kinds(new)}"
            text = f"{old.status}: {kinds}"
            yield _change("answer-media-type-changed", after.name, before, after, text)
        if _is_error(old) and versions.fit(old.type, new.type) is not Fit.SAME:
            text = f"{old.status}: {old.type}, now {new.type}"
            yield _change("error-retyped", after.name, before, after, text)


def _kinds(answer: Answer) -> str:
    return ", ".join(answer.media_types) or "none"


def _is_error(answer: Answer) -> bool:
    return not answer.status.startswith(("1", "2", "3"))


def _statuses(call: Call) -> str:
    return ", ".join(a.status for a in call.answers if not _is_error(a)) or "none"


def _security(before: Call, after: Call) -> Iterator[Change]:
    if before.security == after.security:
        return
    was_open, is_open = _is_open(before), _is_open(after)
    kind = "credentials-changed"
    if was_open and not is_open:
        kind = "credentials-needed"
    elif is_open and not was_open:
        kind = "credentials-not-needed"
    elif was_open and is_open:
        return
    elif before.security < after.security:
        kind = "credentials-alternative"
    text = f"{_alternatives(before)}, now {_alternatives(after)}"
    yield _change(kind, after.name, before, after, text)


def _is_open(call: Call) -> bool:
    """Whether it can be called without credentials."""
    return not call.security or () in call.security


def _alternatives(call: Call) -> str:
    found = sorted(" and ".join(needed) for needed in call.security if needed)
    return " or ".join(found) or "none"


def _change(
    kind: str, name: str, before: Call, after: Call, detail: str = ""
) -> Change:
    return change(kind, f"{name}()", detail, old=before.pointer, new=after.pointer)

"""Changes between two sides → text, Markdown and data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from .changes import Change, Level
from .markup import snippet
from .sides import Side

Data: TypeAlias = dict[str, Any]
WORST_FIRST: Final = tuple(sorted(Level, reverse=True))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides, and what changed between them, the worst first."""

    old: Side
    new: Side
    changes: tuple[Change, ...]

    def of(self, level: Level) -> tuple[Change, ...]:
        return tuple(c for c in self.changes if c.level is level)

    @property
    def summary(self) -> str:
        """`2 breaking, 1 compatible`, or that nothing changed."""
        counts = ((level, len(self.of(level))) for level in WORST_FIRST)
        said = [f"{count} {level.word}" for level, count in counts if count]
        return ", ".join(said) or "nothing changed"


def as_lines(found: Comparison) -> Iterator[tuple[Level | None, str]]:
    """Lines of text with the level by which they are coloured; None for plain ones."""
    for level in WORST_FIRST:
        changes = found.of(level)
        if changes:
            yield level, f"{level.word} ({len(changes)})"
        for change in changes:
            yield None, f"  {headline(change)}"
            yield None, f"      {change.reason} {where(found, change)}".rstrip()
    yield None, f"{found.old.name} → {found.new.name}: {found.summary}"


def headline(change: Change) -> str:
    """`trip.list_trips(limit=): argument-wider: int, now int | str`."""
    text = f"{change.subject}: {change.kind}"
    return f"{text}: {change.detail}" if change.detail else text


def where(found: Comparison, change: Change) -> str:
    """`[openapi.yaml:12 → openapi.yaml:14]`, of the sides that have it."""
    places: list[str] = []
    if change.old:
        places.append(found.old.at(change.old))
    if change.new:
        places.append(found.new.at(change.new))
    return f"[{' → '.join(places)}]" if places else ""


def as_markdown(found: Comparison) -> str:
    """A comment for a pull request."""
    lines = [f"**{found.summary}** in the Python client.", ""]
    for level in WORST_FIRST:
        changes = found.of(level)
        if not changes:
            continue
        lines += [f"### {level.word.capitalize()} ({len(changes)})", ""]
        for change in changes:
            detail = f": {snippet(change.detail).text}" if change.detail else ""
            lines.append(
                f"- {snippet(change.subject).text} {change.kind}{detail}. {change.reason}"
            )
        lines.append("")
    return "\n".join(lines)


def as_data(found: Comparison) -> Data:
    """The same for programs."""
    return {
        "old": _side(found.old),
        "new": _side(found.new),
        "worst": found.changes[0].level.word if found.changes else None,
        "counts": {level.word: len(found.of(level)) for level in WORST_FIRST},
        "changes": [
            {
                "kind": c.kind,
                "level": c.level.word,
                "subject": c.subject,
                "detail": c.detail,
                "reason": c.reason,
                "old": _place(found.old, c.old),
                "new": _place(found.new, c.new),
            }
            for c in found.changes
        ],
    }


def _side(side: Side) -> Data:
    return {"name": side.name, "version": side.surface.get("version", "")}


def _place(side: Side, pointer: str) -> Data | None:
    return {"pointer": pointer, "at": side.at(pointer)} if pointer else None

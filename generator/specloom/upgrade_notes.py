"""Changes → an entry for CHANGELOG.md, and what users have to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .change_report import Comparison, headline
from .changes import Change, Level
from .markup import snippet

_GROUPS = (
    ("Removed", ("-removed",)),
    ("Deprecated", ("-deprecated",)),
    ("Added", ("-added", "-alternative")),
    ("Changed", ("",)),
)
"""Headings of Keep a Changelog 1.1 that changes of the surface can have, by their kinds."""


def entry(found: Comparison, version: str, day: date) -> str:
    """One version of CHANGELOG.md, with the hashes of the documents that it is made of."""
    lines = [f"## {version} - {day.isoformat()}", ""]
    groups: dict[str, list[str]] = {title: [] for title, _ in _GROUPS}
    for change in found.changes:
        mark = "**Breaking:** " if change.level is Level.BREAKING else ""
        groups[_group(change)].append(f"- {mark}{snippet(headline(change)).text}")
    for title in ("Added", "Changed", "Deprecated", "Removed"):
        if groups[title]:
            lines += [f"### {title}", "", *groups[title], ""]
    for document in found.new.surface.get("documents", ()):
        name, digest = str(document["name"]), str(document["sha256"])
        lines.append(f"Made from {snippet(name).text}, SHA-256 {snippet(digest).text}.")
    return "\n".join(lines).rstrip() + "\n"


def _group(change: Change) -> str:
    if change.kind.endswith("-not-deprecated"):
        return "Changed"
    return next(
        title
        for title, ends in _GROUPS
        if any(change.kind.endswith(end) for end in ends)
    )


def with_entry(changelog: str, version: str, added: str) -> str:
    """A changelog with an entry before the others, in the place of one of that version."""
    head, *sections = f"\n{changelog.strip() or '# Changelog'}\n".split("\n## ")
    others = [s for s in sections if s.split(maxsplit=1)[:1] != [version]]
    parts = (added.removeprefix("## ").strip(), *(s.strip() for s in others))
    return f"{head.strip()}\n\n" + "\n\n".join(f"## {part}" for part in parts) + "\n"


def notes(found: Comparison, version: str) -> str:
    """UPGRADING.md: what to write in the place of what breaks, before and after."""
    lines = [f"# Upgrading to {version}", ""]
    breaking = found.of(Level.BREAKING)
    if not breaking:
        lines.append("Nothing that worked stops to work.")
    for change in breaking:
        before, after = example(change)
        lines += [
            f"## {snippet(change.subject).text} {change.kind}",
            "",
            change.reason,
            *(["", snippet(change.detail).text] if change.detail else []),
            "",
            "```python",
            "# before",
            *_code(before),
            "# after",
            *_code(after),
            "```",
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def example(change: Change) -> tuple[str, str]:
    """Code that worked, and what stands in its place; a comment where there is nothing."""
    thing, _, what = change.kind.partition("-")
    old, _, new = change.detail.partition(", now ")
    before = _used(change.subject)
    if change.became:
        return before, _used(change.became)
    if what == "removed":
        gone = _without_argument(change.subject) if thing == "argument" else ""
        return before, gone or f"# {change.subject} is gone"
    if change.kind in ("required-argument-added", "argument-now-required"):
        return _without_argument(change.subject), before
    if change.kind in ("required-field-added", "field-now-required"):
        owner, _, name = change.subject.rpartition(".")
        return f"{owner}(...)", f"{owner}({name}=..., ...)"
    if new:
        return f"{before}  # {old}", f"{before}  # {new}"
    return before, f"{before}  # {change.reason}"


def _used(subject: str) -> str:
    """`client.trip.list(limit=...)`, and classes as they are."""
    if subject.startswith("models.") or "(" not in subject:
        return subject
    return f"client.{subject}".replace("=)", "=...)")


def _without_argument(subject: str) -> str:
    return f"client.{subject.partition('(')[0]}()"


def _code(text: str) -> Iterator[str]:
    """Lines inside of a fence, none of which ends it."""
    for line in text.splitlines():
        yield line.replace("```", "` ` `")

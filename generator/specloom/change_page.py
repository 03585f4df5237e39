"""Changes between two sides → a page that shows them beside the documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .change_report import Comparison
from .render import templates_folder
from .sides import Side

Files: TypeAlias = Mapping[str, str]
"""What stands for each file of a side in the page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A change; `old` and `new` are `document:line`, "" where there is no place."""

    level: str
    kind: str
    subject: str
    detail: str
    reason: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document, whose lines are shown."""

    key: str
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    name: str
    documents: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    summary: str
    changes: tuple[Shown, ...]
    sides: tuple[Column, ...]


def as_page(found: Comparison) -> str:
    """HTML that needs nothing else; all text of documents is escaped by the template."""
    environment = Environment(
        loader=FileSystemLoader(templates_folder() / "report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("changes.html.jinja").render(page=_page(found))


def _page(found: Comparison) -> Page:
    changes = found.changes
    files = _files(found.old), _files(found.new)
    return Page(
        title=f"{found.old.name} → {found.new.name}",
        summary=found.summary,
        changes=tuple(
            Shown(
                level=c.level.word,
                kind=c.kind,
                subject=c.subject,
                detail=c.detail,
                reason=c.reason,
                old=_place(found.old, c.old, files[0]),
                new=_place(found.new, c.new, files[1]),
            )
            for c in changes
        ),
        sides=(
            _column("old", found.old, (c.old for c in changes), files[0]),
            _column("new", found.new, (c.new for c in changes), files[1]),
        ),
    )


def _place(side: Side, pointer: str, files: Files) -> str:
    place = side.places.get(pointer)
    return f"{files[place.file]}:{place.position().line}" if place else ""


def _files(side: Side) -> Files:
    """Numbers for the files that places of a side are in."""
    found = dict.fromkeys(place.file for place in side.places.values())
    return {file: str(number) for number, file in enumerate(found)}


def _column(key: str, side: Side, pointers: Iterator[str], files: Files) -> Column:
    """Those documents of a side in which something changed."""
    places = [side.places[p] for p in pointers if p in side.places]
    texts = {place.file: place.written.source.text for place in places}
    return Column(
        key,
        side.name,
        tuple(
            Text(files[file], Path(file).name, tuple(text.split("\n")))
            for file, text in texts.items()
        ),
    )

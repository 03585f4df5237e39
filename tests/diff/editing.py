"""A document with one edit, and what that changes."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import yaml

from specloom.changes import Change
from specloom.config import Config
from specloom.diagnostics import Sink
from specloom.differences import differences
from specloom.pipeline import describe

FOLDER = Path(__file__).parent
BASES: dict[str, Any] = {
    name: yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    for name in ("base", "events")
}
BASE: Any = BASES["base"]


def edited(base: Any, *edits: tuple[str, Any]) -> Any:
    """The document with values put at places, `-` before those that go.

    Parts of a place are parted by blanks; the last of a list may be `+`, for the end.
    A value `= place` is what the document had there.
    """
    found = copy.deepcopy(base)
    for place, said in edits:
        copied = isinstance(said, str) and said.startswith("= ")
        value = copy.deepcopy(_at(base, said[2:].split())) if copied else said
        *owners, last = place.removeprefix("-").split()
        owner = _at(found, owners)
        if place.startswith("-"):
            del owner[int(last) if isinstance(owner, list) else last]
        elif last == "+":
            owner.append(value)
        elif isinstance(owner, list):
            owner[int(last)] = value
        else:
            owner[last] = value
    return found


def _at(owner: Any, parts: list[str]) -> Any:
    for part in parts:
        owner = owner[int(part) if isinstance(owner, list) else part]
    return owner


def surface_of(document: Any, folder: Path, previous: object = None) -> Any:
    """The surface of a document's client, which has the names of a previous one."""
    file = folder / "depot.json"
    file.write_text(json.dumps(document), "utf-8")
    sink = Sink()
    _, data = describe(Config(file, folder), sink, previous=previous)
    assert not sink.errors()
    return data


def changes_of(old: Any, new: Any, folder: Path) -> tuple[Change, ...]:
    """What changes from one document to another."""
    before = surface_of(old, folder)
    return differences(before, surface_of(new, folder, before))

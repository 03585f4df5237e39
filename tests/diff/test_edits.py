"""One edit each of every kind of change: what it is classified as."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.changes import KINDS, Level
from specloom.differences import differences

from .editing import BASE, BASES, FOLDER, changes_of, edited, surface_of

TABLE: list[Any] = yaml.safe_load((FOLDER / "edits.yaml").read_text("utf-8"))
ORDER = [level.word for level in sorted(Level, reverse=True)]
ROWS = pytest.mark.parametrize("row", TABLE, ids=lambda row: row["edit"])


def versions(row: Any) -> tuple[Any, Any]:
    """The document before and after the edit."""
    base = edited(BASES[row.get("of", "base")], *row.get("first", {}).items())
    return base, edited(base, *row["do"].items())


@ROWS
def test_one_edit(row: Any, tmp_path: Path) -> None:
    old, new = versions(row)
    assert new != old
    changes = changes_of(old, new, tmp_path)
    found = [f"{c.level.word} {c.kind} {c.subject}" for c in changes]
    assert found == row["changes"]
    levels = [ORDER.index(text.partition(" ")[0]) for text in found]
    assert levels == sorted(levels)


@ROWS
def test_what_is_undone_is_seen_too(row: Any, tmp_path: Path) -> None:
    """But names that are pinned no more, which stay."""
    old, new = versions(row)
    is_pinned = "x-specloom-name" in str(row["do"])
    seen = bool(row["changes"]) and not is_pinned
    assert bool(changes_of(new, old, tmp_path)) == seen


BY_NAME = [
    (("package",), "stock", "package-renamed"),
    (("client",), "Stock", "client-renamed"),
    (("servers", 0, "name"), "live", "server-renamed"),
    (("models", 0, "fields", 0, "name"), "FRESH", "value-renamed"),
    (("operations", 0, "call"), "item.find", "call-renamed"),
    (("operations", 0, "parameters", 1, "name"), "most", "argument-renamed"),
    (("credentials", 0, "name"), "token", "credential-renamed"),
]


@pytest.mark.parametrize(("place", "name", "kind"), BY_NAME)
def test_names_that_only_configuration_changes(
    place: tuple[str | int, ...], name: str, kind: str, tmp_path: Path
) -> None:
    old = surface_of(BASE, tmp_path)
    new = copy.deepcopy(old)
    owner = new
    for part in place[:-1]:
        owner = owner[part]
    owner[place[-1]] = name
    (found,) = differences(old, new)
    assert (found.kind, found.level) == (kind, Level.BREAKING)
    assert name in found.detail


def test_a_role_that_changes(tmp_path: Path) -> None:
    old = surface_of(BASES["events"], tmp_path)
    found = differences(old, {**old, "role": "application"})
    assert [c.kind for c in found] == ["role-changed"]


def test_the_table_has_every_kind() -> None:
    seen = {change.split()[1] for row in TABLE for change in row["changes"]}
    assert len(TABLE) >= 60
    others = {kind for _, _, kind in BY_NAME} | {"role-changed"}
    assert seen | others == set(KINDS)


def test_nothing_changes_by_itself(tmp_path: Path) -> None:
    assert changes_of(BASE, BASE, tmp_path) == ()


def test_classes_that_are_shared_stay_shared(tmp_path: Path) -> None:
    """Also where one of them looks like another class but for what is deep inside."""

    def answers(inner: str) -> Any:
        deep = {"type": "object", "properties": {"x": {"type": inner}}}
        schema = {"type": "object", "properties": {"deep": deep}}
        content = {"application/json": {"schema": schema}}
        return {"get": {"responses": {"200": {"description": "", "content": content}}}}

    kinds = {"/a": "integer", "/bb": "string", "/ccc": "string"}
    paths = {path: answers(inner) for path, inner in kinds.items()}
    document = {**BASE, "paths": paths, "webhooks": {}}
    first = surface_of(document, tmp_path)
    again = surface_of(document, tmp_path, first)
    assert [m["name"] for m in again["models"]] == [m["name"] for m in first["models"]]
    assert differences(first, again) == ()

"""Pairs of versions: what griffe finds between two packages, `specloom diff` finds too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import griffe
import pytest
import yaml
from packaging.version import Version

from corpus.documents import ROOT, SLOWLY, find
from corpus.mutating import marked, mutated
from specloom.changes import Change, Level
from specloom.config import Config
from specloom.diagnostics import Sink
from specloom.differences import differences, worst
from specloom.pipeline import describe, generate
from specloom.versions import Step, next_version, step_between
from specloom.write import write

REAL = [
    ("../asyncapi/slack-rtm-2.yml", "../asyncapi/slack-rtm-3.yml"),
    ("../asyncapi/streetlights-mqtt-2.yml", "../asyncapi/streetlights-mqtt-3.yml"),
    ("petstore-separate-2/spec/swagger.json", "oai-petstore-expanded-30.yaml"),
    ("oai-petstore-expanded-30.yaml", "swagger-petstore-3.yaml"),
]
SLOW_REAL = [("stripe-2025-basil-trimmed.yaml", "stripe.json")]
EDITED = [("museum.yaml", 8), ("up-banking.json", 20), ("traccar.json", 30)]
SLOW_EDITED = [("figma.yaml", 60), ("qdrant.json", 60), ("github-api.json", 100)]
FOUND_BY_KIND = {
    "webhooks": "webhook-",
    "servers": "server-",
    "channels": "channel-",
    "_channels": "channel-",
    "realtime": "channel-",
}


@pytest.mark.parametrize(("old", "new"), [*REAL, *(SLOW_REAL if SLOWLY else [])])
def test_two_documents(old: str, new: str, tmp_path: Path) -> None:
    compare(find(old), find(new), tmp_path)


@pytest.mark.parametrize(("name", "count"), [*EDITED, *(SLOW_EDITED if SLOWLY else [])])
def test_a_document_that_was_edited(name: str, count: int, tmp_path: Path) -> None:
    document = yaml.load(find(name).read_text("utf-8"), yaml.CSafeLoader)
    new = tmp_path / "new.json"
    new.write_text(json.dumps(mutated(document, 7, count), default=str), "utf-8")
    found = compare(find(name), new, tmp_path)
    assert len(found) >= count / 2


@pytest.mark.parametrize(
    ("name", "count"),
    [("museum.yaml", 6), *([("github-api.json", 100)] if SLOWLY else [])],
)
def test_each_of_many_edits_and_nothing_else(
    name: str, count: int, tmp_path: Path
) -> None:
    """The surface of the old document gives the names, as a client that was published."""
    document = yaml.load(find(name).read_text("utf-8"), yaml.CSafeLoader)
    edited, expected = marked(document, 11, count)
    new = tmp_path / "new.json"
    new.write_text(json.dumps(edited, default=str), "utf-8")
    config = Config(find(name), tmp_path)
    _, before = describe(config, Sink())
    _, after = describe(replace(config, document=new), Sink(), previous=before)
    calls = {
        operation["call"]: f"{operation['method']} {operation['path']}"
        for operation in before["operations"]
    }
    found = differences(before, after)
    assert len(found) == count
    assert {(c.kind, _about(c, calls)) for c in found} == expected


def _about(change: Change, calls: dict[str, str]) -> str:
    """The parameter that a change is about, else method and path of the call."""
    call, _, parameter = change.subject.partition("(")
    return parameter.rstrip("=)") or calls[call]


def compare(old: Path, new: Path, folder: Path) -> tuple[Change, ...]:
    """What we find, which is at least what griffe finds, and tells of it in the version."""
    surface = package(old, folder / "old")
    after = package(new, folder / "new", surface)
    found = differences(surface, after)
    breakages = list(breaking(folder))
    missed = [path for path in breakages if not is_told(path, found)]
    assert missed == []
    current = Version("1.4.2")
    proposed = next_version(current, worst(found), None)
    if breakages and worst(found) is Level.BREAKING:
        assert step_between(current, proposed) is Step.MAJOR
    assert not breakages or step_between(current, proposed) >= Step.MINOR
    return found


def package(document: Path, folder: Path, previous: object = None) -> Any:
    """A package in a folder, and its surface."""
    sink = Sink()
    config = Config(document, folder, package="sample", client="Sample")
    config = replace(
        config, reading=replace(config.reading, root=ROOT.parent / "shared")
    )
    made = generate(config, sink, previous=previous)
    assert not sink.errors()
    assert write(made.files, made.once, folder, sink, force=True) is not None
    return made.surface


def breaking(folder: Path) -> Iterator[str]:
    """Paths of what breaks, with the parameter where it is one."""
    sides = [
        griffe.load("sample", search_paths=[folder / side / "src"])
        for side in ("old", "new")
    ]
    for found in griffe.find_breaking_changes(*sides):
        path = found.obj.path.removeprefix("sample.")
        if "_runtime" in path or "__" in path.rpartition(".")[2].replace(
            "__init__", ""
        ):
            continue
        name = getattr(found.old_value, "name", None) or getattr(
            found.new_value, "name", None
        )
        is_parameter = found.kind.value.startswith(("Parameter", "Positional"))
        yield f"{path}({name}=)" if is_parameter else path


def is_told(path: str, changes: tuple[Change, ...]) -> bool:
    """Whether a change that is at least risky is about the thing."""
    whole, _, parameter = path.partition("(")
    *owners, name = whole.split(".")
    bad = [c for c in changes if c.level >= Level.RISKY]
    subjects = {c.subject for c in bad} | {c.became for c in bad}
    if owners[:1] == ["models"]:
        parts = {".".join(whole.split(".")[-n:]) for n in (1, 2)}
        return any(s.removeprefix("models.") in parts for s in subjects)
    kind = FOUND_BY_KIND.get(whole.split(".")[0])
    if kind is not None and any(c.kind.startswith(kind) for c in bad):
        return True
    if name == "__init__":
        return any(c.kind.startswith("credential-") for c in bad)
    asked = {f"{name}({parameter}" if parameter else f"{name}()", f"{name}()"}
    return any(
        s.rpartition(".")[2] in asked or s.startswith(f"{name}.") for s in subjects
    )

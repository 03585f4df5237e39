"""Adding a schema or an operation renames nothing that is there.

Additions that ask for other names and say something else leave all names as they are,
wherever in the document they stand; and with the surface of the last run every addition
does, even one that asks for the very names that were given.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance.growth import HOOKS, Json, Words, additions, components, grown
from oracles import raw
from specloom.config import Config
from specloom.diagnostics import Sink
from specloom.kept import kept
from specloom.names import assign_names
from specloom.pipeline import read
from specloom.sharing import shared
from specloom.surface import surface

Name: TypeAlias = tuple[str, ...]
"""A kind and what it belongs to: pointers and wire names."""

ROOT: Final = Path(__file__).resolve().parents[2]
DOCUMENTS: Final = (
    *sorted((Path(__file__).parent / "documents").glob("*.yaml")),
    ROOT / "specs" / "ctechnology" / "v2.2" / "openapi.yaml",
)
_SETTINGS: Final = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
each_document: Final = pytest.mark.parametrize(
    "name", DOCUMENTS, ids=[path.stem for path in DOCUMENTS]
)


@pytest.fixture
def names(tmp_path: Path) -> Callable[..., Json]:
    """The surface of a document in memory, after that of a last run."""

    def surface_of(data: Json, last: Json | None = None) -> Json:
        file = tmp_path / "openapi.json"
        file.write_text(json.dumps(data), "utf-8")
        sink, config = Sink(), Config(file, Path(), package="client")
        before = kept(last)
        api = shared(read(config, sink), set(), before.classes())
        return surface(api, assign_names(api, config, sink, before), "1", "1", {})

    return surface_of


@cache
def base(name: Path) -> Json:
    found: Json = raw.start(name).value
    return found


def named(found: Json) -> dict[Name, str]:
    """Every public name of a surface."""
    table: dict[Name, str] = {}
    for model in found["models"]:
        table["class", model["pointer"]] = model["name"]
        for field in model["fields"]:
            table["member", model["pointer"], str(field["wire"])] = field["name"]
    for operation in found["operations"]:
        pointer = operation["pointer"]
        table["method", pointer] = operation["call"]
        for one in operation["parameters"]:
            table["parameter", pointer, one["in"], one["wire"]] = one["name"]
    for webhook in found["webhooks"]:
        table["webhook", webhook["pointer"]] = webhook["call"]
    for credential in found["credentials"]:
        table["credential", credential["id"]] = credential["name"]
    return table


def renamed(before: Json, after: Json) -> dict[Name, tuple[str, str | None]]:
    """Names of the first surface that are not where they were in the second one."""
    new = named(after)
    return {k: (v, new.get(k)) for k, v in named(before).items() if new.get(k) != v}


@each_document
@_SETTINGS
@given(data=st.data())
def test_what_asks_for_other_names_renames_nothing(
    name: Path, names: Callable[..., Json], data: st.DataObject
) -> None:
    found = base(name)
    words = Words(
        keys=(*HOOKS, *(f"{key}Quark" for key in components(found))),
        ids=("listQuarks", "getQuark", "quark_of_all", "quark.get"),
        paths=("/quarks", "/quarks/{id}", "/a/quark", "/zzz/quark"),
        members=("quark", "Quarks", "id", "status"),
        values=("quark", "lepton"),
    )
    more = data.draw(additions(found, words))
    assert renamed(names(found), names(grown(found, more))) == {}


@each_document
@_SETTINGS
@given(data=st.data())
def test_with_the_last_surface_nothing_is_renamed(
    name: Path, names: Callable[..., Json], data: st.DataObject
) -> None:
    found = base(name)
    last = names(found)
    members = {f["wire"] for m in last["models"] for f in m["fields"]}
    words = Words(
        keys=alike([model["name"] for model in last["models"]]),
        ids=alike([one["id"] for one in last["operations"]]),
        paths=(*found["paths"], *(f"{path}/" for path in found["paths"])),
        members=tuple(sorted(wire for wire in members if isinstance(wire, str))),
        values=("a", "b"),
        parents=components(found),
    )
    more = data.draw(additions(found, words))
    assert renamed(last, names(grown(found, more), last)) == {}


def alike(known: list[str]) -> tuple[str, ...]:
    """The same names, in other cases, in the plural, their beginnings, with numbers."""
    forms = [
        form
        for text in known
        if text.isidentifier()
        for form in (
            text,
            text.lower(),
            f"{text}s",
            text[: len(text) // 2],
            f"{text}_2",
        )
    ]
    return tuple(dict.fromkeys(form for form in forms if form))


@each_document
@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_document_names_nothing(
    name: Path, names: Callable[..., Json], seed: int
) -> None:
    found, dice = base(name), random.Random(seed)
    mixed = copy.deepcopy(found)
    mixed["paths"] = _mixed(mixed["paths"], dice)
    mixed["components"]["schemas"] = _mixed(mixed["components"]["schemas"], dice)
    assert renamed(names(found), names(mixed)) == {}


def _mixed(entries: Json, dice: random.Random) -> Json:
    keys = list(entries)
    dice.shuffle(keys)
    return {key: entries[key] for key in keys}

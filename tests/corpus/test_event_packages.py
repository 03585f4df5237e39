"""Packages of channels of real documents: generated whole, in black's style, imported, type-checked."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from corpus.checking import check_with_mypy, check_with_pyright
from corpus.documents import ROOT, SLOWLY
from corpus.event_documents import EVENT_DOCUMENTS
from corpus.event_packages import CLIENT, ROLES, Speak, Spoken
from installing import write
from specloom.config import FLAVOURS
from specloom.format import format_python
from specloom.render import runtime_files

_DOCUMENT: Final = pytest.mark.parametrize("name", EVENT_DOCUMENTS)
_FLAVOUR: Final = pytest.mark.parametrize("models", FLAVOURS)
_LIGHTS: Final = "streetlights-kafka-3.yml"
_KRAKEN: Final = "kraken-request-reply-channels-3.yml"
_TYPED: Final = EVENT_DOCUMENTS if SLOWLY else (_LIGHTS, _KRAKEN)
_IMPORTS: Final = """
import importlib, pkgutil, sys
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    for found in pkgutil.walk_packages(package.__path__, f"{name}."):
        if "._runtime." not in found.name:
            importlib.import_module(found.name)
    for module in (package, package.realtime, package.models):
        for public in module.__all__:
            getattr(module, public)
    channels = importlib.import_module(f"{name}.channels")
    for found in pkgutil.iter_modules(channels.__path__, f"{channels.__name__}."):
        for value in vars(importlib.import_module(found.name)).values():
            if hasattr(value, "cache_info"):
                value()
                print(name)
"""
"""Prints the name of a package for each of its records."""
_WRONG: Final = """
import msgspec
from {package} import {client}
from {package}.models import DimLightPayload

number: str = msgspec.json.decode(b"1", type=int)
model: int = msgspec.json.decode(b"1", type=DimLightPayload)

async def wrong(client: {client}) -> tuple[str, int]:
    async with client.lights_dim("1") as stream:
        event: str = await anext(stream.events())
    receipt: int = await client.lighting_measured("1").send_light_measurement(lumens=1)
    await client.lighting_measured("1").send_light_measurement(lumens="1")
    return event, receipt
"""
"""Five mistakes that are found only where everything that a package imports is."""


@_FLAVOUR
@_DOCUMENT
def test_a_whole_package_is_made(name: str, models: str, spoken: Speak) -> None:
    for role in ROLES:
        found = spoken(name, role, models)
        assert found.errors == ()
        assert found.surface["role"] == role
        assert found.surface["operations"] == []
        assert len(found.surface["models"]) == found.types
        channels = found.surface["channels"]
        assert [c["pointer"] for c in channels] == [c.id for c in found.events.channels]
        methods = [m for c in channels for m in c["methods"]]
        listens = [entry for c in channels for entry in c["listens"]]
        assert _sides(found, "send") == sorted(
            m["pointer"] for m in methods if m["action"] == "send"
        )
        assert _sides(found, "receive") == sorted(one["pointer"] for one in listens)
        answered = [m["pointer"] for m in methods if m["action"] == "receive"]
        assert set(answered) == {
            e.id
            for e in found.events.exchanges
            if e.reply and e.action.value == "receive"
        }


def _sides(found: Spoken, action: str) -> list[str]:
    """The operations of which the client has this side."""
    return sorted(e.id for e in found.events.exchanges if e.action.value == action)


@_FLAVOUR
@_DOCUMENT
def test_is_formatted(name: str, models: str, spoken: Speak) -> None:
    for role in ROLES:
        for path, text in spoken(name, role, models).modules().items():
            assert _is_formatted(text), path


@cache
def _is_formatted(text: str) -> bool:
    return format_python(text) == text


@_FLAVOUR
def test_all_import_and_say_what_they_know(
    models: str, spoken: Speak, folder: Path
) -> None:
    found = [spoken(name, role, models) for name in EVENT_DOCUMENTS for role in ROLES]
    records = _imported(folder / "shared", *(one.package for one in found))
    for one in found:
        events = one.events
        least = len(events.messages) + len(events.channels) + len(_sides(one, "send"))
        assert records.count(one.package) >= least, one.package


@_FLAVOUR
@pytest.mark.parametrize("name", [_LIGHTS, _KRAKEN])
def test_imports_with_a_runtime_of_its_own(
    name: str, models: str, spoken: Speak, tmp_path: Path
) -> None:
    found = spoken(name, CLIENT, models)
    own = runtime_files(found.package, models, realtime=True)
    write(tmp_path, found.files | own)
    assert found.package in _imported(tmp_path / "src", found.package)


def _imported(folder: Path, *packages: str) -> list[str]:
    """Import all of packages; the name of each once for each record that it has."""
    paths = (folder, ROOT / "templates") if folder.name == "shared" else (folder,)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _IMPORTS, *packages],
        env={"PYTHONPATH": os.pathsep.join(map(str, paths)), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.split()


def test_mypy(spoken: Speak, folder: Path) -> None:
    check_with_mypy(*_all_with_mistakes(spoken, folder))


def test_pyright(spoken: Speak, folder: Path) -> None:
    check_with_pyright(*_all_with_mistakes(spoken, folder))


def _all_with_mistakes(spoken: Speak, folder: Path) -> tuple[Path, list[str], str, int]:
    """The folder of all packages, their names, mistakes about one, and their number."""
    found = [
        spoken(name, role, models)
        for name in _TYPED
        for role in ROLES
        for models in FLAVOURS
    ]
    lights = spoken(_LIGHTS, CLIENT)
    client = lights.surface["async_client"]
    wrong = _WRONG.format(package=lights.package, client=client)
    return folder / "shared", [one.package for one in found], wrong, 5

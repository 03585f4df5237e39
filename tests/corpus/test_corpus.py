"""Real documents: each generates whole, in black's style, imports, and type-checks."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from corpus import ledger
from corpus.checking import check_with_mypy, check_with_pyright
from corpus.documents import ALL, CORPUS, DOCUMENTS, Made, Make, find
from oracles import raw
from specloom.config import FLAVOURS, MSGSPEC, PYDANTIC
from specloom.format import format_python

_DOCUMENT: Final = pytest.mark.parametrize("name", DOCUMENTS)
_FLAVOUR: Final = pytest.mark.parametrize("models", FLAVOURS)
_IMPORTS: Final = """
import importlib, pkgutil, sys
package = sys.argv[1]
models = importlib.import_module(f"{package}.models")
codec = importlib.import_module(f"{package}._runtime.codec")
module = importlib.import_module(package)
for found in pkgutil.walk_packages(module.__path__, f"{package}."):
    importlib.import_module(found.name)
for name in models.__all__:
    try:
        codec.decode(getattr(models, name), b"[")
    except codec.CodecError:
        continue
    sys.exit(f"{name} was decoded from half an array")
print(len(models.__all__))
"""
_WRONG: Final = """
import httpx2
import msgspec
from {package}.models import {model}

text: int = httpx2.Client().get("").text
number: str = msgspec.json.decode(b"1", type=int)
model: int = msgspec.json.decode(b"1", type={model})
"""
"""Three mistakes that are found only where everything that a package imports is."""


@_DOCUMENT
def test_every_operation_is_generated(name: str, made: Make) -> None:
    document = raw.start(find(name))
    calls = raw.calls(document)
    surface = made(name).surface
    assert made(name).errors == ()
    # Why: an operation that can be answered whole and as a stream has two methods.
    made_of = {(o["method"], o["path"]) for o in surface["operations"]}
    assert sorted(made_of) == sorted(
        (call.method, call.path) for call in calls if not call.is_webhook
    )
    assert sorted(w["name"] for w in surface["webhooks"]) == sorted(
        call.path for call in calls if call.is_webhook
    )
    found = {callback["pointer"] for callback in surface["callbacks"]}
    assert found == raw.callbacks(document)


@_FLAVOUR
@_DOCUMENT
def test_is_formatted(name: str, models: str, made: Make) -> None:
    usual = {file.read_text("utf-8") for file in made(name).modules()}
    for file in made(name, models).modules():
        text = file.read_text("utf-8")
        if models == MSGSPEC or text not in usual:
            assert format_python(text) == text, file.name


@_DOCUMENT
def test_flavours_differ_in_models_only(name: str, made: Make) -> None:
    one, other = (made(name, models).surface for models in FLAVOURS)
    for key in one.keys() - {"files"}:
        assert one[key] == other[key], key
    assert _classes(made(name, PYDANTIC)) == _classes(made(name))


def _classes(found: Made) -> list[str]:
    """The classes of the models in the order in which they stand."""
    return [
        node.name
        for file in found.modules()
        if "models" in (file.stem, file.parent.name)
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]


@_FLAVOUR
@_DOCUMENT
def test_imports_and_decodes(name: str, models: str, made: Make) -> None:
    found = made(name, models)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _IMPORTS, found.surface["package"]],
        env={"PYTHONPATH": str(found.whole / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) == len(found.surface["models"])


@_DOCUMENT
def test_the_ledger_tells_what_is_missing(name: str, made: Make) -> None:
    found = list(ledger.changes(ledger.read()[name], made(name).counts))
    sentences = "\n".join(sentence for sentence, _ in found)
    assert not found, f"{sentences}\nTo record what is better: make ledger"


def test_mypy(made: Make) -> None:
    check_with_mypy(*_all_with_mistakes(made))


def test_pyright(made: Make) -> None:
    check_with_pyright(*_all_with_mistakes(made))


def _all_with_mistakes(made: Make) -> tuple[Path, list[str], str, int]:
    """The folder of all packages, their names, mistakes about one, and their number."""
    found = [made(name, models) for name in DOCUMENTS for models in FLAVOURS]
    package = next(one for one in found if one.surface["models"])
    text = _WRONG.format(
        package=package.package, model=package.surface["models"][0]["name"]
    )
    return found[0].shared, [one.package for one in found], text, 3


def test_every_document_is_accounted_for() -> None:
    find(".")
    files = {p.relative_to(CORPUS).as_posix() for p in CORPUS.rglob("*.*")}
    documents = {name for name in files if (CORPUS / name).is_file()}
    folders = tuple(f"{name.partition('/')[0]}/" for name in ALL if "/" in name)
    parts = {name for name in documents if name.startswith(folders)} - set(ALL)
    recorded = {name for name in ledger.read() if not name.startswith("asyncapi/")}
    assert documents - parts == set(ALL) == recorded

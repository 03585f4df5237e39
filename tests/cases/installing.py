"""A generated package → a folder from which it can be imported and type-checked."""

from __future__ import annotations

from pathlib import Path

from specloom.config import MSGSPEC
from specloom.render import runtime_files, templates_folder

from .harness import Outcome

_RUNTIME = "_runtime/"


def runtime(models: str) -> str:
    """The package that serves all clients with models of this library as their runtime."""
    return "runtime" if models == MSGSPEC else f"runtime_{models}"


def install_runtime(models: str, folder: Path) -> None:
    """Write the package `runtime(models)`; that of msgspec is read where it lies."""
    if models == MSGSPEC:
        return
    for path, text in runtime_files("_", models).items():
        target = folder / runtime(models) / Path(path).name
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, "utf-8")


def install(made: Outcome, folder: Path, models: str) -> None:
    """Write the package; its runtime is the one that all share.

    Checking one runtime instead of one a case keeps the type checkers fast.
    """
    if not made.files:
        return
    shared = (templates_folder() / "runtime" / "__init__.py").read_text("utf-8")
    modules = {
        path: text
        for path, text in made.modules().items()
        if not path.startswith(_RUNTIME)
    }
    name = runtime(models)
    modules[f"{_RUNTIME}__init__.py"] = shared.replace("from .", f"from {name}.")
    inside = f"{_RUNTIME}{models}_models.py"
    modules[inside] = f"from {name}.{models}_models import *\n"
    for path, text in modules.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

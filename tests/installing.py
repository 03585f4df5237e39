"""Generated files → packages that share one runtime, for imports and type checkers.

One runtime instead of one a package keeps the type checkers fast.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from specloom.config import MSGSPEC, read_config, with_options
from specloom.diagnostics import Sink
from specloom.pipeline import Generated, generate
from specloom.render import runtime_files, templates_folder

ROOT: Final = Path(__file__).resolve().parents[1]


_LOADED_LATER: Final = (
    *("answers", "bodies", "downloads", "events", "flows", "limits", "pages", "paging"),
    *("ratelimit", "redis_limits", "servers", "signatures", "streaming", "streams"),
    *("testing", "tracing", "uploads", "webhook_events", "webhooks"),
)
"""Modules of the runtime that packages import by their own names."""


def runtime(models: str) -> str:
    """The package that is the runtime of all clients with models of this library."""
    return "runtime" if models == MSGSPEC else f"runtime_{models}"


def install_runtime(folder: Path, models: str) -> None:
    """Write the package `runtime(models)` once; that of msgspec is read where it lies."""
    if models != MSGSPEC and not (folder / runtime(models)).exists():
        files = runtime_files("_", models, realtime=True).items()
        below = {path.removeprefix("src/_/_runtime/"): text for path, text in files}
        write(folder / runtime(models), below)


def install(files: Mapping[str, str], folder: Path, package: str, models: str) -> None:
    """Write the package of these generated files; its runtime is the shared one.

    In the files it has the name of the only folder below `src`.
    """
    inside = {
        "/".join(path.split("/")[2:]): text
        for path, text in files.items()
        if path.startswith("src/") and "/_runtime/" not in path
    }
    name = runtime(models)
    modules = (f"{models}_models", *_LOADED_LATER)
    own = {f"{m}.py": f"from {name}.{m} import *\n" for m in modules}
    own["__init__.py"] = _elsewhere("", name)
    own["realtime/__init__.py"] = _elsewhere("realtime/", f"{name}.realtime")
    root = folder / package
    write(root, inside | {f"_runtime/{path}": text for path, text in own.items()})


def _elsewhere(below: str, name: str) -> str:
    """What has the names of a package of the runtime, whose modules are in another."""
    file = templates_folder() / "runtime" / below / "__init__.py"
    text = file.read_text("utf-8").replace("from .", f"from {name}.")
    return text.replace(", __name__)", f', "{name}")')


def flagship(folder: Path, models: str) -> Generated:
    """Write the project of the flagship with models of this library; names are kept."""
    config = read_config(ROOT / "specs" / "ctechnology", folder, "", Sink())
    assert config is not None
    made = generate(with_options(config, models=models), Sink(), previous=surface())
    write(folder, made.files | made.once)
    return made


def surface() -> dict[str, Any]:
    """The surface of the flagship as it is generated."""
    file = ROOT / "generated" / "ctechnology" / "surface.json"
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts below a folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

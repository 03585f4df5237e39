"""A generated package → a folder from which it can be imported and type-checked."""

from __future__ import annotations

from pathlib import Path

from specloom.render import templates_folder

from .harness import Outcome

_RUNTIME = "_runtime/"


def install(made: Outcome, folder: Path) -> None:
    """Write the package; its runtime is the one of the templates, read where it lies.

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
    modules[f"{_RUNTIME}__init__.py"] = shared.replace("from .", "from runtime.")
    for path, text in modules.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

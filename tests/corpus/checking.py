"""Packages in a folder → what type checkers say about them, beside mistakes that are made on purpose.

Mistakes are in a package of their own; a checker that overlooks one does not see the
types of what packages import.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from corpus.documents import ROOT

_MISTAKES: Final = "mistakes"


def check_with_mypy(folder: Path, packages: list[str], wrong: str, count: int) -> None:
    """mypy --strict finds `count` mistakes in the text `wrong`, and none in packages."""
    done = _run(
        *("mypy", "--strict", "--python-version=3.11", "--no-error-summary"),
        *("--config-file=", f"--cache-dir={ROOT / '.mypy_cache' / 'corpus'}"),
        *(f"--package={name}" for name in (*packages, _put(folder, wrong))),
        cwd=folder,
    )
    complaints = [line for line in done.splitlines() if ": error: " in line]
    others = [line for line in complaints if not line.startswith(f"{_MISTAKES}/")]
    assert not others, "\n".join(others[:50])
    assert len(complaints) == count, done[:5000]


def check_with_pyright(
    folder: Path, packages: list[str], wrong: str, count: int
) -> None:
    """The same for pyright in its strict mode."""
    config = {
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "venvPath": str(Path(sys.prefix).parent),
        "venv": Path(sys.prefix).name,
        "include": [*packages, _put(folder, wrong)],
        "extraPaths": [str(ROOT / "templates")],
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
    done = _run("pyright", "--outputjson", f"--project={folder}", cwd=folder)
    complaints = [
        f"{Path(one['file']).relative_to(folder)}: {one['message']}"
        for one in json.loads(done)["generalDiagnostics"]
    ]
    others = [line for line in complaints if not line.startswith(f"{_MISTAKES}/")]
    assert not others, "\n".join(others[:50])
    assert len(complaints) == count, complaints


def _put(folder: Path, wrong: str) -> str:
    """Write the package of mistakes; its name."""
    (folder / _MISTAKES).mkdir(exist_ok=True)
    (folder / _MISTAKES / "__init__.py").write_text(wrong, "utf-8")
    return _MISTAKES


def _run(tool: str, *arguments: str, cwd: Path) -> str:
    """What a tool says about a folder in which it has to find mistakes."""
    done = subprocess.run(
        [str(Path(sys.executable).parent / tool), *arguments],
        cwd=cwd,
        env={
            "PATH": str(Path(sys.executable).parent),
            "MYPYPATH": str(ROOT / "templates"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout[:5000] + done.stderr[:5000]
    return done.stdout

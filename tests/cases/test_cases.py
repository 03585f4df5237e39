"""Every case folder: its goldens, and what holds for whatever is generated."""

from __future__ import annotations

import ast
import json
import pkgutil
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

from specloom.codes import CODES
from specloom.format import format_python

from .harness import ROOT, Case, cases, differences, outcome

CASES: Final = cases()
GENERATED: Final = [case for case in CASES if outcome(case).files]
REPOSITORY: Final = ROOT.parents[1]
ELSEWHERE: Final = {
    "changed": "diff/test_command.py::test_exit_codes",
    "no-revision": "diff/test_command.py::test_what_cannot_be_read",
    "no-surface": "diff/test_command.py::test_what_cannot_be_read",
    "no-version": "diff/test_versions.py::test_what_is_no_version",
    "small-bump": "diff/test_versions.py::test_a_version_that_tells_too_little",
    "file-not-found": "unit/test_cli.py::test_missing_file",
    "is-a-folder": "unit/test_cli.py::test_folder_without_configuration",
    "edited-file": "unit/test_cli.py::test_edited_file_is_kept",
    "foreign-file": "unit/test_cli.py::test_foreign_file_is_refused",
    "bad-output": "unit/test_cli.py::test_output_that_is_a_file",
    "kept-name": "unit/test_kept_names.py::test_a_kept_name_that_would_not_be_given_again_is_noted",
    "stale": "unit/test_cli.py::test_check_shows_a_diff",
    "low-fidelity": "unit/test_cli.py::test_low_fidelity",
    "unreachable": "unit/test_remote.py::test_what_cannot_be_fetched",
    "missing-extra": "unit/test_pydantic.py::test_without_the_extra",
    "internal-error": "unit/test_cli.py::test_own_fault_shows_no_traceback",
}
"""Codes that no document alone can trigger, and the tests that do."""


def _name(case: Case) -> str:
    return case.name


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_becomes_what_is_expected(case: Case) -> None:
    assert case.expected(), f"{case.name} pins nothing: touch expected/models.py"
    found = "\n".join(differences(case))
    assert not found, f"{found}\n\nRead the diff; if it is right: make bless"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_name_can_be_imported(case: Case) -> None:
    assert all(part.isidentifier() for part in case.name.split("/"))
    assert len([c for c in CASES if c.package == case.package]) == 1


@pytest.mark.parametrize("case", GENERATED, ids=_name)
def test_is_formatted(case: Case) -> None:
    for path, text in outcome(case).files.items():
        if path.endswith(".py") and "/_runtime/" not in path:
            ast.parse(text, path)
            assert format_python(text) == text, path


@pytest.mark.parametrize("case", GENERATED, ids=_name)
def test_imports_and_decodes(
    case: Case, installed: Path, models: str, codec: Any
) -> None:
    package = import_module(case.package_of(models))
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        import_module(module.name)
    classes: Any = import_module(f"{package.__name__}.models")
    for name in classes.__all__:
        with suppress(codec.CodecError):
            codec.decode(getattr(classes, name), b"null")


def test_mypy(installed: Path, models: str) -> None:
    _run(
        *("mypy", "--strict", "--python-version=3.11", "--no-error-summary"),
        *("--config-file=", f"--cache-dir={REPOSITORY / '.mypy_cache' / 'cases'}"),
        *(f"--package={case.package_of(models)}" for case in GENERATED),
        cwd=installed,
    )


def test_pyright(installed: Path, models: str) -> None:
    config = {
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "venvPath": str(Path(sys.prefix).parent),
        "venv": Path(sys.prefix).name,
        "include": [case.package_of(models) for case in GENERATED],
        "extraPaths": [str(REPOSITORY / "templates")],
    }
    (installed / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
    _run("pyright", f"--project={installed}", cwd=installed)


def _run(tool: str, *arguments: str, cwd: Path) -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / tool), *arguments],
        cwd=cwd,
        env={"PATH": str(Path(sys.executable).parent), "MYPYPATH": str(_templates())},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _templates() -> Path:
    return REPOSITORY / "templates"


def test_every_code_is_triggered() -> None:
    triggered = {code for case in CASES for code in outcome(case).codes}
    assert set(CODES) - triggered - set(ELSEWHERE) == set()


@pytest.mark.parametrize(("code", "test"), ELSEWHERE.items())
def test_codes_elsewhere_have_a_test(code: str, test: str) -> None:
    file, _, function = test.partition("::")
    assert code in CODES
    assert f"def {function}(" in (ROOT.parent / file).read_text("utf-8")

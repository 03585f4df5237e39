"""The flagship with pydantic models passes every test of this folder as well."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from installing import ROOT, flagship, surface
from specloom.config import PYDANTIC

INSIDE: Final = "SPECLOOM_INSIDE_FLAVOURS"


@pytest.mark.skipif(INSIDE in os.environ, reason="this is the run that it starts")
def test_with_pydantic_models(tmp_path: Path) -> None:
    made = flagship(tmp_path, PYDANTIC)
    assert made.surface | {"files": 0} == surface() | {"files": 0}
    paths = f"generator templates tests tests/ctechnology {tmp_path / 'src'}"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "tests/ctechnology",
            "-o",
            f"pythonpath={paths}",
        ],
        cwd=ROOT,
        env={**os.environ, INSIDE: "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-5000:]
    passed = int(done.stdout.rsplit(" passed", 1)[0].rsplit(maxsplit=1)[-1])
    assert passed > 500
    assert "1 skipped" in done.stdout

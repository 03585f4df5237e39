"""The flagship with pydantic models passes every test of this folder as well."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from specloom.config import PYDANTIC, read_config, with_options
from specloom.diagnostics import Sink
from specloom.pipeline import generate

ROOT: Final = Path(__file__).resolve().parents[2]
INSIDE: Final = "SPECLOOM_INSIDE_FLAVOURS"


@pytest.mark.skipif(INSIDE in os.environ, reason="this is the run that it starts")
def test_with_pydantic_models(tmp_path: Path) -> None:
    config = read_config(ROOT / "specs" / "ctechnology", tmp_path, "", Sink())
    assert config is not None
    previous = ROOT / "generated" / "ctechnology" / "surface.json"
    asked = with_options(config, models=PYDANTIC)
    surface = json.loads(previous.read_text("utf-8"))
    made = generate(asked, Sink(), previous=surface)
    assert made.surface | {"files": 0} == surface | {"files": 0}
    for path, text in (made.files | made.once).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
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

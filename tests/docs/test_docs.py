"""Every Python block of the documentation runs, and the reference pages are current."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from installing import flagship
from sandbox import seed
from sandbox.server import running
from sandbox.state import World
from specloom import reference
from specloom.cli import main
from specloom.config import PYDANTIC

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)
BLOCKS = [
    pytest.param(block, id=f"{path.name}-{number}")
    for path in PAGES
    for number, block in enumerate(BLOCK.findall(path.read_text("utf-8")), 1)
]


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    with running(World(ticking=True)) as url:
        yield url


@pytest.mark.parametrize("block", BLOCKS)
def test_python_blocks_run(
    block: str,
    service: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("CTECHNOLOGY_BASE_URL", service)
    monkeypatch.setenv("CTECHNOLOGY_TOKEN", seed.TOKEN)
    monkeypatch.setenv("EMAIL", seed.EMAIL)
    monkeypatch.setenv("PASSWORD", seed.PASSWORD)
    if "model_dump" in block:
        assert _with_pydantic_models(block, tmp_path)
        return
    exec(compile(block, "<documentation>", "exec"), {"__name__": "documentation"})
    assert capsys.readouterr().out


def _with_pydantic_models(block: str, folder: Path) -> str:
    """What a block prints where the client has pydantic models."""
    flagship(folder, PYDANTIC)
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", block],
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_the_readme_opens_with_the_client_and_two_commands() -> None:
    text = PAGES[0].read_text("utf-8")
    example = BLOCK.findall(text)[0]
    assert 12 <= len(example.splitlines()) <= 18
    assert text.index("make generate") < text.index("make test") < text.index("\n## ")


@pytest.mark.parametrize("name", reference.PAGES)
def test_the_reference_is_current(name: str) -> None:
    page = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    assert page == reference.PAGES[name]()


def test_promises_name_tests_that_exist() -> None:
    page = (ROOT / "docs" / "promises.md").read_text("utf-8")
    for row in page.partition("|---|---|---|\n")[2].splitlines():
        named = re.findall(r"`(\w[\w/]*\.py)(?:::(\w+))?`", row)
        assert named, row
        for file, test in named:
            text = (ROOT / "tests" / file).read_text("utf-8")
            assert f"def {test}(" in text if test else "def test_x18_" in text, test


def test_links_of_the_documentation_lead_somewhere() -> None:
    for path in [*PAGES, ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8")):
            if not target.startswith("http"):
                assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_error_of_the_readme_is_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sample complaint names the same reference, code and help."""
    monkeypatch.chdir(tmp_path)
    document = (ROOT / "specs/ctechnology/v2.2/openapi.yaml").read_text("utf-8")
    broken = document.replace(
        "$ref: '#/components/schemas/TripListResponse'",
        "$ref: '#/components/schemas/Trp'",
        1,
    )
    Path("openapi.yaml").write_text(broken, "utf-8")
    found = CliRunner().invoke(main, ["validate", "openapi.yaml"])
    assert found.exit_code == 1
    assert (
        "error[dangling-ref]: #/components/schemas/Trp points to nothing"
        in found.output
    )
    assert "help: Did you mean #/components/schemas/Trip?" in found.output

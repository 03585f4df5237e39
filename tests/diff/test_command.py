"""`specloom diff` as users call it: what it reads, how it writes, what it exits with."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from specloom.cli import main

from .editing import BASE, FOLDER, edited

LONGER = ("components schemas Item properties name maxLength", 80)
GONE = ("-paths /ping", None)
TIGHTER = ("paths /items get parameters 0 schema maximum", 50)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the document, to be in."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(FOLDER / "base.yaml", "depot.yaml")
    return tmp_path


def changed(*edits: tuple[str, Any], name: str = "next.yaml") -> str:
    Path(name).write_text(yaml.safe_dump(edited(BASE, *edits), sort_keys=False))
    return name


def specloom(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_text(place: Path) -> None:
    result = specloom("diff", "depot.yaml", changed(GONE, TIGHTER))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "breaking (1)",
        "  report.ping(): call-removed: GET /ping",
        "      Code that calls it fails. [depot.yaml:48]",
        "risky (1)",
        "  item.list(limit=): argument-limits-tighter: maximum 100, now 50",
        "      The service may refuse values. [depot.yaml:10 → next.yaml:17]",
        "depot.yaml → next.yaml: 1 breaking, 1 risky",
    ]


def test_nothing(place: Path) -> None:
    result = specloom("diff", "depot.yaml", "depot.yaml", "--fail-on", "risky")
    assert result.exit_code == 0
    assert result.stdout == "depot.yaml → depot.yaml: nothing changed\n"


@pytest.mark.parametrize(
    ("edit", "limit", "code"),
    [
        (GONE, "breaking", 1),
        (GONE, "risky", 1),
        (TIGHTER, "breaking", 0),
        (TIGHTER, "risky", 1),
        (LONGER, "risky", 0),
    ],
)
def test_exit_codes(place: Path, edit: Any, limit: str, code: int) -> None:
    result = specloom("diff", "depot.yaml", changed(edit), "--fail-on", limit)
    assert result.exit_code == code
    assert ("error[changed]" in result.stderr) == bool(code)


def test_json(place: Path) -> None:
    result = specloom("diff", "depot.yaml", changed(TIGHTER), "--format", "json")
    found = json.loads(result.stdout)
    assert found["worst"] == "risky"
    assert found["counts"] == {
        "breaking": 0,
        "risky": 1,
        "compatible": 0,
        "invisible": 0,
    }
    (change,) = found["changes"]
    assert change["old"] == {"pointer": "#/paths/~1items/get", "at": "depot.yaml:10"}
    assert change["kind"] == "argument-limits-tighter"


def test_markdown(place: Path) -> None:
    name = changed(("components schemas Item properties name type", ["string", "null"]))
    result = specloom("diff", "depot.yaml", name, "--format", "markdown", "-o", "c.md")
    assert (result.exit_code, result.stdout) == (0, "")
    assert Path("c.md").read_text().splitlines() == [
        "**1 risky** in the Python client.",
        "",
        "### Risky (1)",
        "",
        "- `models.Item.name` field-wider: `str, now str | None`. It holds more than it did.",
        "",
    ]


def test_text_of_a_document_does_nothing_in_markdown(place: Path) -> None:
    evil = "a`](javascript:1)<img src=x onerror=1>\n# top"
    edit = ("components schemas State enum", ["new", "used", "broken", evil])
    name = changed(edit, ("paths /items get parameters 0 schema pattern", evil))
    text = specloom("diff", "depot.yaml", name, "--format", "markdown").stdout
    (line,) = (row for row in text.splitlines() if "pattern" in row)
    assert line.startswith("- `item.list(limit=)` argument-limits-tighter: ``")
    assert "\n# top" not in text


def test_a_generated_client_and_its_document(place: Path) -> None:
    specloom("generate", "depot.yaml", "-o", "out")
    for old in ("out", "out/surface.json"):
        result = specloom("diff", old, changed(GONE))
        assert result.stdout.endswith(f"{old} → next.yaml: 1 breaking\n")
    assert specloom("diff", "out", "depot.yaml").stdout.endswith("nothing changed\n")


def test_names_of_the_old_side_are_kept(place: Path) -> None:
    """What comes first in the document takes no name away."""
    first = {
        "/first": {"get": {**BASE["paths"]["/items"]["get"], "operationId": "list"}}
    }
    document = edited(BASE, ("paths", {**first, **BASE["paths"]}))
    Path("next.yaml").write_text(yaml.safe_dump(document, sort_keys=False))
    result = specloom("diff", "depot.yaml", "next.yaml")
    assert result.stdout.endswith("depot.yaml → next.yaml: 1 compatible\n")


def git(*arguments: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@b.example")
    subprocess.run(["git", *names, *arguments], check=True, capture_output=True)


def test_revisions_of_git(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q")
    Path("specs").mkdir()
    Path("specs/specloom.toml").write_text('document = "../depot.yaml"\nroot = ".."\n')
    git("add", ".")
    git("commit", "-qm", "one")
    git("tag", "v1")
    changed(GONE, name="depot.yaml")
    result = specloom("diff", "v1:specs", "specs")
    assert result.stdout.endswith("v1:specs → specs: 1 breaking\n")
    assert "[depot.yaml:48]" in result.stdout
    monkeypatch.chdir("specs")
    result = specloom("diff", "HEAD:../depot.yaml", "../depot.yaml")
    assert "1 breaking" in result.stdout


@pytest.mark.parametrize(
    ("old", "code", "text"),
    [
        ("v9:depot.yaml", "no-revision", "v9"),
        ("--help:depot.yaml", "no-revision", "is no revision"),
        ("v1:../../etc/passwd", "no-revision", "is not in"),
        ("v1:missing.yaml", "file-not-found", "missing.yaml"),
        ("missing.yaml", "file-not-found", "missing.yaml"),
        ("broken/surface.json", "no-surface", "cannot be read"),
        ("other/surface.json", "no-surface", "generate the client anew"),
    ],
)
def test_what_cannot_be_read(place: Path, old: str, code: str, text: str) -> None:
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    git("tag", "v1")
    for name, said in (("broken", "{"), ("other", '{"models": []}')):
        Path(name).mkdir()
        Path(name, "surface.json").write_text(said)
    result = specloom("diff", "--", old, "depot.yaml")
    assert result.exit_code == 1
    assert f"error[{code}]" in result.stderr
    assert text in result.stderr
    assert "help: " in result.stderr


def test_outside_of_a_repository(place: Path) -> None:
    result = specloom("diff", "v1:depot.yaml", "depot.yaml")
    assert result.exit_code == 1
    assert "error[no-revision]: fatal: not a git repository" in result.stderr

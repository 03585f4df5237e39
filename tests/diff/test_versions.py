"""The next version: what is proposed, what is refused, and what is written about it."""

from __future__ import annotations

import ast
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from packaging.version import Version

from specloom.changes import Level
from specloom.cli import main
from specloom.versions import Step, is_enough, needed, next_version, step_between

from .editing import BASE, FOLDER, edited

BREAKING, RISKY, COMPATIBLE, INVISIBLE = sorted(Level, reverse=True)
PROPOSED = [
    ("1.4.2", None, "1.4.2", "semantic", "1.4.2"),
    ("1.4.2", INVISIBLE, "1.4.2", "semantic", "1.4.3"),
    ("1.4.2", COMPATIBLE, "1.4.2", "semantic", "1.5.0"),
    ("1.4.2", RISKY, "1.4.2", "semantic", "1.5.0"),
    ("1.4.2", BREAKING, "1.4.2", "semantic", "2.0.0"),
    ("0.3.1", BREAKING, "0.3", "semantic", "0.4.0"),
    ("0.3.1", COMPATIBLE, "0.3", "semantic", "0.3.2"),
    ("1.4.2", COMPATIBLE, "1.7.0", "semantic", "1.7.0"),
    ("1.4.2", BREAKING, "1.7.0", "semantic", "2.0.0"),
    ("1.4.2", None, "1.7.0", "semantic", "1.4.2"),
    ("2.0.0rc1", BREAKING, "1.4", "semantic", "2.0.0"),
    ("2.1.0rc1", BREAKING, "1.4", "semantic", "3.0.0"),
    ("2.1.0rc1", COMPATIBLE, "1.4", "semantic", "2.1.0"),
    ("1.4.2", COMPATIBLE, None, "api", "1.5.0"),
    ("2.2.3", COMPATIBLE, "2.2.1", "api", "2.2.4"),
    ("2.2.3", RISKY, "2.3", "api", "2.3.0"),
    ("2.2.3", BREAKING, "2.3", "api", "2.3.0"),
    ("2.2.3", None, "2.2", "api", "2.2.3"),
]


@pytest.mark.parametrize(("current", "level", "api", "scheme", "proposed"), PROPOSED)
def test_proposals(
    current: str, level: Level | None, api: str | None, scheme: str, proposed: str
) -> None:
    known = None if api is None else Version(api)
    assert next_version(Version(current), level, known, scheme) == Version(proposed)


def _version(numbers: list[int], end: str) -> Version:
    return Version(".".join(map(str, numbers)) + end)


VERSIONS = st.builds(
    _version,
    st.lists(st.integers(0, 12), min_size=1, max_size=3),
    st.sampled_from(["", "", "a1", "rc2", ".post1", ".dev3"]),
)


@given(VERSIONS, st.sampled_from(Level), st.none() | VERSIONS)
def test_a_proposal_always_tells_of_what_changed(
    current: Version, level: Level, api: Version | None
) -> None:
    found = next_version(current, level, api)
    assert found > current
    assert is_enough(current, found, level)


@given(VERSIONS, VERSIONS, st.sampled_from(Level))
def test_what_is_enough_for_more_is_enough_for_less(
    current: Version, chosen: Version, level: Level
) -> None:
    if is_enough(current, chosen, level):
        assert chosen > current
        for less in Level:
            assert less > level or is_enough(current, chosen, less)


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        ("1.2.3", "1.2.3", Step.NONE),
        ("1.2.3", "1.2.2", Step.NONE),
        ("1.2.3", "1.2.4", Step.PATCH),
        ("1.2.3", "1.3.0", Step.MINOR),
        ("1.2.3", "2.0.0", Step.MAJOR),
        ("2.0.0rc1", "2.0.0", Step.MAJOR),
        ("2.1.0rc1", "2.1.0", Step.MINOR),
    ],
)
def test_steps(old: str, new: str, step: Step) -> None:
    assert step_between(Version(old), Version(new)) is step


def test_before_the_first_version_the_minor_number_breaks() -> None:
    assert needed(Version("0.3"), Level.BREAKING) is Step.MINOR
    assert needed(Version("1.3"), Level.BREAKING) is Step.MAJOR


# The command

GONE = ("-paths /ping", None)
MORE = ("components schemas Item properties colour", {"type": "string"})
RENAMED = ("components schemas Item properties weight x-specloom-name", "mass")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a client of version 1.4.2 and its configuration."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    Path("specs").mkdir()
    shutil.copy(FOLDER / "base.yaml", "specs/depot.yaml")
    Path("specs/specloom.toml").write_text(
        'document = "depot.yaml"\nversion = "1.4.2"\n'
    )
    assert specloom("generate", "specs", "-o", "client").exit_code == 0
    return tmp_path


def specloom(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def change(*edits: tuple[str, Any]) -> None:
    text = yaml.safe_dump(edited(BASE, *edits), sort_keys=False)
    Path("specs/depot.yaml").write_text(text)


def test_a_proposal_has_its_reasons_and_writes_nothing(place: Path) -> None:
    change(GONE, MORE)
    before = {p: p.read_bytes() for p in place.rglob("*") if p.is_file()}
    result = specloom("bump", "client", "specs")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "1.4.2 → 2.0.0: 1 breaking, 1 compatible",
        "  report.ping(): call-removed: GET /ping",
    ]
    assert before == {p: p.read_bytes() for p in place.rglob("*") if p.is_file()}


def test_nothing_changed(place: Path) -> None:
    result = specloom("bump", "client", "specs", "--write")
    assert (result.exit_code, result.stdout) == (0, "1.4.2 stays: nothing changed\n")


@pytest.mark.parametrize("version", ["1.4.3", "1.5.0", "1.4.2", "1.0.0"])
def test_a_version_that_tells_too_little(place: Path, version: str) -> None:
    change(GONE)
    log = Path("client/CHANGELOG.md").read_text()
    result = specloom("bump", "client", "specs", "--to", version, "--write")
    assert result.exit_code == 1
    assert f"error[small-bump]: {version} tells less than 1 breaking" in result.stderr
    assert Path("client/CHANGELOG.md").read_text() == log
    result = specloom("bump", "client", "specs", "--to", version, "--write", "--force")
    assert result.exit_code == 0
    assert f"## {version} - 2027-01-15" in Path("client/CHANGELOG.md").read_text()


@pytest.mark.parametrize("version", ["next", "1.2.x", ""])
def test_what_is_no_version(place: Path, version: str) -> None:
    result = specloom("bump", "client", "specs", "--to", version)
    assert result.exit_code == 1
    assert "error[no-version]" in result.stderr


def test_what_is_written(place: Path) -> None:
    change(GONE, MORE, RENAMED)
    for _ in range(2):
        result = specloom("bump", "client", "specs", "--write")
        assert result.exit_code == 0
    log = Path("client/CHANGELOG.md").read_text()
    digest = re.search(r"SHA-256 `([0-9a-f]{64})`", log)
    assert digest is not None
    assert log.replace(digest[1], "…") == (
        "# Changelog\n\n"
        "## 2.0.0 - 2027-01-15\n\n"
        "### Added\n\n"
        "- `models.Item.colour: field-added: str | None`\n\n"
        "### Changed\n\n"
        "- **Breaking:** `models.Item.weight: field-renamed: it is models.Item.mass now`\n\n"
        "### Removed\n\n"
        "- **Breaking:** `report.ping(): call-removed: GET /ping`\n\n"
        "Made from `depot.yaml`, SHA-256 `…`.\n\n"
        "## 1.4.2\n\nFirst version.\n"
    )
    assert 'version = "2.0.0"' in Path("specs/specloom.toml").read_text()
    assert specloom("generate", "specs", "-o", "client").exit_code == 0
    surface = json.loads(Path("client/surface.json").read_text())
    assert surface["version"] == "2.0.0"
    assert surface["documents"][0]["sha256"] == digest[1]
    assert log == Path("client/CHANGELOG.md").read_text()


def test_the_notes_have_code_that_can_be_read(place: Path) -> None:
    change(GONE, RENAMED, ("paths /items get parameters 0 required", True))
    specloom("bump", "client", "specs", "--write")
    text = Path("client/UPGRADING.md").read_text()
    blocks = re.findall(r"```python\n# before\n(.*?)# after\n(.*?)```", text, re.S)
    assert blocks == [
        ("client.report.ping()\n", "# report.ping() is gone\n"),
        ("client.item.list()\n", "client.item.list(limit=...)\n"),
        ("models.Item.weight\n", "models.Item.mass\n"),
    ]
    for block in blocks:
        for code in block:
            ast.parse(code)


def test_numbers_of_the_api(place: Path) -> None:
    config = Path("specs/specloom.toml")
    config.write_text(config.read_text() + 'versions = "api"\n')
    change(MORE, ("info version", "1.5.0"))
    assert specloom("bump", "client", "specs").stdout.startswith("1.4.2 → 1.5.0")
    change(GONE, ("info version", "1.5.0"))
    result = specloom("bump", "client", "specs")
    assert result.exit_code == 1
    assert "error[small-bump]: 1.5.0 tells less than 1 breaking" in result.stderr


def test_a_configuration_without_a_version_gets_one(place: Path) -> None:
    config = Path("specs/specloom.toml")
    config.write_text(
        'document = "depot.yaml"\n\n[names]\n"#/paths/~1ping/get" = "ping"\n'
    )
    change(MORE)
    assert specloom("bump", "client", "specs", "--write").exit_code == 0
    assert config.read_text().startswith('version = "1.5.0"\ndocument = "depot.yaml"\n')
    assert specloom("generate", "specs", "-o", "client").exit_code == 0

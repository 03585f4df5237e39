"""The command line as its user has it: files, messages, exit codes, and no traceback."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner, Result

from specloom import pipeline
from specloom.cli import main
from specloom.codes import CODES

GOOD: Final = """\
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
servers: [{url: https://pets.example.com}]
paths:
  /pet:
    get:
      operationId: getPet
      tags: [pet]
      responses:
        '200':
          description: The pet.
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"""
BAD: Final[Mapping[str, tuple[str, str, str]]] = {
    "empty": ("", "empty-document", "1:1"),
    "yaml": (GOOD.replace("The pet.", '"The'), "invalid-yaml", "11:24"),
    "json": ('{"openapi": "3.1.0",\n "paths" {}}', "invalid-json", "2:10"),
    "kind": ("title: a list of pets\n", "unknown-kind", "1:1"),
    "type": (GOOD.replace("type: object", "type: {}"), "schema-keyword", "15:11"),
    "ref": (GOOD.replace("schemas/Pet'", "schemas/Pt'"), "dangling-ref", "12:55"),
}
"""What is wrong → the document, the one code, its line and column."""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    file = tmp_path / "pets.yaml"
    file.write_text(GOOD, "utf-8")
    return file


@pytest.fixture
def output(spec: Path, tmp_path: Path) -> Path:
    """A folder with a generated client."""
    folder = tmp_path / "out"
    done = run("generate", spec, "-o", folder)
    assert done.exit_code == 0, done.output
    return folder


def test_generate(spec: Path, tmp_path: Path) -> None:
    done = run("generate", spec, "-o", tmp_path / "out", "--package", "zoo")
    assert done.exit_code == 0
    assert done.stdout.startswith("zoo: 1 operation, 1 schema\n")
    assert not done.stderr
    written = tree(tmp_path / "out")
    assert {"pyproject.toml", "README.md", "api.md", "surface.json"} <= set(written)
    assert "src/zoo/resources/pet.py" in written


def test_a_second_run_changes_nothing(spec: Path, output: Path) -> None:
    before = tree(output)
    done = run("generate", spec, "-o", output)
    assert " 0 files written, " in done.stdout
    assert tree(output) == before


@pytest.mark.parametrize(("text", "code", "place"), BAD.values(), ids=BAD)
def test_wrong_document(
    spec: Path, output: Path, text: str, code: str, place: str
) -> None:
    before = tree(output)
    spec.write_text(text, "utf-8")
    done = run("generate", spec, "-o", output)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{spec}:{place}: error[{code}]: ")
    assert done.stderr.count("error[") == 1
    assert "\n  help: " in done.stderr
    assert "Traceback" not in done.output
    assert tree(output) == before


def test_missing_file(output: Path, tmp_path: Path) -> None:
    before = tree(output)
    done = run("generate", tmp_path / "none.yaml", "-o", output)
    assert done.exit_code == 1
    missing = tmp_path / "none.yaml"
    assert done.stderr.startswith(f"{missing}:1:1: error[file-not-found]: ")
    assert done.stderr.count("error[") == 1
    assert tree(output) == before


def test_folder_without_configuration(output: Path, tmp_path: Path) -> None:
    before = tree(output)
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run("generate", empty, "-o", output)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{empty}:1:1: error[is-a-folder]: ")
    assert tree(output) == before


def test_folder_with_configuration(spec: Path, tmp_path: Path) -> None:
    text = 'document = "pets.yaml"\npackage = "zoo"\n'
    (tmp_path / "specloom.toml").write_text(text, "utf-8")
    assert run("generate", tmp_path, "-o", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out" / "src" / "zoo" / "_client.py").is_file()


def test_wrong_configuration(spec: Path, tmp_path: Path) -> None:
    (tmp_path / "specloom.toml").write_text('packages = "zoo"\n', "utf-8")
    done = run("generate", spec, "-o", tmp_path / "out")
    assert done.exit_code == 1
    place = tmp_path / "specloom.toml"
    assert done.stderr.startswith(f"{place}:1:1: error[config]: ")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["generate"],
        ["generate", "spec.yaml"],
        ["generate", "spec.yaml", "-o", "out", "--package", "my-pets"],
        ["generate", "spec.yaml", "-o", "out", "--unknown"],
        ["explain", "no-such-code"],
        ["unknown"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith("Usage: ")


def test_check_of_what_is_current(spec: Path, output: Path) -> None:
    done = run("generate", spec, "-o", output, "--check")
    assert (done.exit_code, done.output) == (0, "")


def test_check_shows_a_diff(spec: Path, output: Path) -> None:
    spec.write_text(GOOD.replace("name:", "names:"), "utf-8")
    before = tree(output)
    done = run("generate", spec, "-o", output, "--check")
    assert done.exit_code == 1
    assert "--- src/pets/models.py\n+++ src/pets/models.py\n" in done.stdout
    assert "-    name: str | None = None\n" in done.stdout
    assert "+    names: str | None = None\n" in done.stdout
    assert "error[stale]" in done.stderr
    assert tree(output) == before


def test_report(spec: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    assert (
        run("generate", spec, "-o", tmp_path / "out", "--report", file).exit_code == 0
    )
    found = json.loads(file.read_text("utf-8"))
    one: dict[str, Any] = {"total": 1, "generated": 1, "degraded": 0, "list": []}
    none: dict[str, Any] = {"total": 0, "generated": 0, "degraded": 0, "list": []}
    assert found == {
        "fidelity": 1.0,
        "operations": one,
        "webhooks": none,
        "parameters": none,
        "schemas": one,
        "diagnostics": [],
        "counts": {"error": 0, "warning": 0, "note": 0},
    }


def test_report_of_a_failure(spec: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    spec.write_text(BAD["ref"][0], "utf-8")
    assert (
        run("generate", spec, "-o", tmp_path / "out", "--report", file).exit_code == 1
    )
    found = json.loads(file.read_text("utf-8"))
    assert found["counts"] == {"error": 1, "warning": 0, "note": 0}
    (one,) = found["diagnostics"]
    assert (one["code"], one["severity"]) == ("dangling-ref", "error")
    assert (one["file"], one["line"], one["column"]) == (str(spec), 12, 55)
    assert one["pointer"].endswith("/schema/$ref")
    assert one["message"]
    assert one["help"]


def test_notes_are_shown_when_asked_for(spec: Path, tmp_path: Path) -> None:
    spec.write_text(GOOD.replace("      operationId: getPet\n", ""), "utf-8")
    done = run("generate", spec, "-o", tmp_path / "out")
    assert done.stderr == "1 note (--notes shows the notes)\n"
    done = run("generate", spec, "-o", tmp_path / "out", "--notes")
    assert "note[missing-operation-id]" in done.stderr


def test_validate(spec: Path) -> None:
    done = run("validate", spec)
    assert (done.exit_code, done.stdout) == (0, "1 operation, 1 schema\n")
    spec.write_text(BAD["type"][0], "utf-8")
    assert run("validate", spec).exit_code == 1


def test_inspect_prints_json(spec: Path) -> None:
    done = run("inspect", spec)
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert found["title"] == "Pets"
    assert [operation["id"] for operation in found["operations"]] == ["getPet"]


@pytest.mark.parametrize("code", CODES)
def test_explain(code: str) -> None:
    done = run("explain", code)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{code} ({CODES[code].level})\n\n")
    assert "\nhelp: " in done.stdout


def test_edited_file_is_kept(spec: Path, output: Path) -> None:
    models = output / "src" / "pets" / "models.py"
    edited = models.read_text("utf-8") + "\n# Mine.\n"
    models.write_text(edited, "utf-8")
    done = run("generate", spec, "-o", output)
    assert done.exit_code == 0
    assert done.stderr.startswith(f"{models}:1:1: warning[edited-file]: ")
    assert models.read_text("utf-8") == edited
    assert run("generate", spec, "-o", output, "--force").exit_code == 0
    assert "# Mine." not in models.read_text("utf-8")


def test_stale_file_is_removed(spec: Path, output: Path) -> None:
    assert (output / "src" / "pets" / "resources" / "pet.py").is_file()
    spec.write_text(GOOD.replace("[pet]", "[animal]"), "utf-8")
    assert run("generate", spec, "-o", output).exit_code == 0
    assert not (output / "src" / "pets" / "resources" / "pet.py").exists()
    assert (output / "src" / "pets" / "resources" / "animal.py").is_file()


def test_foreign_file_is_refused(spec: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "README.md").write_text("# Mine\n", "utf-8")
    done = run("generate", spec, "-o", folder)
    assert done.exit_code == 1
    readme = folder / "README.md"
    assert done.stderr.startswith(f"{readme}:1:1: error[foreign-file]: ")
    assert tree(folder) == {"README.md": b"# Mine\n"}
    assert run("generate", spec, "-o", folder, "--force").exit_code == 0
    assert readme.read_text("utf-8").startswith("# Pets")


def test_files_of_the_user_are_kept(spec: Path, output: Path) -> None:
    mine = {
        "src/pets/ext/__init__.py": b"MINE = 1\n",
        "src/pets/ext/more.py": b"MORE = 2\n",
        "CHANGELOG.md": b"# Mine\n",
    }
    for path, text in mine.items():
        (output / path).write_bytes(text)
    spec.write_text(GOOD.replace("name:", "names:"), "utf-8")
    for options in ([], ["--force"]):
        done = run("generate", spec, "-o", output, *options)
        assert (done.exit_code, done.stderr) == (0, "")
        assert mine.items() <= tree(output).items()


def test_output_that_is_a_file(spec: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine", "utf-8")
    done = run("generate", spec, "-o", file)
    assert done.exit_code == 1
    assert "error[bad-output]" in done.stderr
    assert file.read_text("utf-8") == "mine"


def test_own_fault_shows_no_traceback(
    spec: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(pipeline, "plan", fail)
    before = tree(output)
    done = run("generate", spec, "-o", output)
    assert done.exit_code == 3
    assert done.stderr.startswith("error[internal-error]: RuntimeError: boom\n")
    assert "Traceback" not in done.output
    assert tree(output) == before


def test_no_path_of_this_machine_is_written(output: Path, tmp_path: Path) -> None:
    for path, text in tree(output).items():
        assert str(tmp_path).encode() not in text, path
        assert not re.search(rb"\d{4}-\d\d-\d\dT\d\d:\d\d", text), path


def test_report_that_cannot_be_written(spec: Path, tmp_path: Path) -> None:
    report = tmp_path / "nowhere" / "report.json"
    found = run("generate", spec, "--output", tmp_path / "out", "--report", report)
    assert found.exit_code == 1
    assert "error[bad-output]" in found.output
    assert "internal-error" not in found.output


def test_strict_refuses_violations(spec: Path, output: Path) -> None:
    spec.write_text(GOOD.replace("type: string", "type: str"), "utf-8")
    before = tree(output)
    assert run("generate", spec, "-o", output).exit_code == 0
    assert run("validate", spec).exit_code == 0
    made = tree(output)
    assert made != before
    done = run("generate", spec, "-o", output, "--strict")
    assert (done.exit_code, tree(output)) == (1, made)
    assert "error[repaired]: `type: str` is read as string" in done.stderr
    assert run("validate", spec, "--strict").exit_code == 1


def test_strict_by_configuration(spec: Path, output: Path) -> None:
    spec.write_text(GOOD.replace("type: string", "type: str"), "utf-8")
    (spec.parent / "specloom.toml").write_text("strict = true\n", "utf-8")
    assert run("generate", spec, "-o", output).exit_code == 1
    (spec.parent / "specloom.toml").write_text('strict = "yes"\n', "utf-8")
    assert "`strict` must be true or false" in run("validate", spec).stderr


DEGRADED: Final = GOOD.replace("{name: {type: string}}", "{name: {enum: [1.5]}}")


def test_low_fidelity(spec: Path, output: Path) -> None:
    spec.write_text(DEGRADED, "utf-8")
    before = tree(output)
    done = run("generate", spec, "-o", output, "--min-fidelity", "0.5")
    assert (done.exit_code, tree(output)) == (1, before)
    assert "error[low-fidelity]: 1 of 1 operation is degraded" in done.stderr
    (spec.parent / "specloom.toml").write_text("min_fidelity = 0.5\n", "utf-8")
    assert run("generate", spec, "-o", output).exit_code == 1
    done = run("generate", spec, "-o", output, "--min-fidelity", "0")
    assert done.exit_code == 0
    assert "1 of 1 operation is degraded (--report FILE lists them)" in done.stdout


def test_fidelity_is_a_share(spec: Path) -> None:
    (spec.parent / "specloom.toml").write_text("min_fidelity = 98\n", "utf-8")
    assert "a number from 0 to 1" in run("validate", spec).stderr


def test_report_says_what_is_degraded_and_why(spec: Path, tmp_path: Path) -> None:
    spec.write_text(DEGRADED, "utf-8")
    file = tmp_path / "report.json"
    run("generate", spec, "-o", tmp_path / "out", "--report", file)
    found = json.loads(file.read_text("utf-8"))
    assert found["fidelity"] == 0
    assert found["operations"]["degraded"] == 1
    (entry,) = found["operations"]["list"]
    assert (entry["id"], entry["line"]) == ("getPet", 6)
    assert entry["reasons"] == [
        "#/components/schemas/Pet/properties/name: "
        "an enumeration of number values is typed as any number"
    ]
    assert found["schemas"]["total"] == 1


def test_sarif(spec: Path, tmp_path: Path) -> None:
    spec.write_text(DEGRADED, "utf-8")
    file = tmp_path / "report.sarif"
    run("generate", spec, "-o", tmp_path / "out", "--report", file)
    (only,) = json.loads(file.read_text("utf-8"))["runs"]
    (result,) = only["results"]
    rule = only["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == "wider-type"
    assert result["level"] == "warning"
    (location,) = result["locations"]
    physical = location["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == spec.as_uri()
    assert physical["region"] == {"startLine": 15, "startColumn": 38}


def test_many_findings_of_one_code(spec: Path, output: Path) -> None:
    members = ", ".join(f"m{n}: {{type: str}}" for n in range(25))
    spec.write_text(GOOD.replace("name: {type: string}", members), "utf-8")
    done = run("generate", spec, "-o", output)
    assert done.stderr.count("warning[repaired]: ") == 20
    assert "5 more of warning[repaired]; --report FILE has all" in done.stderr


OVERLAY: Final = """\
overlay: 1.0.0
info: {title: Names, version: 1.0.0}
actions:
  - target: $.components.schemas.Pet.properties
    update: {age: {type: integer}}
"""


def test_overlays_of_configuration_and_command_line(spec: Path, tmp_path: Path) -> None:
    folder = tmp_path / "overlays"
    folder.mkdir()
    (folder / "one.yaml").write_text(OVERLAY, "utf-8")
    two = OVERLAY.replace("integer", "string, description: Of one.")
    (folder / "two.yaml").write_text(two.replace("age", "age2"), "utf-8")
    (tmp_path / "specloom.toml").write_text('overlays = ["overlays/one.yaml"]\n')
    output = tmp_path / "out"
    option = "--overlay", folder / "two.yaml"
    assert run("generate", spec, "-o", output, *option).exit_code == 0
    models = (output / "src" / "pets" / "models.py").read_text("utf-8")
    assert models.index("age: int") < models.index("age2: str")
    surface = json.loads((output / "surface.json").read_text("utf-8"))
    names = [document["name"] for document in surface["documents"]]
    assert names == ["pets.yaml", "overlays/one.yaml", "overlays/two.yaml"]
    assert "age2" in run("inspect", spec, *option).stdout


def test_overlay_that_is_missing(spec: Path, tmp_path: Path) -> None:
    done = run("validate", spec, "--overlay", tmp_path / "none.yaml")
    assert done.exit_code == 1
    assert f"{tmp_path / 'none.yaml'}:1:1: error[file-not-found]" in done.stderr


def test_references_may_reach_the_root(tmp_path: Path) -> None:
    folder = tmp_path / "far" / "away"
    folder.mkdir(parents=True)
    spec = folder / "pets.yaml"
    spec.write_text(GOOD.replace("'#/comp", "'../../shapes.yaml#/comp"), "utf-8")
    (tmp_path / "shapes.yaml").write_text(GOOD, "utf-8")
    done = run("validate", spec)
    assert done.exit_code == 1
    assert "error[ref-outside]" in done.stderr
    assert "--root" in done.stderr
    assert run("validate", spec, "--root", tmp_path).exit_code == 0
    (folder / "specloom.toml").write_text('root = "../.."\n', "utf-8")
    assert run("validate", spec).exit_code == 0
    assert run("validate", spec, "--root", folder).exit_code == 1


def test_violations_are_warnings() -> None:
    found = {name for name, code in CODES.items() if code.violation}
    assert {"duplicate-key", "duplicate-operation-id"} <= found
    assert {CODES[name].severity for name in found} == {"warning"}


def test_sarif_names_files_by_address(
    spec: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    spec.rename("all pets.yaml")
    options = "--package", "zoo", "--report", "report.sarif"
    Path("all pets.yaml").write_text(BAD["ref"][0], "utf-8")
    run("generate", "all pets.yaml", "-o", "out", *options)
    (only,) = json.loads(Path("report.sarif").read_text("utf-8"))["runs"]
    (location,) = only["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "all%20pets.yaml"

"""Pydantic models: what is asked of their writer, and what is made of its answer."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from cases.harness import Case, cases, outcome
from installing import install, install_runtime, runtime
from specloom import codegen, pipeline
from specloom.cli import main
from specloom.codegen import write_classes
from specloom.config import FLAVOURS, Config
from specloom.diagnostics import Sink
from specloom.projection import Schema
from specloom.render import templates_folder

SPEC: Final = """\
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
servers: [{url: https://pets.example.com}]
paths: {}
components:
  schemas:
    Field: {type: object, properties: {list: {type: array, items: {$ref: '#/components/schemas/Literal'}}}}
    Literal: {type: object, properties: {model: {type: string}, date: {type: string, format: date}}}
    Model1: {type: object, properties: {const: {const: "\\"); import os  #"}}}
"""
CASES: Final = [case for case in cases() if outcome(case).files]


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    file = tmp_path / "openapi.yaml"
    file.write_text(SPEC, "utf-8")
    return file


def generate(spec: Path, *options: str) -> Result:
    output = str(spec.parent / "out")
    return CliRunner().invoke(main, ["generate", str(spec), "-o", output, *options])


def test_asked_for_in_the_configuration(spec: Path) -> None:
    (spec.parent / "specloom.toml").write_text('models = "pydantic"\n', "utf-8")
    assert generate(spec).exit_code == 0
    project = (spec.parent / "out" / "pyproject.toml").read_text("utf-8")
    assert '"pydantic>=2.12"' in project
    assert generate(spec, "--models", "msgspec").exit_code == 0
    project = (spec.parent / "out" / "pyproject.toml").read_text("utf-8")
    assert "pydantic" not in project


def test_only_one_implementation_is_carried(spec: Path) -> None:
    assert generate(spec, "--models", "pydantic").exit_code == 0
    carried = {file.name for file in spec.parent.glob("out/src/*/_runtime/*.py")}
    assert "pydantic_models.py" in carried
    assert "msgspec_models.py" not in carried


def test_unknown_flavour(spec: Path) -> None:
    (spec.parent / "specloom.toml").write_text('models = "attrs"\n', "utf-8")
    done = generate(spec)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "specloom.toml:1:1: error[config]: `models` must be one of" in done.stderr


def test_without_the_extra(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None: ...

    monkeypatch.setattr(codegen, "find_spec", missing)
    done = generate(spec, "--models", "pydantic")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "error[missing-extra]: pydantic models need another package",
        '  help: Install it: pip install "specloom[pydantic]"',
        "1 error",
    ]
    assert not (spec.parent / "out").exists()


def test_no_text_of_a_document_reaches_the_writer(
    spec: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def write(documents: list[Schema], templates: Path) -> dict[str, str]:
        asked.extend(map(str, documents))
        return write_classes(documents, templates)

    monkeypatch.setattr(pipeline, "write_classes", write)
    config = Config(spec, spec.parent, package="pets", models="pydantic")
    files = pipeline.generate(config, Sink()).files
    assert asked
    assert not any(word in "".join(asked) for word in ("import os", "Field", "list"))
    models = files["src/pets/models.py"]
    assert "const: Literal['\"); import os  #'] | None = None" in models
    assert "class Model1(Model):" in models


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_only_the_base_and_what_it_brings_differ(case: Case) -> None:
    """Line by line the models of both flavours say the same; all else is the same."""
    one, other = outcome(case, "msgspec"), outcome(case, "pydantic")
    assert one.diagnostics == other.diagnostics
    apart = (
        "models.py",
        "pyproject.toml",
        "surface.json",
        "_models.py",
        "_scalars.py",
        "flavour.py",
    )
    paths = {*one.files, *other.files}
    differing = {p for p in paths if one.files.get(p) != other.files.get(p)}
    assert [path for path in differing if not path.endswith(apart)] == []


def test_several_documents_are_written_side_by_side() -> None:
    document: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {
            "C0x": {
                "type": "object",
                "properties": {"f0x": {"type": ["string", "null"]}},
                "required": ["f0x"],
            }
        },
    }
    other: Schema = {**document, "$defs": {"C1x": document["$defs"]["C0x"]}}
    templates = templates_folder() / "pydantic"
    found = write_classes([document, other], templates)
    assert list(found) == ["C0x", "C1x"]
    assert found == {
        **write_classes([document], templates),
        **write_classes([other], templates),
    }


def chain(length: int) -> str:
    """A document of classes of which each leads to the next, and the last to the first."""
    names = [f"M{number:03}" for number in range(length)]
    schemas = "".join(
        f"    {name}: {{properties: {{next: {{$ref: '#/components/schemas/{other}'}}, "
        "v: {type: integer}}}\n"
        for name, other in zip(names, [*names[1:], names[0]], strict=True)
    )
    return SPEC.partition("  schemas:\n")[0] + f"  schemas:\n{schemas}"


@pytest.mark.parametrize("models", FLAVOURS)
def test_classes_that_lead_far(models: str, tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(chain(200), "utf-8")
    config = Config(tmp_path / "openapi.yaml", tmp_path, package="far", models=models)
    install_runtime(tmp_path, models)
    made = pipeline.generate(config, Sink())
    install(made.files, tmp_path, f"far_{models}", models)
    sys.path.insert(0, str(tmp_path))
    try:
        first = import_module(f"far_{models}.models").M000
        codec = import_module(f"{runtime(models)}.codec")
    finally:
        sys.path.remove(str(tmp_path))
    for depth in (1, 30, 31, 100):
        sent = b'{"next":' * depth + b'{"v":7}' + b"}" * depth
        assert codec.encode(codec.decode(first, sent)) == sent
        with pytest.raises(codec.CodecError) as caught:
            codec.decode(first, sent.replace(b"7", b'"zqz"'))
        assert caught.value.pointer == "/next" * depth + "/v"
        assert "zqz" not in caught.value.expected

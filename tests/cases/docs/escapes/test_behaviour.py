"""Text of a document stays text: nothing of it runs, and wire names come through."""

from __future__ import annotations

import ast
import json
import os
import tomllib
from typing import Any

from cases.harness import Outcome

WIRE = {
    "it's": "a",
    'say "hi"': "b",
    "back\\slash": "c",
    "{{ 7*7 }}": "d",
    "line\nbreak": "e",
    "\u2028": "f",
    "": "g",
    "__class__": "h",
    "__init__": "i",
    "constant": '"; import os #\\\n',
    "choice": "\u2028",
}


def test_nothing_runs(client: Any) -> None:
    assert client.models.QuoTe
    assert client.Sample().quote
    assert "SPECLOOM_ESCAPED" not in os.environ


def test_values_round_trip(client: Any, codec: Any) -> None:
    found = codec.decode(client.models.QuoTe, json.dumps(WIRE).encode())
    assert found.choice.is_known
    assert json.loads(codec.encode(found)) == WIRE


def test_enumeration_has_the_wire_values(client: Any) -> None:
    wanted = ['"', "'", "\\", '"""', "\n", "\u2028", "{{ 7*7 }}", "${x}", "\0"]
    assert [str(member) for member in client.models.QuoTeChoice] == wanted


def test_project_file_says_no_more_than_ours(made: Outcome) -> None:
    project = tomllib.loads(made.files["pyproject.toml"])
    assert set(project) == {"build-system", "project", "tool"}
    assert set(project["tool"]) == {"hatch"}
    assert "[tool.evil]" in project["project"]["description"]


def test_modules_hold_only_what_we_write(made: Outcome) -> None:
    for path, text in made.modules().items():
        if path.endswith(".py") and not path.startswith("_runtime/"):
            names = {n.id for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Name)}
            assert not names & {"os", "__import__", "eval", "exec"}
            assert text.isascii(), path

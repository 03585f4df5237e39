"""A licence that is no expression is kept as text, and cannot break out of the file."""

from __future__ import annotations

import tomllib
from typing import Any


def test_metadata(made: Any) -> None:
    project = tomllib.loads(made.files["pyproject.toml"])["project"]
    assert project["license"] == {"text": 'Ask "us" [project]'}
    assert project["urls"] == {"License": "https://trains.example/licence"}
    assert "javascript" not in made.files["README.md"]

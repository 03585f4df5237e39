"""What the document says about who offers the service is in the package's metadata."""

from __future__ import annotations

import tomllib
from typing import Any


def test_metadata(made: Any) -> None:
    project = tomllib.loads(made.files["pyproject.toml"])["project"]
    assert project["license"] == "MIT OR Apache-2.0"
    assert project["urls"] == {
        "Documentation": "https://trains.example/docs",
        "Contact": "https://trains.example/support",
        "Terms of service": "https://trains.example/terms",
    }

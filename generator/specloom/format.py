"""Rendered files → the same in the style of black."""

from __future__ import annotations

from typing import Final

import black
from black.mode import TargetVersion

_MODE: Final = black.Mode(target_versions={TargetVersion.PY311})


def format_all(files: dict[str, str]) -> dict[str, str]:
    """Python files formatted, all others as they are."""
    return {
        path: format_python(text) if path.endswith(".py") else text
        for path, text in files.items()
    }


def format_python(text: str) -> str:
    return black.format_str(text, mode=_MODE)

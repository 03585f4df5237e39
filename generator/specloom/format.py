"""Rendered files → the same in the style of black.

Templates and layout.py write what black would write wherever the lines fit. So black is
asked only about the top-level statements that have a line which does not; that the rest
is in its style too is held by tests over every golden and every document of the corpus.
"""

from __future__ import annotations

import re
from typing import Final

import black
from black.mode import TargetVersion
from black.parsing import InvalidInput

from .layout import WIDTH

_MODE: Final = black.Mode(target_versions={TargetVersion.PY311})
_BETWEEN: Final = "\n\n\n"
_METHOD: Final = re.compile(r"\n\n(?=    (?:async def|def|@))")
_CLASS: Final = "class _:\n"


def format_all(files: dict[str, str]) -> dict[str, str]:
    """Python files formatted, all others as they are."""
    return {
        path: _format_long(text) if path.endswith(".py") else text
        for path, text in files.items()
    }


def format_python(text: str) -> str:
    """A whole file as black has it."""
    return black.format_str(text, mode=_MODE)


def _format_long(text: str) -> str:
    # Why: two empty lines stand between top-level statements and, as docstrings are
    # written by python.docstring and other text is a literal, nowhere else.
    parts = text.rstrip("\n").split(_BETWEEN)
    formatted = (_format_statement(p) if _is_long(p) else p for p in parts)
    return _BETWEEN.join(formatted) + "\n" if text.strip() else text


def _format_statement(text: str) -> str:
    """A top-level statement; of a class only the methods that need it."""
    head, *methods = _METHOD.split(text)
    try:
        return "\n\n".join([_format_part(head), *(map(_format_method, methods))])
    except InvalidInput:
        # Why: a docstring may hold what looks like a method.
        return format_python(text).rstrip("\n")


def _format_part(text: str) -> str:
    return format_python(text).rstrip("\n") if _is_long(text) else text


def _format_method(text: str) -> str:
    if not _is_long(text):
        return text
    return format_python(f"{_CLASS}{text}").removeprefix(_CLASS).rstrip("\n")


def _is_long(text: str) -> bool:
    """Whether a line is too long that is not part of a docstring, which stays as it is."""
    is_inside = False
    for line in text.split("\n"):
        marks = line.count('"""')
        if len(line) > WIDTH and not marks and not is_inside:
            return True
        is_inside ^= marks % 2 == 1
    return False

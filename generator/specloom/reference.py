"""CODES → the reference page of diagnostics, on standard output."""

from __future__ import annotations

import sys

from .codes import CODES


def page() -> str:
    """docs/diagnostics.md."""
    lines = [
        "# Diagnostics",
        "",
        "Written by `make docs` from `generator/specloom/codes.py`. Errors stop the run and",
        "nothing is written; warnings name what the client does less than the document;",
        "notes are choices that can be pinned. What a specification forbids is a warning where",
        "a client can be made of it all the same, and with `--strict` an error.",
    ]
    for name, code in sorted(CODES.items()):
        lines += [
            "",
            f"## {name} ({code.level})",
            "",
            code.text,
            "",
            f"Help: {code.help}",
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())

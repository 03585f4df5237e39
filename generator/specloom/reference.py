"""Tables of the generator → the reference pages of docs/, on standard output by name."""

from __future__ import annotations

import sys

from .changes import KINDS, Kind
from .codes import CODES


def diagnostics() -> str:
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


def changes() -> str:
    """docs/changes.md."""
    lines = [
        "# Kinds of changes",
        "",
        "Written by `make docs` from `generator/specloom/changes.py`; what `specloom diff`",
        "finds ([versions](versions.md)). Where two levels stand, the first is for what a",
        "program sends and the second for what it receives; for what goes both ways the worse",
        "one counts.",
        "",
        "| kind | level | why |",
        "|---|---|---|",
    ]
    lines += [f"| {n} | {_level(kind)} | {kind.reason} |" for n, kind in KINDS.items()]
    return "\n".join(lines) + "\n"


def _level(kind: Kind) -> str:
    if kind.sent is kind.received:
        return kind.sent.word
    return f"{kind.sent.word}, {kind.received.word}"


PAGES = {"diagnostics": diagnostics, "changes": changes}

if __name__ == "__main__":
    sys.stdout.write(PAGES[sys.argv[1]]())

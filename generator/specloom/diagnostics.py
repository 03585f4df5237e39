"""What went wrong or was decided, as values: severity, code, message, place and help."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from .codes import CODES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .source import Location


class Severity(StrEnum):
    """Error: nothing is written. Warning: we do less. Note: a choice that can be pinned."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding; `at` is where in the documents, `help` what to do about it."""

    code: str
    message: str
    at: Location | None
    help: str
    severity: Severity


class Stopped(Exception):
    """Errors were reported, so that the pipeline goes no further."""


@dataclass(slots=True)
class Sink:
    """Collects diagnostics in the order in which they are found, each once.

    `strict` makes violations of a specification errors.
    """

    strict: bool = False
    _found: dict[tuple[str, str, str], Diagnostic] = field(
        default_factory=dict[tuple[str, str, str], Diagnostic]
    )

    def report(
        self, code: str, message: str, at: Location | None = None, *, help: str = ""
    ) -> None:
        """Add a finding; the help of its code stands in where none is given."""
        known = CODES[code]
        is_error = self.strict and known.violation
        severity = Severity.ERROR if is_error else Severity(known.severity)
        found = Diagnostic(code, message, at, help or known.help, severity)
        place = f"{at.file}#{at.pointer}" if at else ""
        self._found.setdefault((code, place, message), found)

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        return tuple(self._found.values())

    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self.all if d.severity is Severity.ERROR)

    def stop_if_errors(self) -> None:
        """Raises:
        Stopped: an error was reported before.
        """
        if self.errors():
            raise Stopped

    def stop_if_unreadable(self) -> None:
        """Raises:
        Stopped: an error was reported that is one without `strict` too.
        """
        if any(CODES[found.code].severity == "error" for found in self.all):
            raise Stopped


_EXCERPT: Final = 160


def as_text(found: Diagnostic) -> str:
    """`file:line:column: severity[code]: message`, the pointer, the line with a caret, the help."""
    head = f"{found.severity}[{found.code}]: {_printable(found.message)}"
    if found.at is None:
        return f"{head}\n  help: {_printable(found.help)}"
    at = found.at
    place = at.position()
    lines = [f"{at.file}:{place.line}:{place.column}: {head}"]
    if at.tokens:
        lines.append(f"  at {_printable(at.pointer)}")
    if place.text.strip() and place.column <= _EXCERPT:
        gutter = f"{place.line:>6} | "
        lines.append(gutter + _printable(place.text[:_EXCERPT]).replace("\t", " "))
        lines.append(" " * (len(gutter) - 2) + "| " + " " * (place.column - 1) + "^")
    lines.append(f"  help: {_printable(found.help)}")
    return "\n".join(lines)


def as_data(found: Diagnostic) -> dict[str, str | int | None]:
    """The same as one flat JSON object, for `--report` and tools."""
    place = found.at.position() if found.at else None
    return {
        "code": found.code,
        "severity": str(found.severity),
        "message": found.message,
        "file": found.at.file if found.at else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "pointer": found.at.pointer if found.at else None,
        "help": found.help,
    }


def count(found: Iterable[Diagnostic]) -> dict[str, int]:
    """How many of each severity, for the closing line."""
    totals = {str(severity): 0 for severity in Severity}
    for one in found:
        totals[one.severity] += 1
    return totals


def _printable(text: str) -> str:
    """The text without what could steer a terminal (control and bidirectional characters)."""
    return "".join(
        c if c.isprintable() or c == "\t" else f"\\u{ord(c):04x}" for c in text
    )

"""What there is to say about a diagnostic code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """`severity` is error, warning or note; `help` one line; `text` what `explain` prints.

    `violation`: the specification forbids it, so that `--strict` makes it an error.
    """

    severity: str
    help: str
    text: str
    violation: bool = False

    @property
    def level(self) -> str:
        """The severity as it is explained."""
        return (
            f"{self.severity}, with --strict an error"
            if self.violation
            else self.severity
        )

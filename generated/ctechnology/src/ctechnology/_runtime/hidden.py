"""Records that hold secrets: no representation shows them, nor a trace with locals."""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class Hidden(Struct, frozen=True):
    """A record that shows nothing but its kind."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return []


class Answered(Hidden, frozen=True):
    """What a function of the caller's returned, often a secret."""

    value: object

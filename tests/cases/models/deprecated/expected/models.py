"""Models of Things."""

from __future__ import annotations

from ._runtime import Model

__all__ = [
    "Thing",
]


class Thing(Model):
    """What it is.

    Deprecated.

    Source: `#/components/schemas/Thing`.
    """

    old: str | None = None
    """What it was.

    Deprecated.
    """
    new: str | None = None
    """What it is."""
    silent: str | None = None
    """Deprecated."""

"""Models of Bags."""

from __future__ import annotations

from typing import Any

from ._runtime import Model, extra_members

__all__ = [
    "Closed",
    "Open",
    "PackBagResponse",
    "PackBagResponseEmpty",
    "Typed",
]


class PackBagResponseEmpty(Model):
    """Source:
    `#/paths/~1bag/post/responses/200/content/application~1json/schema/properties/empty`.
    """


class PackBagResponse(Model):
    """Source: `#/paths/~1bag/post/responses/200/content/application~1json/schema`."""

    closed: Closed
    typed: Typed
    map: dict[str, int]
    anything: dict[str, Any]
    empty: PackBagResponseEmpty
    nested: dict[str, list[Closed]]


class Open(Model):
    """Source: `#/components/schemas/Open`."""

    name: str
    additional_properties: dict[str, Any] = extra_members()
    """Members that the document does not name."""


class Closed(Model):
    """Source: `#/components/schemas/Closed`."""

    name: str


class Typed(Model):
    """Source: `#/components/schemas/Typed`."""

    name: str | None = None
    additional_properties: dict[str, int] = extra_members()
    """Members that the document does not name."""

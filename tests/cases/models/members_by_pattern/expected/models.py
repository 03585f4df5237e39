"""Models of Patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import DateTime, Model, UnknownVariant, extra_members, union

__all__ = [
    "Labels",
    "Mixed",
    "MixedValue",
    "Open",
    "Text",
]


class Mixed(Model):
    """Source: `#/components/schemas/Mixed`."""

    id: int
    additional_properties: dict[str, MixedValue] = extra_members()
    """Members that the document does not name."""


class Text(Model):
    """Source: `#/components/schemas/Text`."""

    text: str


if TYPE_CHECKING:
    MixedValue: TypeAlias = DateTime | bool | UnknownVariant
    """Source: `#/components/schemas/Mixed/additionalProperties`."""
else:
    MixedValue = union(
        "MixedValue",
        __name__,
        variants=lambda: (DateTime, bool),
    )


Labels: TypeAlias = dict[str, str]
"""Source: `#/components/schemas/Labels`."""


Open: TypeAlias = dict[str, Text]
"""Source: `#/components/schemas/Open`."""

"""Models of Settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, UnknownVariant, union

__all__ = [
    "SetSettingRequest",
    "SetSettingScope",
    "Value",
]


class SetSettingRequest(Model):
    """Source: `#/paths/~1setting/put/requestBody/content/application~1json/schema`."""

    value: Value


if TYPE_CHECKING:
    SetSettingScope: TypeAlias = int | str | UnknownVariant
    """Source: `#/paths/~1setting/put/parameters/0/schema`."""
else:
    SetSettingScope = union(
        "SetSettingScope",
        __name__,
        variants=lambda: (int, str),
    )


if TYPE_CHECKING:
    Value: TypeAlias = bool | int | float | str | list[str] | UnknownVariant
    """Source: `#/components/schemas/Value`."""
else:
    Value = union(
        "Value",
        __name__,
        variants=lambda: (bool, int, float, str, list[str]),
    )

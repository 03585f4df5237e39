"""The library that the models of this package are made with."""

from __future__ import annotations

from .msgspec_models import (
    CODEC,
    UNSET,
    DateTime,
    DecimalText,
    Model,
    UnsetType,
    extra_members,
    field,
    union,
)

__all__ = [
    "CODEC",
    "UNSET",
    "DateTime",
    "DecimalText",
    "Model",
    "UnsetType",
    "extra_members",
    "field",
    "union",
]

"""Models of Imports."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, UnknownVariant, union

__all__ = [
    "Common",
    "Import",
    "ImportFromAddress",
    "ImportFromFile",
]


class Common(Model):
    """Source: `#/components/schemas/Common`."""

    name: str | None = None


class ImportFromAddress(Model):
    """Source: `#/components/schemas/Import/variants/0`."""

    url: str
    name: str


class ImportFromFile(Model):
    """Source: `#/components/schemas/Import/variants/1`."""

    file: str
    name: str


if TYPE_CHECKING:
    Import: TypeAlias = ImportFromAddress | ImportFromFile | UnknownVariant
    """Source: `#/components/schemas/Import`."""
else:
    Import = union(
        "Import",
        __name__,
        variants=lambda: (ImportFromAddress, ImportFromFile),
    )

"""Models of Many."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import Model, UnknownVariant, union

__all__ = [
    "Grid",
    "GridVariant1",
    "GridVariant2",
    "GridVariant3",
    "GridVariant4",
    "GridVariant5",
]


class GridVariant1(Model):
    """Source: `#/components/schemas/Grid/oneOf/0`."""

    a0: str


class GridVariant2(Model):
    """Source: `#/components/schemas/Grid/oneOf/1`."""

    a1: str


class GridVariant3(Model):
    """Source: `#/components/schemas/Grid/oneOf/2`."""

    a2: str


class GridVariant4(Model):
    """Source: `#/components/schemas/Grid/oneOf/3`."""

    a3: str


class GridVariant5(Model):
    """Source: `#/components/schemas/Grid/oneOf/4`."""

    a4: str


if TYPE_CHECKING:
    Grid: TypeAlias = (
        GridVariant1
        | GridVariant2
        | GridVariant3
        | GridVariant4
        | GridVariant5
        | UnknownVariant
    )
    """Source: `#/components/schemas/Grid`."""
else:
    Grid = union(
        "Grid",
        __name__,
        variants=lambda: (
            GridVariant1,
            GridVariant2,
            GridVariant3,
            GridVariant4,
            GridVariant5,
        ),
    )

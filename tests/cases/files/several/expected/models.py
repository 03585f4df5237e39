"""Models of Ships."""

from __future__ import annotations

from ._runtime import Model

__all__ = [
    "Captain",
    "Harbour",
    "Problem",
    "Ship",
    "ShipCrewItem",
]


class Harbour(Model):
    """Source: `#/components/schemas/Harbour`."""

    ships: list[Ship] | None = None


class ShipCrewItem(Model):
    """Source: `schemas.yaml#/Ship/properties/crew/items`."""

    name: str | None = None


class Ship(Model):
    """Source: `schemas.yaml#/Ship`."""

    name: str
    captain: Captain | None = None
    harbour: Harbour | None = None
    crew: list[ShipCrewItem] | None = None


class Problem(Model):
    """Source: `problem.json#`."""

    title: str | None = None
    cause: Problem | None = None


class Captain(Model):
    """Source: `schemas.yaml#/Captain`."""

    name: str | None = None

"""Models of Vehicles."""

from __future__ import annotations

from ._runtime import Model, OpenStrEnum

__all__ = [
    "GetVehicleResponse",
    "GetVehicleResponseBrand",
    "State",
]


class GetVehicleResponseBrand(OpenStrEnum):
    """Who made it.

    Source:
    `#/paths/~1vehicle/get/responses/200/content/application~1json/schema/properties/brand`.
    """

    ACME = "Acme"
    UMBRA_MOTORS = "Umbra Motors"


class State(OpenStrEnum):
    """Source: `#/components/schemas/State`."""

    PARKED = "parked"
    MOVING = "moving"


class GetVehicleResponse(Model):
    """Source: `#/paths/~1vehicle/get/responses/200/content/application~1json/schema`."""

    brand: GetVehicleResponseBrand
    """Who made it."""
    state: State

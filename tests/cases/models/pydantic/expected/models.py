"""Models of Pets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from uuid import UUID

from ._runtime import (
    UNSET,
    DateTime,
    DecimalText,
    Model,
    OpenStrEnum,
    UnknownVariant,
    UnsetType,
    extra_members,
    field,
    union,
)
from ._runtime.pydantic_models import OpenModel

__all__ = [
    "Boat",
    "Home",
    "House",
    "NewPet",
    "Pet",
    "PetKind",
    "PetModelConfig",
]


class PetKind(OpenStrEnum):
    """Source: `#/components/schemas/Pet/properties/kind`."""

    CAT = "cat"
    DOG = "dog"


class PetModelConfig(Model):
    """Source: `#/components/schemas/Pet/properties/model_config`."""

    model_dump_: str | None = field(name="model_dump", default=None)


class Pet(Model):
    """Lives with people.

    Source: `#/components/schemas/Pet`.
    """

    id: UUID
    kind: PetKind
    class_: str | None = field(name="class", default=None)
    """Where it goes to school."""
    born: date | None = None
    seen: DateTime | None = None
    price: DecimalText | None = None
    chip: bytes | None = None
    parents: list[Pet] | None = None
    home: Home | None = None
    words: dict[str, int | None] | None = None
    place: tuple[float, float] | None = None
    """At least 2 items."""
    any: Any = None
    legs: Literal[4] | None = None
    sound: Literal['a "bark"\n'] | None = None
    copy: bool | None = None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]
    schema: str | None = None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]
    validate: bool | None = None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]
    """As the methods of old are named."""
    model_config_: PetModelConfig | None = field(name="model_config", default=None)


class NewPet(OpenModel):
    """Source: `#/components/schemas/NewPet`."""

    name: str
    born: date | UnsetType | None = UNSET
    home: Home | UnsetType = UNSET
    json: list[str] | UnsetType = UNSET  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]

    if TYPE_CHECKING:
        additional_properties: dict[str, int] = extra_members()
        """Members that the document does not name."""
    else:
        __pydantic_extra__: dict[str, int]


class House(Model):
    """Source: `#/components/schemas/House`."""

    rooms: int


class Boat(Model):
    """Source: `#/components/schemas/Boat`."""

    cabins: int


if TYPE_CHECKING:
    Home: TypeAlias = House | Boat | UnknownVariant
    """Source: `#/components/schemas/Home`."""
else:
    Home = union(
        "Home",
        __name__,
        variants=lambda: (House, Boat),
    )

"""Models of Things."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from uuid import UUID

from ._runtime import (
    UNSET,
    DateTime,
    Model,
    OpenStrEnum,
    UnknownVariant,
    UnsetType,
    extra_members,
    field,
    union,
)

__all__ = [
    "Cat",
    "Dog",
    "Inner",
    "Pet",
    "Shape",
    "ShapeCircle",
    "ShapeSquare",
    "Thing",
    "ThingEither",
    "ThingKind",
]


class ThingKind(OpenStrEnum):
    """Source: `#/components/schemas/Thing/properties/kind`."""

    ROUND = "round"
    SQUARE = "square"


class Thing(Model):
    """Source: `#/components/schemas/Thing`."""

    id: str
    count: int
    price: float | UnsetType = UNSET
    when: DateTime
    day: date | UnsetType | None = UNSET
    code: UUID | UnsetType = UNSET
    blob: bytes | UnsetType = UNSET
    flag: bool | UnsetType = UNSET
    kind: ThingKind | UnsetType = UNSET
    tags: list[str] | UnsetType = UNSET
    scores: dict[str, int] | UnsetType = UNSET
    place: tuple[float, str] | UnsetType = UNSET
    """At least 2 items."""
    inner: Inner
    inners: list[Inner] | UnsetType = UNSET
    pet: Pet | UnsetType = UNSET
    shape: Shape | UnsetType = UNSET
    either: ThingEither | UnsetType = UNSET
    child: Thing | UnsetType = UNSET
    na_me_tilde: int | UnsetType = field(name="na/me~", default=UNSET)
    additional_properties: dict[str, Any] = extra_members()
    """Members that the document does not name."""


class Inner(Model):
    """Source: `#/components/schemas/Inner`."""

    size: int
    class_: str | UnsetType = field(name="class", default=UNSET)
    additional_properties: dict[str, int] = extra_members()
    """Members that the document does not name."""


class Cat(Model):
    """Source: `#/components/schemas/Cat`."""

    sort: str
    lives: int
    friend: Pet | UnsetType = UNSET


class Dog(Model):
    """Source: `#/components/schemas/Dog`."""

    sort: str
    bark: str | UnsetType = UNSET


class ShapeCircle(Model):
    """Source: `#/components/schemas/Shape/oneOf/0`."""

    form: Literal["circle"] = "circle"
    radius: float


class ShapeSquare(Model):
    """Source: `#/components/schemas/Shape/oneOf/1`."""

    form: Literal["square"] = "square"
    side: float


if TYPE_CHECKING:
    ThingEither: TypeAlias = "str | list[Pet] | UnknownVariant"
    """Source: `#/components/schemas/Thing/properties/either`."""
else:
    ThingEither = union(
        "ThingEither",
        __name__,
        variants=lambda: (str, list[Pet]),
    )


if TYPE_CHECKING:
    Pet: TypeAlias = Cat | Dog | UnknownVariant
    """Source: `#/components/schemas/Pet`."""
else:
    Pet = union(
        "Pet",
        __name__,
        variants=lambda: (Cat, Dog),
        discriminator="sort",
        mapping=lambda: {"Cat": Cat, "Dog": Dog},
    )


if TYPE_CHECKING:
    Shape: TypeAlias = ShapeCircle | ShapeSquare | UnknownVariant
    """Source: `#/components/schemas/Shape`."""
else:
    Shape = union(
        "Shape",
        __name__,
        variants=lambda: (ShapeCircle, ShapeSquare),
    )

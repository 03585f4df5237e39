"""Models of Inline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from ._runtime import DateTime, Model, OpenStrEnum, UnknownVariant, union

__all__ = [
    "Event",
    "EventGone",
    "EventGoneKind",
    "EventMade",
    "Fallen",
    "Merged",
    "MergedFallen",
    "MergedMoved",
    "Moved",
]


class EventGoneKind(OpenStrEnum):
    """Source: `#/components/schemas/Event/oneOf/1/properties/kind`."""

    GONE = "gone"
    LOST = "lost"


class EventMade(Model):
    """Source: `#/components/schemas/Event/oneOf/0`."""

    kind: Literal["made"]
    id: int | None = None


class EventGone(Model):
    """Source: `#/components/schemas/Event/oneOf/1`."""

    kind: EventGoneKind
    id: int | None = None


class Moved(Model):
    """Source: `#/components/schemas/Moved`."""

    kind: str
    id: int | None = None


class MergedMoved(Model):
    """Source: `#/components/schemas/Merged/variants/0`."""

    kind: str
    id: int | None = None
    at: DateTime | None = None


class MergedFallen(Model):
    """Source: `#/components/schemas/Merged/variants/1`."""

    kind: str
    id: int | None = None
    depth: float
    at: DateTime | None = None


class Fallen(Model):
    """Source: `#/components/schemas/Fallen`."""

    kind: str
    id: int | None = None
    depth: float


if TYPE_CHECKING:
    Event: TypeAlias = EventMade | EventGone | Moved | UnknownVariant
    """Source: `#/components/schemas/Event`."""
else:
    Event = union(
        "Event",
        __name__,
        variants=lambda: (EventMade, EventGone, Moved),
        discriminator="kind",
        mapping=lambda: {
            "made": EventMade,
            "gone": EventGone,
            "lost": EventGone,
            "Moved": Moved,
        },
    )


if TYPE_CHECKING:
    Merged: TypeAlias = MergedMoved | MergedFallen | UnknownVariant
    """Source: `#/components/schemas/Merged`."""
else:
    Merged = union(
        "Merged",
        __name__,
        variants=lambda: (MergedMoved, MergedFallen),
        discriminator="kind",
        mapping=lambda: {"m": MergedMoved, "x": MergedFallen},
        default=lambda: MergedMoved,
    )

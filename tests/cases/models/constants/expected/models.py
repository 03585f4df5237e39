"""Models of Events."""

from __future__ import annotations

from typing import Literal

from ._runtime import UNSET, Model, OpenStrEnum, UnsetType, field

__all__ = [
    "Answer",
    "Event",
    "EventSingle",
]


class EventSingle(OpenStrEnum):
    """Source: `#/components/schemas/Event/properties/single`."""

    ONLY = "only"


class Event(Model):
    """Source: `#/components/schemas/Event`."""

    kind: Literal["event"] = "event"
    version: Literal[2] = 2
    flag: Literal[True] | UnsetType = UNSET
    optional: Literal["here"] | UnsetType = UNSET
    single: EventSingle | UnsetType = UNSET
    object_type: Literal["renamed"] | UnsetType = field(
        name="object-type",
        default=UNSET,
    )


class Answer(Model):
    """Source: `#/components/schemas/Answer`."""

    kind: Literal["answer"]
    nothing: None = None

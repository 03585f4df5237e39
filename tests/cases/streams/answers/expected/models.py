"""Models of Ticker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from ._runtime import UNSET, Model, UnknownVariant, UnsetType, union

__all__ = [
    "Chunk",
    "CompleteRequest",
    "Completion",
    "Entry",
    "Event",
    "EventSaid",
    "EventScanned",
    "EventTicked",
    "Problem",
    "Tick",
    "WatchChunksResponse",
    "WatchNestedResponse",
    "WatchToldResponse",
    "WatchToldResponseData",
]


class WatchChunksResponse(Model):
    """Source:
    `#/paths/~1events~1chunks/get/responses/200/content/text~1event-stream/schema`.
    """

    data: Tick


class WatchToldResponse(Model):
    """Source:
    `#/paths/~1events~1told/get/responses/200/content/text~1event-stream/schema`.
    """

    event: str | None = None
    data: WatchToldResponseData
    retry: int | None = None


class WatchNestedResponse(Model):
    """Source:
    `#/paths/~1events~1nested/get/responses/200/content/text~1event-stream/schema`.
    """

    data: str
    total: int


class CompleteRequest(Model):
    """Source: `#/paths/~1chat/post/requestBody/content/application~1json/schema`."""

    prompt: str
    stream: bool | UnsetType = UNSET
    """Default: `false`."""


class Tick(Model):
    """Source: `#/components/schemas/Tick`."""

    price: float


class Entry(Model):
    """Source: `#/components/schemas/Entry`."""

    text: str


class Chunk(Model):
    """Source: `#/components/schemas/Chunk`."""

    delta: str


class Completion(Model):
    """Source: `#/components/schemas/Completion`."""

    text: str


class Problem(Model):
    """Source: `#/components/schemas/Problem`."""

    title: str


class EventTicked(Model):
    """Source: `#/components/schemas/Event/variants/0`."""

    event: Literal["ticked"]
    data: Tick | None = None
    id: str | None = None


class EventSaid(Model):
    """Source: `#/components/schemas/Event/variants/1`."""

    event: Literal["said"]
    data: str | None = None
    id: str | None = None


class EventScanned(Model):
    """Source: `#/components/schemas/Event/variants/2`."""

    event: Literal["scanned"]
    data: str | None = None
    id: str | None = None


if TYPE_CHECKING:
    WatchToldResponseData: TypeAlias = Tick | Problem | UnknownVariant
    """Source:
    `#/paths/~1events~1told/get/responses/200/content/text~1event-stream/schema/properties/data`.
    """
else:
    WatchToldResponseData = union(
        "WatchToldResponseData",
        __name__,
        variants=lambda: (Tick, Problem),
    )


if TYPE_CHECKING:
    Event: TypeAlias = EventTicked | EventSaid | EventScanned | UnknownVariant
    """Source: `#/components/schemas/Event`."""
else:
    Event = union(
        "Event",
        __name__,
        variants=lambda: (EventTicked, EventSaid, EventScanned),
    )

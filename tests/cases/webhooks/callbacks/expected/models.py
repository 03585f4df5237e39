"""Models of Feeds."""

from __future__ import annotations

from ._runtime import DateTime, Model

__all__ = [
    "AddFeedOnDataRequest",
]


class AddFeedOnDataRequest(Model):
    """Source:
    `#/paths/~1feeds/post/callbacks/onData/{$request.query.url}~1data/post/requestBody/content/application~1json/schema`.
    """

    at: DateTime

"""What values Limited allows.

Clients with `validate=True` look at it.
"""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime import Limit, Limits

LIMITS: Final = Limits(
    operations={
        "POST /order/{id}": {
            "path id": Limit(max_length=8, pattern="^[a-z]+$"),
            "query limit": Limit(minimum=1, maximum=100),
            "body items": Limit(min_items=1, unique_items=True),
            "body note": Limit(min_length=2),
        },
    },
    models={
        models.AddOrderRequest: {
            "items": Limit(min_items=1, unique_items=True),
            "note": Limit(min_length=2),
        },
        models.Item: {
            "price": Limit(exclusive_minimum=0, multiple_of=0.01),
            "tags": Limit(max_properties=1),
        },
    },
)

"""The headers that the document describes can be read as what they are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

HEADERS = {
    "X-Rate-Limit": "50",
    "X-Expires-After": "2025-01-02T03:04:05Z",
    "X-Scopes": "read, write",
    "X-Tier": "paid",
}


def test_headers(client: Any, answering: Any) -> None:
    with answering(client.Sample, headers=HEADERS, content=b"1") as api:
        answer = client.with_response(api.limit.get)()
    assert answer.data == 1
    found = answer.headers
    assert found["x-rate-limit"] == "50"
    assert found.get_as("X-Rate-Limit", int) == 50
    moment = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert found.get_as("X-Expires-After", datetime) == moment
    assert found.get_as("X-Scopes", list[str]) == ["read", "write"]
    tier = client.models.GetLimitResponseXTier
    assert found.get_as("X-Tier", tier) is tier.PAID

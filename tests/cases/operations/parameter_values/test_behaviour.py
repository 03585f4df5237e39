"""Values of every type in every place."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

ID = UUID("12345678123456781234567812345678")


def test_values(client: Any, sent: Any) -> None:
    kind = client.models.Kind.VERY_HOT
    with sent(client.Sample) as (api, requests):
        api.value.get(
            kind,
            date(2025, 1, 2),
            ID,
            since=datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC),
            kinds=[kind, "brand new"],
            open=False,
            price=Decimal("1.50"),
            level=2,
            x_kind=kind,
            x_day=date(2025, 1, 2),
            x_plain="as it is",
            cookie_kind=kind,
        )
    request = requests[0]
    path, _, query = request.url.raw_path.decode().partition("?")
    assert path == f"/values/very%20hot/2025-01-02/{ID}"
    assert query.split("&") == [
        "since=2025-01-02T03%3A04%3A05Z",
        "kinds=very%20hot,brand%20new",
        "open=false",
        "price=1.50",
        "level=2",
    ]
    assert request.headers["x-kind"] == "very hot"
    assert request.headers["x-day"] == "2025-01-02"
    assert request.headers["x-plain"] == "as it is"
    assert request.headers["cookie"] == "kind=very%20hot"


def test_nothing_that_was_not_given(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.value.get("cold", date(2025, 1, 2), ID, x_day=date(2025, 1, 2), open=None)
    assert requests[0].url.query == b""

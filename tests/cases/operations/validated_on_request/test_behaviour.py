"""Limits are looked at when a client is told to, before anything is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


def test_nothing_is_checked_unless_asked_for(
    client: Any, sent: Callable[..., Any]
) -> None:
    with sent(client.Sample) as (api, requests):
        api.order.add("UPPER", items=[], limit=0)
    assert len(requests) == 1


def test_all_complaints_at_once(client: Any, sent: Callable[..., Any]) -> None:
    item = client.models.Item
    cheap = item(price=-1.005, tags={"a": item(price=0), "b": item(price=1)})
    with sent(client.Sample, validate=True) as (api, requests):
        with pytest.raises(ValueError, match="addOrder") as caught:
            api.order.add("UPPER", items=[cheap], limit=101, note="x")
        assert str(caught.value).split("; ") == [
            "addOrder: path id must match ^[a-z]+$",
            "query limit must be at most 100",
            "body items 0 price must be more than 0",
            "body items 0 price must be a multiple of 0.01",
            "body items 0 tags must have at most 1 members",
            "body items 0 tags a price must be more than 0",
            "body note must have at least 2 characters",
        ]
    assert requests == []


def test_good_values_pass(client: Any, sent: Callable[..., Any]) -> None:
    good = client.models.Item(price=0.29)
    with sent(client.Sample) as (api, requests):
        strict = api.with_options(validate=True)
        strict.order.add("abc", items=[good], limit=1)
        with pytest.raises(ValueError, match="no item twice"):
            strict.order.add("abc", items=[good, good])
    assert len(requests) == 1

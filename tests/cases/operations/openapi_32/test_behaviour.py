"""The methods that OpenAPI 3.2 adds are sent as such."""

from __future__ import annotations

from typing import Any


def test_methods(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.search.query(words="a")
        api.search.link()
    assert [request.method for request in requests] == ["QUERY", "LINK"]
    assert requests[0].content == b'{"words":"a"}'
